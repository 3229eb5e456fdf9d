import type { Band, GuestKind, MiB, SideName, Vmm } from '../../simulators/density/index.ts';
import { count, inMiB, nth, times } from './text.ts';

/** Names and labels; the sentences of the story are in sentences.ts. */
export const title = 'How many copies fit on one host';

export const presetWords = {
  app: {
    label: 'Our small web app',
    promise:
      'About fourteen containers for every VM: next to so small an app, everything else a guest holds is large.',
  },
  large: {
    label: 'A large app',
    promise:
      'With a heap of a gigabyte, about five containers for every four VMs. The app is the load now, and it weighs the same in both boxes.',
  },
  bases: {
    label: 'A base for each',
    promise:
      'Every container is built on a base of its own and nothing is shared. Two in five of the containers are gone, and there are still eight for every VM.',
  },
  micro: {
    label: 'MicroVMs',
    promise:
      'Guests without a system of their own, on a small VMM: two and a half times as many VMs as before, and still a kernel in each.',
  },
  help: {
    label: 'Balloon and KSM',
    promise:
      'The host asks for cache back and merges what is alike: nearly three times as many VMs as before, for effort and time.',
  },
  disk: {
    label: 'The disk is full first',
    promise:
      'Thirty-three guests, and the disk has no room for another while more than half of the memory is free. Put them on one backing file and look again.',
  },
  more: {
    label: 'One too many',
    promise:
      'The copy that does not fit is started all the same, and somebody dies for it: a whole guest on the left, one app on the right.',
  },
} as const;

export const sideWords: Readonly<
  Record<SideName, { readonly title: string; readonly one: string; readonly many: string }>
> = {
  vms: { title: 'As virtual machines', one: 'VM', many: 'VMs' },
  containers: { title: 'As containers', one: 'container', many: 'containers' },
};

/** Parts of a copy, as the key names them. */
export const bandWords: Readonly<Record<Band, string>> = {
  vmm: 'VMM',
  kernel: 'guest kernel',
  system: 'guest’s system',
  files: 'its page cache',
  app: 'the app’s own',
  shim: 'shim',
  books: 'kernel’s books',
};
/** The same in the picture, where there is little room. */
export const bandLabels: Readonly<Record<Band, string>> = {
  vmm: 'VMM',
  kernel: 'kernel',
  system: 'system',
  files: 'files',
  app: 'app',
  shim: 'shim',
  books: '',
};

export const labels = {
  hostKernel: 'host kernel',
  hostPrograms: 'host’s programs',
  programs: 'its programs',
  free: 'free',
  program: { vms: 'VMM’s program', containers: 'shim’s program' },
  layers: 'files of layers',
  layersOn: (bases: string) => `files of layers, ${bases} bases`,
  layersShort: 'layers',
  merged: 'merged pages',
  memory: (size: MiB, tile: number) =>
    `Host memory, ${inMiB(size)}${tile > 1 ? ` (a tile is ${count(tile)} copies)` : ''}`,
  disk: (size: MiB) => `Host disk, ${inMiB(size)}`,
  each: 'each copy',
  all: 'in all',
  copy: (n: number) => `copy ${n}`,
  diskBase: { vms: 'backing file', containers: 'layers, once' },
  diskKernel: 'kernel file, once',
  diskEach: { full: 'a disk for each VM', backing: 'what each VM writes', containers: 'writable layers' },
  key: 'In every copy',
  keyOnce: 'Once on the host',
  scores: 'Both hosts in numbers',
  ratio: 'containers for each VM',
  drawn: 'Width is memory: the rows go on like lines of text.',
};

export const status = {
  running: (side: SideName, copies: number, kernels: number) =>
    `${count(copies)} ${copies === 1 ? sideWords[side].one : sideWords[side].many}, ${count(kernels)} ${
      kernels === 1 ? 'kernel' : 'kernels'
    }`,
  filling: (free: MiB) => `${inMiB(free)} free`,
  refused: (copy: number) => `full: the ${nth(copy)} is refused`,
  swap: (size: MiB) => `over: ${inMiB(size)} in swap`,
  killed: { vms: 'over: one guest killed', containers: 'over: one app killed' },
  disk: (copy: number) => `disk full: no room for the ${nth(copy)}`,
};

export const scoreWords = {
  copies: 'copies that fit',
  copiesSoFar: 'copies so far',
  kernels: 'kernels running',
  each: 'memory per copy',
  app: 'of that, the app’s own',
  disk: 'disk in use',
};

export const settings = {
  app: 'The app',
  own: 'Its own memory',
  files: 'Files it reads',
  ours: (size: MiB) => `ours, ${inMiB(size)}`,
  mib: (text: string) => inMiB(Number(text)),
  gib: (text: string) => `${text} GiB`,
  host: 'The host',
  memory: 'Host memory',
  disk: 'Host disk',
  vms: 'The VMs',
  guest: 'Kind of guest',
  guests: { full: 'full, with systemd', minimal: 'minimal' } satisfies Record<GuestKind, string>,
  vmm: 'VMM',
  vmms: { qemu: 'QEMU', 'cloud-hypervisor': 'Cloud Hypervisor', firecracker: 'Firecracker' } satisfies Record<
    Vmm,
    string
  >,
  offered: 'Memory offered to each',
  balloon: 'Balloon',
  ksm: 'KSM',
  on: 'on',
  off: 'off',
  images: 'Guests’ disks',
  imageKinds: { full: 'a full copy each', backing: 'one backing file' },
  both: 'Both sides',
  bases: 'Built on',
  baseKinds: { one: 'one base', four: 'four bases', each: 'a base for each' },
  after: 'The one that does not fit',
  afters: { refuse: 'is refused', swap: 'starts, and the host swaps', oom: 'starts, without swap' },
};

export const bet = {
  question:
    'One copy runs on each side. When both hosts are full, how many containers will there be for each VM?',
  options: {
    less: 'fewer than 1.5',
    two: '1.5 to 3',
    some: '3 to 10',
    many: '10 to 30',
    most: 'more than 30',
  },
  verdict: (picked: string, ratio: number, vms: number, containers: number, right: boolean) =>
    right
      ? `You bet on ${picked}, and it is ${times(ratio)}: ${count(containers)} containers and ${count(vms)} VMs.`
      : `You bet on ${picked}. It came to ${times(ratio)}: ${count(containers)} containers and ${count(vms)} VMs.`,
};

export const sources = 'The numbers, and where they come from';
export const leavesOut = {
  summary: 'What this leaves out',
  lines: [
    'CPU time, network and everything else that runs out. On two CPUs, hundreds of copies fit only while they idle. The figure counts room, not service.',
    'Load. All copies are alike and quiet. A guest that was squeezed by the balloon wants its cache back when it gets busy, and a page that KSM merged is split again when somebody writes to it. Whoever filled the host to the brim on that promise has a problem then.',
    'The app’s own data. Cache of its database or its volume is per copy on both sides.',
    'What sharing costs in walls. A merged or shared page can tell one tenant what another has read, by how fast it answers, which is why clouds keep KSM off between customers.',
    'Our guests were measured under emulation; the emulator’s own memory is taken off. The VMMs’ memory is published, from real hardware and an idle guest. With many devices and much traffic it grows.',
    'The shares that KSM leaves come from four and from eight Debian guests with one app. The figure uses them for every guest.',
  ],
};

/** Where the story is: VMs and containers that run. */
export const momentText = (vms: number, containers: number): string =>
  `${count(vms)} : ${count(containers)} copies`;

export const altWords = (
  name: string,
  copies: number,
  kernels: number,
  each: string,
  parts: readonly string[],
  state: string,
): string =>
  `${name}: ${count(copies)} ${copies === 1 ? 'copy' : 'copies'}, ${count(kernels)} ${
    kernels === 1 ? 'kernel' : 'kernels'
  } with the host’s, ${each} per copy. The memory holds ${parts.join(', ')}. ${state}.`;
