import type { Command, Refusal, Starter, Switch } from '../../simulators/process-walls/index.ts';

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

export const plainSay: Readonly<Record<Starter, string>> = {
  root: 'An ordinary process, started by root. Both terminals stand on the same ground and give the same answers. No switch is on.',
  user: 'An ordinary process, started by the user app. Both terminals stand on the same ground. No switch is on, and this user has no power to make most walls.',
};

export interface Numbers {
  readonly caps: string;
  readonly kept: string;
  readonly denied: string;
}

/** What a throw that worked changed, and what it did not. */
export const thrownSay = (
  sw: Switch,
  { chroot, bare, inUser }: { chroot: boolean; bare: boolean; inUser: boolean },
  numbers: Numbers,
): string =>
  ({
    user: 'A user namespace, and no map in it yet: no number has a name here, and the process is nobody. On the host its number has not changed.',
    pid: 'A PID namespace: the process now calls itself 1. But ps reads /proc, and this /proc is still the host’s: the old list stands there.',
    net: 'A network namespace: one loopback device, and that is down. The host’s card has not moved; it is only out of sight. Ports and routes are new too.',
    ipc: 'An IPC namespace: the shared memory segment is out of sight. On the host it is where it was, and nothing else changed.',
    uts: 'A namespace for the host name. The answer is the same as before: a new namespace starts as a copy. What it changed is who hears of the next name.',
    mount:
      'A mount namespace, and not one line is different: it starts as a copy of the host’s mounts. The files are still the host’s.',
    cgroup:
      'A cgroup namespace: the path from the top now reads as the top itself. The process is in the same group as before, and whatever limits that has still count.',
    time: 'A time namespace, with an offset written before the process came in: it seems to have booted just now. The date is not covered; there is one clock on the wall for all.',
    cpu: 'The host writes cpu.max: half of one CPU, no more. Nothing is hidden; it sees what it saw before.',
    memory:
      'The host writes memory.max, 256 MiB. Ask free, and it shows all the host’s memory as before: a limit is not a wall.',
    pids: 'The host writes pids.max: 64 processes in this group. It says how many, not which: what can be seen does not change.',
    root: chroot
      ? 'There is no mount namespace of its own, so this is chroot: paths now begin in the image’s files. There is no /proc among them, so ps has nothing to read. The host lists one more mount.'
      : 'pivot_root: the image’s files take the place of the host’s in this mount namespace. The host’s own tree stands as it was.',
    caps: bare
      ? 'Docker’s selection of capabilities, and nothing changes: this process had none to lose.'
      : `Of ${numbers.caps} Docker leaves ${numbers.kept}. ${inUser ? 'They only ever counted inside its own user namespace. ' : ''}It is still called root, and sees what it saw; mount, clocks and new walls are out of reach.`,
    seccomp: `Docker’s filter: ${numbers.denied} that the kernel would serve are refused at the door, unshare and mount among them. No answer in the terminals is hidden by it.`,
  })[sw];

export const setUpSay = (what: string, starter: Starter, over: boolean): string =>
  ({
    map:
      starter === 'root'
        ? 'The map is written: 0 inside is 100000 on the host. The process becomes root here, and on the host an ordinary number that owns nothing.'
        : 'The map is written: 0 inside is 1000 on the host, the user that started it. Root here, and to the host the same user as before.',
    proc: 'A fresh /proc is mounted, and now the list is short: the process, number 1. On the host it stands among the others, with its old number.',
    'proc-shared':
      'A /proc is mounted among these files. With no PID namespace of its own it shows all the processes of the host.',
    scratch:
      'To see the wall, something is mounted at /mnt. It is there inside. The host’s list has not grown.',
    name: 'The process calls the machine box. The host keeps its name, and hears nothing of it.',
    veth: 'The engine lays a virtual cable: eth0 inside, veth0 at the host’s end, an address on each. Up to here the process could reach nobody.',
    lo: 'Loopback is brought up. A cable to the host would need root of the host; rootless engines carry the packets by a helper program.',
    '': '',
  })[what]! + (over && what === 'proc' ? ' The old /proc lies beneath the new one.' : '');

const reasons: Readonly<Record<Refusal, string>> = {
  'no-privilege':
    'Operation not permitted. An ordinary user has no CAP_SYS_ADMIN, and this asks for it. A user namespace first would have given it some.',
  'caps-gone':
    'Operation not permitted. CAP_SYS_ADMIN went with the other capabilities; whoever throws that switch first has no hands left for this.',
  filtered:
    'Operation not permitted. The seccomp filter refuses the call before the kernel looks at who is asking.',
  chrooted: 'Operation not permitted. From inside a chroot the kernel lets nobody make a user namespace.',
  'not-owner':
    'Operation not permitted. That namespace was made before the user namespace, so it belongs to the host’s root, and root in here is somebody else.',
};
export const refusedSay = (sw: Switch, setUp: boolean, refusal: Refusal): string =>
  `${setUp ? `The ${switchWords[sw]} wall stands, but setting it up is refused` : `${capital(switchWords[sw])} is refused, and nothing changes`}: ${reasons[refusal]}`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const alt = (
  walls: readonly string[],
  limits: readonly string[],
  bolts: readonly string[],
  inside: string,
  host: string,
  deed: string,
): string =>
  `Process web on the host’s one kernel. Namespaces of its own: ${walls.join(', ') || 'none'}. Limits: ${limits.join(', ') || 'none'}. Files and bolts: ${bolts.join(', ') || 'none'}. Inside: ${inside} On the host: ${host}${deed && ` ${deed}`}`;

export const moment = (step: number, of: number) => `Step ${step} of ${of}`;

export const leavesOutSummary = 'What this leaves out';
export const leavesOut: readonly string[] = [
  'The answers follow what Linux 6.18 gave on our machine, asked by a script that you can run. The host itself is made up: five processes, two CPUs, 4096 MiB, and a few columns fewer than the tools print.',
  'A new PID or time namespace holds the next child, not the process that asked for it; here one process stands for both. The commands do not list themselves, and a terminal shows how things stand just before a misdeed.',
  'Real engines also filter devices, mask parts of /proc, set no_new_privs and load a security module. A misdeed is tried by its plainest way, with no bug in the kernel: a refusal here is no proof of safety.',
  'The three limits bear the names of cgroup version 2. Whether they hold was tried on our machine with the same limits of version 1, since that is what its controllers are bound to. The stop on the bar of processes is drawn further right than it is.',
  'Limits are written by the host’s root, and swap is off. The seccomp switch is Docker’s default profile for Docker’s default capabilities; runc alone sets no filter.',
];
