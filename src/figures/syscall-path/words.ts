import type {
  Box,
  Counts,
  Crossing,
  DiskCache,
  End,
  Job,
  Mode,
  Part,
} from '../../simulators/io-path/index.ts';

/** Names and labels; what is said at a hop is in sentences.ts, bets are in bet-words.ts. */
export const title = 'Follow a write() and a packet to the hardware';

export const presetWords = {
  write: {
    label: 'A write()',
    promise:
      'The same three hops in both: into a kernel, one copy, back. Only whose kernel it is differs, and no VM was left.',
  },
  packet: {
    label: 'A packet',
    promise: 'One kernel moves the container’s packet. The VM’s goes through two, and not through QEMU.',
  },
  disk: {
    label: 'To the disk',
    promise:
      'Now the VM has to be left, twice, and the bytes end up in two page caches of one machine before the disk has them.',
  },
  gvisor: {
    label: 'gVisor',
    promise: 'The app’s call is caught and answered by the Sentry, which makes a call of its own.',
  },
  kata: {
    label: 'Kata',
    promise:
      'Two virtual machines, and only one has to be left for a write(): Kata’s files live on the host.',
  },
  kill: {
    label: 'Then kill the box',
    promise:
      'Three of four survive in the host’s page cache. The VM’s bytes stood in the guest’s, and that is gone.',
  },
  engine: {
    label: 'Who asks the engine?',
    promise: 'Four ways to the network card, and not one goes through an engine.',
  },
} as const;

export const boxWords: Readonly<
  Record<Box, { readonly name: string; readonly say: string; readonly sub: string }>
> = {
  container: { name: 'Container', say: 'the container', sub: 'runc on the host' },
  vm: { name: 'Virtual machine', say: 'the VM', sub: 'QEMU and KVM, virtio' },
  gvisor: { name: 'gVisor', say: 'gVisor', sub: 'on systrap' },
  kata: { name: 'Kata', say: 'Kata', sub: 'a small VM for the pod' },
};

export const jobWords: Readonly<Record<Job, string>> = {
  write: 'write()',
  sync: 'write(), then fdatasync()',
  packet: 'send one packet',
};

export const endWords: Readonly<Record<End, string>> = {
  none: 'nothing',
  kill: 'the box is killed',
  power: 'the host loses its power',
};

export const cacheWords: Readonly<Record<DiskCache, string>> = {
  through: 'through the host’s page cache',
  around: 'around it (O_DIRECT)',
};

export const partWords = (part: Part, job: Job): { readonly label: string; readonly sub: string } =>
  part === 'device' ? (job === 'packet' ? devices.card : devices.disk) : parts[part];

const devices = {
  card: { label: 'network card', sub: 'hardware' },
  disk: { label: 'disk', sub: 'hardware' },
} as const;

const parts: Readonly<Record<Exclude<Part, 'device'>, { readonly label: string; readonly sub: string }>> = {
  app: { label: 'app', sub: 'with its libc' },
  'guest-kernel': { label: 'guest kernel', sub: 'Linux' },
  sentry: { label: 'Sentry', sub: 'a kernel, as a program' },
  gofer: { label: 'Gofer', sub: 'a program' },
  virtiofsd: { label: 'virtiofsd', sub: 'a program' },
  vmm: { label: 'QEMU', sub: 'a program, the VMM' },
  engine: { label: 'containerd, shim', sub: 'programs, the engine' },
  'host-kernel': { label: 'host kernel', sub: 'Linux' },
};

export const modeWords: Readonly<Record<Mode, string>> = {
  user: 'user mode',
  kernel: 'kernel mode',
  'guest-user': 'user mode, in the guest',
  'guest-kernel': 'kernel mode, in the guest',
  device: 'on its own',
};

/** How it got there. */
export const crossingWords: Readonly<Record<Crossing, string>> = {
  none: '',
  'system-call': 'by a system call',
  return: 'back from a system call',
  caught: 'by a signal',
  resume: 'let go on',
  exit: 'by a VM exit',
  injection: 'by an interrupt',
  wake: 'woken up',
  request: 'by a request in memory',
  interrupt: 'by the device’s interrupt',
};

export const countWords: readonly (readonly [keyof Counts, string])[] = [
  ['systemCalls', 'system calls'],
  ['exits', 'VM exits'],
  ['copies', 'copies'],
  ['kernels', 'kernels at work'],
  ['caches', 'page caches'],
  ['engine', 'engine asked'],
];

export const labels = {
  lanes: 'The way of one call through each box',
  show: 'Show this box',
  hop: (n: number) => `hop ${n}`,
  ready: 'not yet begun',
  bytes: 'bytes',
  packet: 'packet',
  gone: 'gone',
  key: 'How to read it',
  keyHop: 'code runs here',
  keyCopy: 'the bytes are copied here',
  keyWall: 'the wall of a VM is crossed',
  keyVm: 'a virtual machine',
  keyBytes: 'holds the bytes',
  job: 'What the app does',
  boxes: 'Boxes',
  end: 'Then',
  cache: 'The VM’s disk is written',
  costs: 'What a crossing costs, where we have a number',
  leavesOut: 'What this figure leaves out',
  arrived: { file: 'Back in the app.', packet: 'On its way.' },
  safe: 'The bytes are safe:',
  lost: 'The bytes are lost.',
  where: {
    'host-kernel': 'in the host’s page cache',
    'guest-kernel': 'in the guest’s page cache',
    device: 'on the disk',
    app: 'in the app',
  } as Partial<Record<Part, string>>,
} as const;

export const leavesOut: readonly string[] = [
  'Time. A hop is a hop, whether it takes a fraction of a microsecond or waits for a disk. The prices below say what we know of some of them, and they differ from machine to machine.',
  'Waiting. The calls by which a program waits and is woken are not counted, and neither is the exit of a guest that halts because it has nothing else to do.',
  'Files that grow, are new or lie in a container’s writable layer. Here the file is there already and lies on a volume: on the VM’s own disk, and for the others in a directory of the host. In the writable layer overlayfs comes first, and gVisor keeps that layer in a file of its own.',
  'Other settings. QEMU has more cache modes, Kata can hand a guest a whole disk or switch on a writeback cache in its shared directory, gVisor can run on KVM and cache a directory that nobody else writes. Each of them changes a path.',
  'What gVisor learns: it rewrites places in a program that call often, so that the next call from there skips the host’s kernel.',
  'Crowds. Under load many requests share one kick, one interrupt, one flush.',
];
