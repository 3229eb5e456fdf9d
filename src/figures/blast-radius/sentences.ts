import type { Box, Cause, Fault, Hold } from '../../simulators/isolation/index.ts';
import { boxWords } from './words.ts';

/** "a", "a and b", "a, b and c". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;

export const namesOf = (boxes: readonly Box[]): string => listed(boxes.map((box) => boxWords[box].say));

const capital = (text: string) =>
  text.startsWith('gVisor') ? text : text.charAt(0).toUpperCase() + text.slice(1);

/** What is about to happen. */
export const starts: Readonly<Record<Fault, string>> = {
  crash:
    'Six boxes, three copies each, and all is well. Copy 1 is about to trip over a bug of its own, in every box at once.',
  memory:
    'Six boxes, three copies each, and all is well. Copy 1 is about to ask for memory and never give any back.',
  fork: 'Six boxes, three copies each, and all is well. Copy 1 is about to start copies of itself, which start copies of themselves.',
  panic:
    'Six boxes, three copies each, and all is well. Something is about to hit a bug in the Linux kernel under copy 1 that stops it for good.',
  exploit:
    'Six boxes, three copies each, and all is well. Somebody has a way into copy 1, and knows a bug in the Linux kernel.',
  runtime:
    'Six boxes, three copies each, and all is well. Somebody has a way into copy 1 and root there, and knows a hole in runc.',
  vmm: 'Six boxes, three copies each, and all is well. Somebody has a way into copy 1, and knows a hole in a virtual device.',
};

/** What one wave does, by its cause: said once for all the boxes in which it happens. */
export const waveSays: Readonly<Record<Cause, (boxes: readonly Box[]) => string>> = {
  crashed: (boxes) => `Copy 1 is gone in ${boxes.length === 6 ? 'all six boxes' : namesOf(boxes)}.`,
  'first-process-gone': (boxes) =>
    `Its container ends with it, in ${namesOf(boxes)}: a container lives as long as its first process.${inGvisor(boxes, 'So does the Sentry around it.')}`,
  'eats-memory': () => 'Copy 1 takes one page after the other, in all six boxes.',
  'memory-short': (boxes) =>
    shared(boxes, 'runs short of memory, and everything that uses it is slowed and in danger'),
  'killed-at-limit': (boxes) =>
    `At its limit the kernel kills it, and nobody else has noticed.${inGvisor(boxes, 'In gVisor the Sentry dies with it: to the kernel the two are one.')}`,
  'killed-by-kernel': (boxes) =>
    `The kernel that is short of memory picks a victim, as a rule the largest: copy 1.${inGvisor(boxes, 'In gVisor the Sentry dies with it: to the kernel the two are one.')}`,
  forks: () => 'Copy 1 doubles and doubles, in all six boxes.',
  'no-more-processes': (boxes) =>
    shared(boxes, 'has no process left to give, and whoever asks for one is refused'),
  panicked: (boxes) => shared(boxes, 'stops'),
  'kernel-gone': () => 'Everything that a stopped kernel served stops with it.',
  'attacker-inside': () => 'The attacker is in copy 1, in all six boxes. That much no wall prevents.',
  'kernel-bug': (boxes) => shared(boxes, 'does what the attacker says'),
  'kernel-taken': () =>
    'And with a kernel goes everything that it serves: its memory, its files, its processes.',
  'runtime-bug': (boxes) => shared(boxes, 'has a stranger for root, who came out through runc'),
  'device-bug': (boxes) =>
    `Through the device the attacker is in the VMM, in ${namesOf(boxes)}: in a process of the host.`,
  'vmm-as-root': () => 'That VMM ran as root and nothing held it. The host is the attacker’s.',
};

/** A sentence more where gVisor is among the boxes. */
const inGvisor = (boxes: readonly Box[], more: string): string =>
  boxes.includes('gvisor') ? ` ${more}` : '';

function shared(boxes: readonly Box[], what: string): string {
  const guests = boxes.filter((box) => box === 'vm' || box === 'kata' || box === 'container-in-vm');
  const hosts = boxes.filter((box) => !(guests as readonly Box[]).includes(box));
  const parts = [
    ...(hosts.length > 0 ? [`under ${namesOf(hosts)} it is the host’s`] : []),
    ...(guests.length > 0 ? [`in ${namesOf(guests)} it is the guest’s`] : []),
  ];
  return `The kernel ${what}: ${parts.join(', ')}.`;
}

/** Why it goes no further, below a box. */
export const holdWords: Readonly<Record<Hold, string>> = {
  'kernel-cleans-up': 'The kernel takes back what it held.',
  'memory-limit': 'The memory limit held.',
  'guest-memory': 'A guest has no more than its own memory.',
  'process-limit': 'The limit on processes held.',
  'guest-processes': 'A guest has its own processes.',
  'guest-wall': 'The machine held: a second bug is needed.',
  'not-linux': 'The Sentry is not Linux and lacks this bug.',
  'no-runtime': 'No runtime here, so no hole in one.',
  'other-runtime': 'Another runtime, without this hole.',
  'no-vmm': 'No machine here, so no device to break.',
  jail: 'The jail held: another bug is needed.',
  nothing: 'Nothing held.',
};

/** How it ended, with the count of copies that got away. */
export function ending(all: readonly Box[], some: readonly Box[], spared: number): string {
  const reach = [
    ...(all.length > 0 ? [`All three copies are hit in ${namesOf(all)}`] : []),
    ...(some.length > 0
      ? [`${all.length > 0 ? 'two of three' : 'Two of three copies are hit'} in ${namesOf(some)}`]
      : []),
  ];
  const first = reach.length > 0 ? `${reach.join(', ')}.` : 'In no box does it get past copy 1.';
  return `${capital(first)} ${spared} of 18 copies are untouched.`;
}

/** What to ask of a box before this fault is thrown at it. */
const morals: Readonly<Record<Fault, string>> = {
  crash: 'Ask who clears up.',
  memory: 'Ask whose memory the three copies share.',
  fork: 'Ask whose process numbers the three copies share.',
  panic: 'Ask which kernel the three copies call.',
  exploit: 'Ask which kernel the three copies call.',
  runtime: 'Ask who made the box, and on which kernel.',
  vmm: 'Ask what the VMM may do.',
};

const moralOf = (fault: Fault, limited: boolean): string =>
  limited && (fault === 'memory' || fault === 'fork') ? 'Ask who set a limit.' : morals[fault];

export const bet = {
  question: 'in how many of the six boxes will all three copies be hit?',
  options: { '0': 'none', '1': 'one', '2': 'two', '3': 'three', '6': 'all six' },
  verdict: (
    picked: string,
    right: boolean,
    boxes: readonly Box[],
    { fault, limited }: { readonly fault: Fault; readonly limited: boolean },
  ) => {
    const truth = boxes.length === 0 ? 'it is none' : `it is ${namesOf(boxes)}`;
    return `You said ${picked}, ${right ? 'and so it is' : `and ${truth}`}. ${
      right && boxes.length > 0 ? `${capital(namesOf(boxes))}.` : ''
    } ${moralOf(fault, limited)}`.replace(/ {2,}/g, ' ');
  },
} as const;
