import type {
  Command,
  Deed,
  Outcome,
  Refusal,
  Starter,
  Switch,
} from '../../simulators/process-walls/index.ts';

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
    label: 'An engine’s default',
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

export const groups = {
  namespaces: 'Namespaces hide',
  limits: 'Cgroup limits',
  bolts: 'Files and bolts',
};

export const board = {
  title: 'Switches, in the order you throw them',
  off: 'off',
  waiting: (place: number) => `${ordinal(place)}, to come`,
  up: (place: number) => `${ordinal(place)}, on`,
  refused: (place: number) => `${ordinal(place)}, refused`,
  clear: 'All off',
};

const ordinal = (n: number): string =>
  `${n}${['th', 'st', 'nd', 'rd'][n % 10 > 3 || (n > 10 && n < 14) ? 0 : n % 10]}`;

export const commandWords: Readonly<Record<Command | 'auto', string>> = {
  auto: 'what tells most at each step',
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
  inside: 'Where the process is',
  host: 'On the host',
  fresh: 'new',
  gone: (n: number) => (n === 0 ? '' : n === 1 ? '1 line is gone' : `${n} lines are gone`),
  same: 'no line changed',
};

export const picture = {
  host: 'The rest of the host',
  others: 'systemd, sshd, cron, bash',
  process: 'web',
  sees: (host: number, own: number, user: string) =>
    host === own ? `process ${host}, ${user}` : `process ${host}; calls itself ${own}, ${user}`,
  walls: (n: number) => (n === 0 ? 'no walls' : n === 1 ? '1 wall' : `${n} walls`),
  files: { host: 'The host’s files', chroot: 'The image’s files, by chroot', pivot: 'The image’s files' },
  caps: (n: string) => `${n} of root’s powers`,
  noCaps: 'no powers of root',
  capsBox: ' over its own walls',
  filter: { on: 'seccomp filter', off: 'no filter' },
  limit: {
    cpu: { on: 'CPU: half of one', off: 'CPU: no limit' },
    memory: { on: 'memory: 256 MiB', off: 'memory: no limit' },
    pids: { on: 'processes: 64', off: 'processes: no limit' },
  },
  kernel: 'The host’s kernel',
  kernelSub: 'one for all of them: every system call ends here',
};

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
  harm: 'The host is hit',
  held: 'It held',
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

export const outcomeSay = (tried: Deed, outcome: Outcome, walls: number): string => {
  const behind =
    walls === 0
      ? 'There is no wall here, and one would not have helped'
      : `${walls === 1 ? 'Its one wall' : `Its ${walls} walls`} did not matter`;
  const all: Partial<Record<`${Deed}:${Outcome}`, string>> = {
    'cpu:takes-all': `It takes all the CPU time that nobody else wants, and a share of the rest. ${behind}; cpu.max is the switch for this.`,
    'cpu:throttled':
      'It has its fifty milliseconds in each hundred, then stands still until the next hundred begins. Throttled, not killed.',
    'memory:takes-all': `It takes all the memory that the host has, until the host’s own out-of-memory killer picks a victim, perhaps somebody else. ${behind}; memory.max is the switch for this.`,
    'memory:oom-killed':
      'At 256 MiB its group is full. The kernel kills inside the group, and the rest of the host has lost nothing.',
    'pids:takes-all': `It forks until the kernel has no process number left to give, and then nobody on the host can start anything. ${behind}; pids.max is the switch for this.`,
    'pids:eagain':
      'At 64 processes fork answers “Resource temporarily unavailable”. The host goes on starting what it likes.',
    'shadow:reads-host':
      'It opens /etc/shadow and reads the host’s password hashes: the path leads to the host’s file, and it is root.',
    'shadow:denied':
      'Permission denied. The file is in plain sight, but to the host this process is not root, whatever it is called inside.',
    'shadow:breaks-out':
      'It calls chroot once more, walks up with “cd ..” past where its root had been, and reads the host’s file. Chroot moves a starting point; it locks nothing.',
    'shadow:reads-through-proc':
      'Its own /etc/shadow is the image’s. But /proc lists the host’s processes, each with a link to its root, and with all capabilities it walks through one of those.',
    'shadow:reads-own':
      'It opens /etc/shadow and finds the image’s own. No path of its own leads to the host’s file.',
    'clock:does-it':
      'The clock is set, for everybody on the host. The time namespace covers time since boot, not the date.',
    'clock:refused':
      'Operation not permitted. There is one wall clock, and setting it takes CAP_SYS_TIME over the host itself.',
    'disk:does-it':
      'It mounts the host’s disk and has all that is on it. A mount namespace hides what is mounted, not what can be.',
    'disk:refused':
      'Operation not permitted. Mounting a disk takes CAP_SYS_ADMIN over the host itself, and no filter in the way.',
  };
  return all[`${tried}:${outcome}`] ?? '';
};

export const betWords = {
  questions: {
    cpu: 'At the end this process eats CPU. How much will it get?',
    memory: 'At the end this process eats memory. How much of the host’s can it take?',
    pids: 'At the end this process forks without end. How far does it get?',
    shadow: 'At the end this process tries to read the host’s /etc/shadow. Will it?',
    clock: 'At the end this process tries to set the clock. Will it?',
    disk: 'At the end this process tries to mount a disk of the host. Will it?',
  } satisfies Record<Deed, string>,
  much: { harm: 'All that the host has', held: 'Only what its group may have' },
  yes: { harm: 'Yes', held: 'No' },
  verdict: (picked: string, right: boolean, say: string) =>
    `You bet “${picked}”${right ? ': you were right' : ', and it came out the other way'}. ${say}`,
};

export const alt = (
  walls: readonly string[],
  limits: readonly string[],
  bolts: readonly string[],
  inside: string,
  host: string,
): string =>
  `Process web on the host’s one kernel. Namespaces of its own: ${walls.join(', ') || 'none'}. Limits: ${limits.join(', ') || 'none'}. Files and bolts: ${bolts.join(', ') || 'none'}. Inside: ${inside} On the host: ${host}`;

export const moment = (step: number, of: number) => `Step ${step} of ${of}`;

export const leavesOutSummary = 'What this leaves out';
export const leavesOut: readonly string[] = [
  'The answers follow what Linux 6.18 gave on our machine, asked by a script that you can run. The host itself is made up: five processes, two CPUs, 4096 MiB, and a few columns fewer than the tools print.',
  'A new PID or time namespace holds the next child, not the process that asked for it; here one process stands for both. The commands do not list themselves.',
  'Real engines also filter devices, mask parts of /proc, set no_new_privs and load a security module. A misdeed is tried by its plainest way, with no bug in the kernel: a refusal here is no proof of safety.',
  'Limits are written by the host’s root, and swap is off. The seccomp switch is Docker’s default profile for Docker’s default capabilities; runc alone sets no filter.',
];
