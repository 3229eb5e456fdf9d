import type { FigureClaims } from '../../playback/figure.ts';
import type { Op } from '../../simulators/vm-exit/index.ts';
import { capital, count, exitCount, exitSpan, ordinal, times } from './text.ts';
import type { Topic } from './topic.ts';

const things: Readonly<Record<Op, string>> = {
  add: 'add',
  call: 'system call',
  read: 'read of the page',
  fresh: 'new page',
  switch: 'switch of processes',
  print: 'letter',
  send: 'packet',
  sleep: 'nap',
};

/** Another of something that has been followed in detail. */
export function again(topic: Extract<Topic, { kind: 'again' }>): string {
  const { op, nth, way, exits, last, reads, kicked, taken, interrupted } = topic;
  const which = `${capital(ordinal(nth))} ${things[op]}`;
  const counted = exitSpan(exits, last);
  if (way === 'emulation')
    return `${which}: imitated like the one before${reads > 0 ? `, with ${reads} reads of the guest’s tables` : ''}.`;
  switch (op) {
    case 'send':
      if (way === 'trap')
        return `${which}: the driver writes TDT${interrupted ? ', and the card interrupts' : '; the card holds its interrupt back'}: ${counted}.`;
      return kicked
        ? `${which}: into the queue. The thread over there sleeps again, so it has to be kicked: ${counted}.`
        : `${which}: into the queue. The thread is awake and wants no kick: ${counted}. It has taken ${taken} so far.`;
    case 'read':
      return reads === 0
        ? `${which}: the CPU still has its address in the TLB, where it keeps what it has looked up. No walk, and ${counted}.`
        : `${which}: the TLB has forgotten it, so the CPU walks again: ${reads} reads, ${counted}.`;
    case 'fresh':
      return exits === 0
        ? `${which}: the guest’s kernel has to help, the host’s does not: it gave a large piece before. ${reads} reads, ${counted}.`
        : `${which}: the guest’s kernel and the host’s help once more. ${reads} reads, ${counted}.`;
    case 'add':
      return `${which}: the CPU has done it before anybody could ask.`;
    default:
      return `${which}, as before: ${counted}.`;
  }
}

export const late = ({ ended, exits, last }: Extract<Topic, { kind: 'late' }>): string =>
  `${ended ? 'At last' : 'Now'} the card lets its interrupt out, one for every packet since its last interrupt. It reaches the running guest without an exit, but its handler asks the card the same questions: ${exitSpan(exits, last)}.`;

/** What it all came to. */
export function end(topic: Extract<Topic, { kind: 'end' }>, claims: FigureClaims): string {
  const { way, exits, toVmm, sent, reads } = topic;
  if (way === 'emulation')
    return `Done, and not one exit: nothing of the guest ever ran on the CPU, so there was no guest to leave. It is the slow way: on our machine a loop in Python took ${claims['emulation-slowdown']?.text ?? 'many times'} as long in such a guest.`;
  const packets =
    sent === 0 ? '' : sent === 1 ? 'One packet is out. ' : `${capital(count(sent))} packets are out. `;
  const walks = reads > 0 ? ` ${capital(`${reads} reads`)} for looking addresses up.` : '';
  if (exits === 0) return `${packets}Done. The guest was never left.${walks}`;
  const far =
    toVmm === 0
      ? 'never as far as QEMU'
      : toVmm === exits
        ? 'each time as far as QEMU'
        : `${times(toVmm)} as far as QEMU`;
  return `${packets}Done, with ${exitCount(exits)}, ${far}.${walks}`;
}
