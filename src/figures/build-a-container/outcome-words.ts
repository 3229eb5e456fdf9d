import type { Deed, Outcome } from '../../simulators/process-walls/index.ts';

export const deedWords: Readonly<Record<Deed | 'none', string>> = {
  none: 'behave',
  cpu: 'eat CPU',
  memory: 'eat memory',
  pids: 'fork without end',
  shadow: 'read the host’s /etc/shadow',
  clock: 'set the clock',
  disk: 'mount a host disk',
};
export const deed = {
  title: 'Let the process misbehave at the end',
  waiting: (label: string) => `To come: ${label}.`,
  none: 'It behaves.',
  harm: 'The host is hit.',
  held: 'It held.',
};

/** What came of a misdeed: the fact, and why. */
export interface OutcomeWords {
  readonly fact: string;
  readonly why: string;
}

export const outcomeWords = (tried: Deed, outcome: Outcome, walls: number): OutcomeWords => {
  const behind =
    walls === 0
      ? 'There is no wall here, and one would not have helped'
      : `${walls === 1 ? 'Its one wall' : `Its ${walls} walls`} did not matter`;
  const all: Partial<Record<`${Deed}:${Outcome}`, readonly [fact: string, why: string]>> = {
    'cpu:takes-all': [
      'It takes all the CPU time that nobody else wants, and a share of the rest.',
      `${behind}; cpu.max is the switch for this.`,
    ],
    'cpu:throttled': [
      'It has its fifty milliseconds in each hundred, then stands still until the next hundred begins.',
      'Throttled, not killed.',
    ],
    'memory:takes-all': [
      'It takes all the memory that the host has.',
      `In the end the host’s out-of-memory killer picks a victim, perhaps somebody else. ${behind}; memory.max is the switch for this.`,
    ],
    'memory:oom-killed': [
      'At 256 MiB its group is full, and the kernel kills inside the group.',
      'The rest of the host has lost nothing.',
    ],
    'pids:takes-all': [
      'It forks until the kernel has no process number left to give, and then nobody on the host can start anything.',
      `${behind}; pids.max is the switch for this.`,
    ],
    'pids:eagain': [
      'At 64 processes fork answers “Resource temporarily unavailable”.',
      'The host goes on starting what it likes.',
    ],
    'shadow:reads-host': [
      'It opens /etc/shadow and reads the host’s password hashes.',
      'The path leads to the host’s file, and it is root.',
    ],
    'shadow:denied': [
      'Permission denied.',
      'The file is in plain sight, but to the host this process is not root, whatever it is called inside.',
    ],
    'shadow:breaks-out': [
      'It calls chroot once more, walks up with “cd ..” past where its root had been, and reads the host’s file.',
      'Chroot moves a starting point; it locks nothing.',
    ],
    'shadow:reads-through-proc': [
      'It reads the host’s file through /proc.',
      'Its own /etc/shadow is the image’s. But /proc lists the host’s processes, each with a link to its root, and with all capabilities it walks through one of those.',
    ],
    'shadow:reads-own': [
      'It opens /etc/shadow and finds the image’s own.',
      'No path of its own leads to the host’s file.',
    ],
    'clock:does-it': [
      'The clock is set, for everybody on the host.',
      'The time namespace covers time since boot, not the date.',
    ],
    'clock:refused': [
      'Operation not permitted.',
      'There is one wall clock, and setting it takes CAP_SYS_TIME over the host itself, and no filter in the way.',
    ],
    'disk:does-it': [
      'It mounts the host’s disk and has all that is on it.',
      'A mount namespace hides what is mounted, not what can be.',
    ],
    'disk:refused': [
      'Operation not permitted.',
      'Mounting a disk takes CAP_SYS_ADMIN over the host itself, and no filter in the way.',
    ],
  };
  const [fact, why] = all[`${tried}:${outcome}`] ?? ['', ''];
  return { fact, why };
};

export const betWords = {
  questions: {
    cpu: 'at the end this process eats CPU. How much will it get?',
    memory: 'at the end this process eats memory. How much of the host’s can it take?',
    pids: 'at the end this process forks without end. How far does it get?',
    shadow: 'at the end this process tries to read the host’s /etc/shadow. Will it?',
    clock: 'at the end this process tries to set the clock. Will it?',
    disk: 'at the end this process tries to mount a disk of the host. Will it?',
  } satisfies Record<Deed, string>,
  much: { harm: 'All that the host has', held: 'Only what its group may have' },
  cpu: { harm: 'As much as is free, and its share', held: 'Only what its group may have' },
  yes: { harm: 'Yes', held: 'No' },
  verdict: (picked: string, right: boolean, fact: string) =>
    `You bet “${picked}”${right ? ': you were right' : ', and it came out the other way'}. ${fact}`,
};
