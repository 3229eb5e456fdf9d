import type { Asker, NamespaceKind, State } from '../../simulators/runc-start/index.ts';

/** Names and labels; what each step says is in step-words.ts. */
export const title = 'From a bundle to a running program';

export const presetWords = {
  usual: {
    label: 'The usual bundle',
    promise:
      'No kernel starts. Each step is a request to the one that runs, and the last of them is an ordinary execve.',
  },
  gain: {
    label: 'It may gain privileges',
    promise:
      'Without no_new_privs the filter comes before the privileges go, since loading it takes one of them.',
  },
  user: {
    label: 'With a user namespace',
    promise: 'The user namespace comes first and alone. The rights to make all the others follow from it.',
  },
  bare: {
    label: 'No filter',
    promise:
      'A step less, and the time it took. What is left is still a container: seccomp is not what makes one.',
  },
} as const;

export const processWords: Readonly<
  Record<Asker | 'shim' | 'program', { readonly name: string; readonly runs: string }>
> = {
  shim: { name: 'shim', runs: 'waits, as parent' },
  runc: { name: 'runc', runs: 'gives the orders' },
  'stage 0': { name: 'runc init, stage 0', runs: 'a copy of runc' },
  'stage 1': { name: 'runc init, stage 1', runs: 'makes the walls' },
  'stage 2': { name: 'runc init, stage 2', runs: 'builds the room, process 1 in it' },
  program: { name: 'your program', runs: 'process 1 in the container' },
};

/** Requests that are told, not quoted: a system call or a file goes by the name that the kernel has for it. */
const requestWords: Readonly<Record<string, string>> = {
  'make exec.fifo': 'make exec.fifo',
  'open exec.fifo': 'open exec.fifo',
  'join cgroup': 'join cgroup',
  'write uid_map': 'write uid_map',
  'detach old root': 'detach old root',
  'seccomp filter': 'seccomp filter',
};
export const requestText = (what: string): string => requestWords[what] ?? what;

export const namespaceWords: Readonly<Record<NamespaceKind, string>> = {
  user: 'user',
  mnt: 'mount',
  uts: 'uts',
  ipc: 'ipc',
  net: 'network',
  pid: 'pid',
};

export const statusWords: Readonly<Record<State['status'], string>> = {
  none: 'none yet',
  creating: 'creating',
  created: 'created',
  running: 'running',
};

export const thingWords = {
  status: 'Container',
  namespaces: 'Namespaces of its own',
  root: 'What / is to it',
  cgroup: 'Cgroup',
  hostName: 'Host name',
  privileges: 'Capabilities',
  gain: 'New privileges',
  filter: 'Filter of system calls',
  program: 'The program in it',
  kernels: 'Kernels running',
} as const;

export const values = {
  none: 'none',
  root: {
    host: 'the host’s files',
    'host, room ready': 'the host’s files; the room is ready beside them',
    bundle: 'the bundle’s files, and no others',
  },
  cgroup: { true: 'its own', false: 'runc’s' },
  hostName: { true: 'its own', false: 'the host’s' },
  privileges: { all: 'all that runc has', few: 'a few' },
  gain: { true: 'never again', false: 'possible' },
  filter: { true: 'loaded', false: 'none' },
  program: { none: 'none yet', runc: 'runc', own: 'yours' },
} as const;

export const labels = {
  steps: 'What runc does, in order',
  processes: 'Processes that live',
  exists: 'What exists now',
  changed: 'new',
  kernel: 'the host’s kernel',
  quiet: 'is asked for nothing that stays',
  asked: 'is asked for',
  program: 'your program',
  took: (text: string) => `${text} here`,
  /** For a step whose name would tell what is bet on. */
  hidden: (n: number) => `step ${n}`,
  times:
    'Times: measured, the median of 30 runs on one machine of ours. The bundle that was timed asks for a sixth namespace, the cgroup’s;',
  timesLink: 'how',
  leavesOut: 'What this figure leaves out',
  options: 'The bundle asks for',
  noNewPrivs: 'no new privileges',
  userNamespace: 'a user namespace',
  seccomp: 'a filter of system calls',
} as const;

/** The picture in words: who lives, what the kernel is asked for, and what exists. */
export function altText(
  processes: readonly { readonly name: string }[],
  things: readonly { readonly name: string; readonly value: string }[],
  requests: readonly { readonly by: string; readonly what: string }[],
): string {
  const asked =
    requests.length === 0
      ? `The kernel ${labels.quiet}.`
      : `The kernel ${labels.asked}: ${requests.map(({ by, what }) => `${what}, by ${by}`).join('; ')}.`;
  const there = things.map(({ name, value }) => `${name}: ${value}.`).join(' ');
  return `${labels.processes}: ${processes.map(({ name }) => name).join(', ')}. ${asked} ${there}`;
}

export const leavesOut: readonly string[] = [
  'Most requests. The steps name those that leave something behind; a start with runc makes some hundred more, dozens of them mounts.',
  'The cgroup namespace. The trace behind this figure is of runc 1.1.5 on a machine with cgroup v1, where the example that runc writes asks for none. On v2 it does, and stage 2 makes it with a call of its own.',
  'One runc for both. The trace is of runc run, which creates and starts in one process. With a shim, as drawn here, runc create ends when the container is there, and runc start is another.',
  'Hooks, consoles, security labels, time namespaces. They come between these steps and do not change their order.',
  'What came before: the client, the daemon and the layers that were stacked into the bundle’s root.',
  'Other runtimes. crun does the same in C and in half the time; gVisor and Kata put another kernel into the story.',
];
