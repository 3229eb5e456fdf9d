import type { Place } from '../../simulators/vm-exit/index.ts';
import type { doing } from './words.ts';

/** The picture in words, for those who do not see it. */

/** What the part that has the CPU does with it, to go on after its name. */
export const does: Readonly<Record<keyof typeof doing, string>> = {
  runs: 'runs its own code on it',
  imitated: 'has its code imitated',
  waitsForKernel: 'waits for its kernel',
  stands: 'stands still',
  waits: 'waits',
  walks: 'waits while it walks the tables',
  reads: 'reads the guest’s tables',
  interrupt: 'handles an interrupt',
  fault: 'handles a page fault',
  why: 'asks why the guest was left',
  allocates: 'finds a page for the guest',
  signals: 'wakes the thread',
  answers: 'does by itself what the guest wanted',
  polls: 'looks about whether the guest is wanted',
  sleeps: 'runs somebody else',
  wakes: 'wakes the vCPU',
  enters: 'enters the guest',
  call: 'serves a system call of QEMU’s',
  device: 'plays the device',
  imitates: 'imitates the guest',
  inRun: 'waits in KVM_RUN',
  threadSleeps: 'sleeps',
  threadWorks: 'empties the queue',
  threadWakes: 'wakes up',
};

export const cpuDoes = {
  guest: (ring: 0 | 3) => `is in guest mode, ring ${ring}`,
  host: (ring: 0 | 3) => `is in host mode, ring ${ring}`,
  plain: (ring: 0 | 3) =>
    ring === 0 ? 'runs a system call of QEMU’s, in ring 0' : 'runs QEMU’s own code, in ring 3',
  away: 'runs somebody else',
  other: (awake: boolean) => (awake ? 'runs the vhost thread' : 'is idle'),
} as const;

export const alt = {
  who: {
    app: 'The app',
    'guest-kernel': 'The guest’s kernel',
    'host-kernel': 'The host’s kernel, with KVM,',
    vmm: 'QEMU',
    thread: 'The vhost thread',
  } satisfies Record<Place | 'thread', string>,
  board: (who: string, doingNow: string) => `${who} has the CPU and ${doingNow}.`,
  asleep: 'The vCPU’s thread sleeps, and nobody of this machine has the CPU.',
  cpu: (name: string, doingNow: string) => `${name} ${doingNow}.`,
  line: (code: string) => `The guest’s line reads “${code}”.`,
  exits: (n: number, toVmm: number) =>
    n === 0 ? 'No exit so far.' : `Exits so far: ${n}, of them ${toVmm} as far as QEMU.`,
  walk: (n: number) => `Reads of the walk: ${n}.`,
  ring: (states: readonly string[]) => `Packets in the ring: ${states.join(', ')}.`,
  console: (text: string) => (text === '' ? 'Nothing is printed yet.' : `Printed: ${text}.`),
  way: (long: string) => `In this part, ${long}.`,
} as const;
