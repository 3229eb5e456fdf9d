import type { Op, Place, Way } from '../../simulators/vm-exit/index.ts';

/** Labels, presets and settings of this figure; its sentences are in narration-words.ts, line-words.ts and sum-words.ts, its alternative in alt-words.ts, its listing in code-words.ts, its bets in bet-words.ts. */

export const title = 'Follow an instruction out of the guest and back';

export const presetWords = {
  call: {
    label: 'An add, and a call',
    promise:
      'Two adds and a system call. The CPU runs them all, app and kernel, and nobody on the host is asked.',
  },
  page: {
    label: 'A page in use',
    promise:
      'The app reads a byte. The CPU walks two sets of tables for it, by itself; the second time it knows the way.',
  },
  fresh: {
    label: 'A page never touched',
    promise:
      'The page is missing twice, in the guest’s tables and in the host’s. Two kernels find it, one after the other.',
  },
  letter: {
    label: 'A letter',
    promise: 'Two touches of an emulated serial port, two exits, both as far as QEMU and back.',
  },
  nap: {
    label: 'A nap',
    promise: 'A halted guest gives its CPU away, and the alarm brings it back. KVM does that without QEMU.',
  },
  packet: {
    label: 'One packet, three ways',
    promise:
      'All emulated: no guest to leave. An emulated card: an exit for each touch of a register. A paravirtual queue: one in all.',
  },
  burst: {
    label: 'Eight packets',
    promise:
      'The card needs an exit for every packet and more for its interrupts. The queue needs one kick for all.',
  },
} as const;

/** What a link may say of the ways. */
export const expectsWays = (ways: readonly Way[]): string =>
  `one or more of ${ways.join(', ')}, in this order`;

export const labels = {
  board: 'Who has the CPU',
  vm: 'the virtual machine',
  host: 'the host',
  wall: ['VM exit ↓', 'VM entry ↑'],
  listing: 'What the guest runs',
  lines: (from: number, to: number, of: number) => `lines ${from} to ${to} of ${of}`,
  exitMark: (n: readonly number[]) => (n.length === 1 ? `exit ${n[0]}` : `exits ${n[0]}–${n.at(-1)}`),
  places: { app: 'app', 'guest-kernel': 'kernel' },
  nothing: 'The program is empty. Give the guest something to do, below.',
} as const;

export const lanes: Readonly<Record<Place | 'thread', { readonly label: string; readonly short: string }>> = {
  app: { label: 'app', short: 'app' },
  'guest-kernel': { label: 'guest kernel', short: 'guest kernel' },
  'host-kernel': { label: 'host kernel, with KVM', short: 'host kernel' },
  vmm: { label: 'QEMU, the VMM', short: 'QEMU' },
  thread: { label: 'host kernel: vhost thread', short: 'vhost thread' },
};

/** What a part does, in a few words. */
export const doing = {
  runs: 'runs',
  imitated: 'its code is imitated',
  waitsForKernel: 'waits for its kernel',
  stands: 'stands still',
  waits: 'waits',
  walks: 'the CPU walks the tables',
  reads: 'reads the guest’s tables',
  interrupt: 'handles the interrupt',
  fault: 'handles a page fault',
  why: 'KVM: why was the guest left?',
  allocates: 'KVM: finds a page',
  signals: 'KVM: wakes the thread',
  answers: 'KVM: does it itself',
  polls: 'KVM: looks about',
  sleeps: 'runs somebody else',
  wakes: 'wakes the vCPU',
  enters: 'KVM: enters the guest',
  call: 'a system call of QEMU’s',
  device: 'plays the device',
  imitates: 'imitates the guest',
  inRun: 'waits in KVM_RUN',
  threadSleeps: 'sleeps',
  threadWorks: 'empties the queue',
  threadWakes: 'wakes up',
} as const;

export const cpu = {
  name: (n: number) => `CPU ${n}`,
  guest: (ring: 0 | 3) => `in guest mode, ring ${ring}`,
  host: (ring: 0 | 3) => `in host mode, ring ${ring}`,
  plain: (ring: 0 | 3) => `runs QEMU${ring === 0 ? '’s system call, ring 0' : ', ring 3'}`,
  away: 'runs somebody else',
  other: (awake: boolean) => (awake ? 'runs the vhost thread' : 'idle'),
} as const;

interface WayWords {
  readonly label: string;
  /** For a narrow place. */
  readonly short: string;
  readonly long: string;
  /** Who runs the guest's code, and what the card is. */
  readonly runs: string;
}

export const wayWords: Readonly<Record<Way, WayWords>> = {
  emulation: {
    label: 'emulation',
    short: 'emulation',
    long: 'everything is emulated, in software',
    runs: 'QEMU runs the guest, line by line',
  },
  trap: {
    label: 'trap',
    short: 'trap',
    long: 'the CPU runs the guest; its card is emulated',
    runs: 'the CPU runs it; an emulated card',
  },
  queue: {
    label: 'paravirtual queue',
    short: 'queue',
    long: 'the CPU runs the guest; its card is a shared queue',
    runs: 'the CPU runs it; a queue as its card',
  },
};

/** Where no packet is sent, the card plays no part. */
const withoutCard: WayWords = {
  label: 'on the CPU',
  short: 'CPU',
  long: 'the CPU runs the guest',
  runs: 'directly',
};

export const wayWordsOf = (way: Way, cards: boolean): WayWords =>
  cards || way === 'emulation' ? wayWords[way] : withoutCard;

export const score = {
  caption: 'What it took so far',
  way: 'Way',
  exits: 'Exits',
  toVmm: 'to QEMU',
  reads: 'Reads',
  none: '–',
  now: 'now',
} as const;

export const walk = {
  heading: 'The walk',
  ept: (level: number) => `host ${level}`,
  guest: 'guest’s entry',
  row: (level: number) => `guest ${level}`,
  page: 'the page',
  eptKey: 'host’s tables, filled by KVM',
  guestKey: 'guest’s tables, filled by its kernel',
  count: (n: number) => `${n} ${n === 1 ? 'read' : 'reads'}`,
  address: 'Address, in the parts that pick an entry of each table',
  offset: 'in the page',
  unknown: '–',
  idle: 'No address has been looked up yet.',
  now: (table: 'ept' | 'guest', level: number, index: number, entry: string) =>
    `${table === 'ept' ? 'host’s' : 'guest’s'} level ${level}, entry ${index}: ${entry}`,
  empty: 'empty',
} as const;

export const ring = {
  card: 'The card and its ring in the guest’s memory',
  queue: 'The queue, in memory that guest and host share',
  slot: { empty: 'empty', waits: 'waits', taken: 'taken', sent: 'sent' },
  packet: (n: number) => `packet ${n}`,
  tail: 'TDT, the tail',
  head: 'TDH, the head',
  cause: 'ICR, why it interrupts',
  mask: 'IMS, what it may',
  held: 'interrupts held back',
  yes: 'yes',
  no: 'no',
  available: 'put in',
  used: 'done',
  kick: 'kick wanted at packet',
  thread: 'vhost thread',
  awake: 'awake',
  asleep: 'asleep',
} as const;

export const consoleWords = {
  heading: 'The emulated serial port, as QEMU keeps it',
  empty: 'nothing printed yet',
} as const;

export const settings = {
  program: 'What the guest does',
  empty: 'Nothing yet.',
  add: 'Then it also …',
  undo: 'Undo the last',
  clear: 'Undo all',
  full: (most: number) => `${most} things are as many as a link can carry. Undo one to go on.`,
  ways: 'Run',
  guest: 'The used page, in the guest',
  host: 'Pages the host gives',
  sizes: { '4k': '4 KiB', '2m': '2 MiB' },
  levels: 'Levels of tables',
  worker: 'The vhost thread',
  workers: { behind: 'slower than the guest', ahead: 'quicker' },
  look: 'A step of the first walk',
  looks: { rows: 'a row', each: 'every read' },
} as const;

export const opWords: Readonly<Record<Op, { readonly does: string; readonly button: string }>> = {
  add: { does: 'adds', button: 'adds' },
  call: { does: 'calls its kernel', button: 'calls its kernel' },
  read: { does: 'reads the used page', button: 'reads the used page' },
  fresh: { does: 'touches a new page', button: 'touches a new page' },
  switch: { does: 'switches processes', button: 'switches processes' },
  print: { does: 'prints a letter', button: 'prints a letter' },
  send: { does: 'sends a packet', button: 'sends a packet' },
  sleep: { does: 'sleeps', button: 'sleeps' },
};

export const leavesOutSummary = 'What this leaves out';
export const leavesOut = (cost: string, packet: string): readonly string[] => [
  `Time. There are only steps here, and an exit that goes on to QEMU is one exit like any other. One measurement, published in 2011, puts the switch itself at ${cost}, without what is then done about it; newer CPUs are quicker.`,
  'Caches. The walk starts with an empty TLB and finds nothing on the way, which is the most it can take. A real CPU remembers the upper levels of both tables and has most entries in its caches. The kernel’s own addresses and the devices’ count as known.',
  `Everything else that leaves a guest: the host’s own clock and devices, interrupts on CPUs that cannot deliver them to a running guest, and the many exits of a boot. The names are Intel’s; on AMD’s CPUs they are others.`,
  `Thousands of ordinary instructions: a line of the listing stands for one instruction only where it leaves the guest or looks up an address. ${packet}`,
  'When the card holds its interrupts back, and how far the vhost thread falls behind, depends on speeds. The card waits for eight things of the program here. The thread is either slower than the guest or quicker; you can change that.',
];
export const watched =
  'The registers that the driver touches for a packet, in their order and with their values, are those that we watched a Linux guest touch on QEMU.';
