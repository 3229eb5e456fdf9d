import type { Command, Starter, Switch } from '../../simulators/process-walls/index.ts';

export const title = 'Build a container, one wall at a time';

export const presetWords = {
  hidden: {
    label: 'All namespaces, no limits',
    promise:
      'Eight walls go up, and the process ends alone with one number, one name and one network of its own. Then it eats memory: all that the host has, for no wall is a limit.',
  },
  plain: {
    label: 'A plain process',
    promise: 'No switch is thrown. Started by root, it reads the host’s passwords as root does.',
  },
  limited: {
    label: 'Limits, no namespaces',
    promise:
      'Three limits and not one wall. It sees the whole host, process by process, and is killed when it takes more memory than its group may have.',
  },
  engine: {
    label: 'Docker’s default',
    promise:
      'Six namespaces, a file system and two bolts, and no limits unless you ask for them: forking without end fills the host’s table.',
  },
  rootless: {
    label: 'Rootless',
    promise:
      'An ordinary user makes the user namespace first, and may then make all the others. Root inside, and the host’s clock still says no.',
  },
  everything: {
    label: 'Everything',
    promise:
      'Eight namespaces, three limits, files of its own, two bolts. Eating memory ends at its own limit, and the host does not notice.',
  },
  'bolts-first': {
    label: 'Bolts first',
    promise:
      'With the capabilities gone, the kernel refuses every wall that comes after. Only the files are changed, by chroot, and it climbs out.',
  },
};

/** What a link may say of the switches thrown. */
export const expectsOrder = (letters: string): string =>
  `0 for no switch, or some of the letters ${letters}, each at most once`;

export const switchWords: Readonly<Record<Switch, string>> = {
  user: 'user',
  pid: 'pid',
  net: 'network',
  ipc: 'ipc',
  uts: 'uts',
  mount: 'mount',
  cgroup: 'cgroup',
  time: 'time',
  cpu: 'cpu.max',
  memory: 'memory.max',
  pids: 'pids.max',
  root: 'root file system',
  caps: 'capabilities',
  seccomp: 'seccomp',
};

/** What a switch is about, for those to whom its name says nothing. */
export const switchAbout: Readonly<Record<Switch, string>> = {
  user: 'user ids',
  pid: 'process list',
  net: 'cards, ports',
  ipc: 'shared memory',
  uts: 'host name',
  mount: 'mounts',
  cgroup: 'group path',
  time: 'time since boot',
  cpu: 'half of one CPU',
  memory: '256 MiB',
  pids: '64 processes',
  root: 'the image’s files',
  caps: 'Docker’s choice',
  seccomp: 'Docker’s filter',
};

export const groups = {
  namespaces: 'Namespaces hide',
  limits: 'Cgroups limit',
  bolts: 'Files and bolts',
};

export const board = {
  title: 'Switches: filled is on, dashed is off. The numbers are the order.',
  off: 'off',
  waiting: 'to come',
  up: 'on',
  refused: 'refused',
  place: (place: number) => ordinal(place),
  clear: 'All off',
};

const ordinal = (n: number): string =>
  `${n}${['th', 'st', 'nd', 'rd'][n % 10 > 3 || (n > 10 && n < 14) ? 0 : n % 10]}`;

export const commandWords: Readonly<Record<Command | 'auto', string>> = {
  auto: 'what tells most',
  ps: 'ps: processes',
  hostname: 'hostname',
  ip: 'ip addr: network',
  mount: 'findmnt: mounts',
  id: 'id: who am I',
  cgroup: 'cgroup path',
  uptime: 'uptime',
  ipcs: 'ipcs: shared memory',
  ls: 'ls /: files',
  free: 'free: memory seen',
  status: 'capabilities and filter',
  limits: 'the three limits',
};

export const terminal = {
  look: 'Ask both sides',
  sides: 'Which terminal',
  /** On its button, where only one is shown. */
  short: { inside: 'Inside', host: 'On the host' },
  inside: 'Where the process is',
  host: 'On the host',
  changed: 'changed',
  new: 'new: ',
  gone: 'gone: ',
  /** Under a terminal: what the step did to its answer. */
  told: (added: number, gone: number): string => {
    if (added + gone === 0) return 'Nothing has changed here.';
    const lines = (n: number) => (n === 1 ? '1 line' : `${n} lines`);
    if (gone === 0) return `${lines(added)} new.`;
    return added === 0 ? `${lines(gone)} gone.` : `${lines(gone)} gone, ${lines(added)} new.`;
  },
};

export const picture = {
  others: 'Others on the host',
  inSight: 'web can see them',
  outOfSight: 'hidden from web',
  process: 'web',
  sees: (host: number, own: number, user: string) =>
    host === own ? `process ${host}, ${user}` : `process ${host}; calls itself ${own}, ${user}`,
  walls: (names: readonly string[]) =>
    names.length === 0
      ? 'No walls.'
      : `${names.length === 1 ? '1 wall' : `${names.length} walls`}: ${names.join(', ')}.`,
  files: { host: 'the host’s files', chroot: 'the image’s files, by chroot', pivot: 'the image’s files' },
  caps: {
    full: (all: string) => `all ${all} powers of root`,
    docker: (all: string, kept: string) => `${kept} of root’s ${all} powers`,
    none: 'no powers of root',
  },
  capsBox: ', over its own walls only',
  filter: { on: 'seccomp filter', off: 'no filter' },
  gauges: 'How much it may take, of all that the host has',
  limits: {
    cpu: { name: 'CPUs', on: 'half of one' },
    memory: { name: 'memory', on: '256 MiB' },
    pids: { name: 'processes', on: '64' },
  },
  unlimited: 'no limit',
  kernel: 'The host’s kernel',
  kernelSub: 'one for all of them: every system call ends here',
};

export const settingsWords = {
  starter: 'Started by',
  starters: { root: 'root of the host', user: 'an ordinary user' } satisfies Record<Starter, string>,
};

export const alt = (
  walls: readonly string[],
  limits: readonly string[],
  bolts: readonly string[],
  inside: string,
  host: string,
  deed: string,
): string =>
  `Process web on the host’s one kernel. Namespaces of its own: ${walls.join(', ') || 'none'}. Limits: ${limits.join(', ') || 'none'}. Files and bolts: ${bolts.join(', ') || 'none'}. Inside: ${inside} On the host: ${host}${deed && ` ${deed}`}`;

export const leavesOutSummary = 'What this leaves out';
export const leavesOut: readonly string[] = [
  'The answers follow what Linux 6.18 gave on our machine, asked by a script that you can run. The host itself is made up: five processes, two CPUs, 4096 MiB, and a few columns fewer than the tools print.',
  'A new PID or time namespace holds the next child, not the process that asked for it; here one process stands for both. The commands do not list themselves, and a terminal shows how things stand just before a misdeed.',
  'Real engines also filter devices, mask parts of /proc, set no_new_privs and load a security module. A misdeed is tried by its plainest way, with no bug in the kernel: a refusal here is no proof of safety.',
  'The three limits bear the names of cgroup version 2. Whether they hold was tried on our machine with the same limits of version 1, since that is what its controllers are bound to. The stop on the bar of processes is drawn further right than it is.',
  'Limits are written by the host’s root, and swap is off. The seccomp switch is Docker’s default profile for Docker’s default capabilities; runc alone sets no filter.',
];
