import type { PromiseState } from '../../simulators/vm-host/index.ts';
import { guestName } from './sentences.ts';
import { amount, count, percent, sentence } from './text.ts';

export const levelWords = {
  kept: 'kept',
  slower: 'true, but slower',
  broken: 'broken',
  none: 'not promised',
} as const;

/** Why a promise stands as it does, in a few words for its place in the picture. */
export function briefReason({ reason }: PromiseState): string {
  switch (reason.kind) {
    case 'refused':
      return 'refused at the door';
    case 'off':
      return 'not started yet';
    case 'killed':
      return 'the process is gone';
    case 'paused':
      return 'stopped';
    case 'cpu':
      return reason.asked === 0
        ? 'asks for nothing'
        : `asks for ${amount(reason.asked)} ${reason.asked === 1 ? 'CPU' : 'CPUs'}, gets ${amount(reason.got)}`;
    case 'ram':
      return reason.swapped > 0
        ? `${reason.swapped} of ${reason.pages} pages in swap`
        : `${reason.resident} of ${reason.pages} pages backed`;
    case 'ram-while-paused':
      return `${reason.resident + reason.swapped} pages held`;
    case 'disk':
      return `${reason.written} of ${reason.blocks} blocks stored`;
    case 'disk-after-kill':
      return 'the file is still there';
    case 'no-space':
      return 'no room for a block';
    case 'net':
      return reason.asked === 0
        ? 'link up, asks for nothing'
        : `asks for ${amount(reason.asked)} Gbit/s, gets ${amount(reason.got)}`;
  }
}

/** The same in a sentence, for the part that the reader looks at. */
export function fullReason(guest: number, { reason }: PromiseState): string {
  const name = sentence(guestName(guest));
  switch (reason.kind) {
    case 'refused':
      return `${name} was not let in: what it would have been promised does not fit. Nothing was promised, so nothing is broken.`;
    case 'off':
      return `${name} has not been started. What it was promised, it has not asked for.`;
    case 'killed':
      return `${name} is gone. The host’s kernel ended its process to have the memory, and what was in memory is lost.`;
    case 'paused':
      return `${name} stands still until somebody makes room on the host’s disk and lets it go on.`;
    case 'cpu':
      return cpuReason(name, reason);
    case 'ram':
      return ramReason(name, reason);
    case 'ram-while-paused':
      return `${name} is stopped, but its memory stays where it is and costs the host ${count(reason.resident, 'frame')} as before.`;
    case 'disk': {
      const rest = reason.blocks - reason.written;
      if (rest === 0) return `Every block of ${guestName(guest)}’s disk has its place in the host’s store.`;
      return reason.room >= rest
        ? `${rest} of its blocks were never written and take no space. There is room for them, as long as nobody else takes it.`
        : `Kept so far: ${count(rest, 'block')} ${rest === 1 ? 'was' : 'were'} never written, and the host has room for ${reason.room === 0 ? 'none' : reason.room}.`;
    }
    case 'disk-after-kill':
      return `The image file is still there, as a disk is after a power cut: all that was written, and perhaps not the last of it.`;
    case 'no-space':
      return `${name} wrote to a block that has no place yet, and there was none to give it. The size it was shown was never there.`;
    case 'net':
      if (reason.asked === 0) return `${name}’s link is up, and it sends nothing yet.`;
      if (reason.got >= reason.asked)
        return `${name} sends ${amount(reason.asked)} Gbit/s and all of it gets through.`;
      return `${name}’s link is up. ${reason.senders === 2 ? 'Both' : `All ${reason.senders}`} guests that send share one real card, and ${amount(reason.got)} Gbit/s is what is left for each.`;
  }
}

type Reason<K> = Extract<PromiseState['reason'], { kind: K }>;

function cpuReason(name: string, { vcpus, asked, got, waited }: Reason<'cpu'>): string {
  if (got >= asked * 0.95)
    return `${name} has work for ${asked >= 1 ? count(asked, 'CPU') : `${amount(asked)} of a CPU`} just now, and gets it. It counts ${count(vcpus, 'CPU')} and has no reason to doubt it.`;
  return `${name} still counts ${count(vcpus, 'CPU')}. Its threads stood ready and did not run for ${percent(waited)} of the time, which the guest can see as steal.`;
}

function ramReason(name: string, { pages, swapped, none, freed, room }: Reason<'ram'>): string {
  const told =
    freed > 0
      ? ` ${count(freed, 'page')} that it has freed ${freed === 1 ? 'is' : 'are'} still held for it.`
      : '';
  if (swapped > 0)
    return `${name} still counts all ${pages} pages. ${swapped === 1 ? 'One is' : `${swapped} are`} on the host’s disk; whoever touches ${swapped === 1 ? 'it' : 'one'} waits.${told}`;
  if (none === 0) return `All ${pages} pages of ${name.toLowerCase()} are backed.${told}`;
  const rest = `${count(none, 'page')} ${none === 1 ? 'was' : 'were'} never touched and ${none === 1 ? 'costs' : 'cost'} nothing.`;
  const could =
    room >= none
      ? ' The host could back them, as long as nobody else asks first.'
      : ` Kept so far: the host could back ${room === 0 ? 'none' : `only ${room}`} of them.`;
  return `${rest}${could}${told}`;
}
