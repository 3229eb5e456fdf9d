import type { HostKind, Layer, Part, PartKind } from '../../simulators/machine-stack/index.ts';
import type { Shape } from './shapes.ts';
import { number } from './text.ts';

/** Names of parts, presets and controls; the story's sentences are in narration-words.ts, refusals in refusal-words.ts. */
export const title = 'One machine, taken apart and stacked anew';

export const presetWords = {
  bare: {
    label: 'Bare metal',
    promise:
      'Apps off, libraries off, kernel off, and all of it on again. One kernel in the end, and all three copies call it.',
  },
  vms: {
    label: 'Virtual machines',
    promise:
      'The kernel that was there stays, as the host’s. Three more come: four in the end, and each copy calls its own.',
  },
  containers: {
    label: 'Containers',
    promise:
      'No kernel is added. The copies call and share the one that was there, exactly as they did on bare metal.',
  },
  both: {
    label: 'Both',
    promise:
      'Three guests become two. Two copies trust each other and share a guest, the third pays not to: three kernels are left of four.',
  },
  mac: {
    label: 'On a Mac',
    promise:
      'Two kernels: the Mac’s own, and a Linux in a machine that nobody ordered. All three containers call the Linux.',
  },
  pc: {
    label: 'On a Windows PC',
    promise:
      'The hypervisor slides in under Windows, and a Linux machine that nobody ordered comes up. Two kernels, as on the Mac.',
  },
  engine: {
    label: 'Stop the engine',
    promise: 'The engine goes, and not one of the four answers changes.',
  },
} as const;

interface HostWords {
  readonly label: string;
  readonly machine: string;
  readonly own: string;
  readonly system: string;
  /** Its kernel, after "one kernel, …". */
  readonly kernel: string;
  readonly hypervisor: string;
}

export const hostWords: Readonly<Record<HostKind, HostWords>> = {
  'linux-server': {
    label: 'Linux server',
    machine: 'a Linux server',
    own: 'the server',
    system: 'Linux',
    kernel: 'Linux',
    hypervisor: 'KVM, a part of Linux',
  },
  mac: {
    label: 'Mac',
    machine: 'a Mac',
    own: 'the Mac',
    system: 'macOS',
    kernel: 'that of macOS',
    hypervisor: 'comes with macOS',
  },
  'windows-pc': {
    label: 'Windows PC',
    machine: 'a Windows PC',
    own: 'the PC',
    system: 'Windows',
    kernel: 'that of Windows',
    hypervisor: 'Hyper-V, under Windows',
  },
};

export const shapeWords: Readonly<Record<Shape, string>> = {
  bare: 'Bare metal',
  vms: 'Virtual machines',
  containers: 'Containers',
  both: 'Both',
};

export const layerWords: Readonly<Record<Layer, string>> = {
  kernel: 'host kernel',
  hypervisor: 'hypervisor',
  machines: 'virtual machines',
  guests: 'guest kernels',
  engine: 'engine',
  containers: 'containers',
  apps: 'web apps',
};

/** A layer in a sentence about a stack with so many virtual machines. */
export function layerName(layer: Layer, machines: number): string {
  if (machines !== 1) return layerWords[layer];
  return layer === 'machines' ? 'virtual machine' : layer === 'guests' ? 'guest kernel' : layerWords[layer];
}

/** The same with its article, where it is named for the first time: "a hypervisor", "two virtual machines". */
export function layerWithArticle(layer: Layer, machines: number): string {
  const name = layerName(layer, machines);
  if (layer === 'machines' && machines > 1) return `${number(machines).toLowerCase()} ${name}`;
  if (layer === 'containers' || layer === 'apps' || (layer === 'guests' && machines !== 1)) return name;
  return `${layer === 'engine' ? 'an' : 'a'} ${name}`;
}

/** What a link may say of the layers. */
export const expectsLayers = (ids: readonly string[]): string =>
  `layers from the bottom up joined by *, of ${ids.join(', ').replace('machines', 'machines1 to machines3')}; or metal`;

export const questions = {
  kernel: 'Whose kernel?',
  schedules: 'Who schedules?',
  copied: 'What is copied?',
  shared: 'What is shared?',
} as const;

/** Kinds of parts, for counting. */
export const kindWords: Readonly<Record<PartKind, string>> = {
  hardware: 'hardware',
  hypervisor: 'hypervisor',
  kernel: 'kernel',
  tools: 'libraries and tools',
  machine: 'virtual machine',
  engine: 'engine',
  image: 'image',
  container: 'container',
  app: 'running app',
};

/** One part among those that stand: "guest 2’s kernel". A single guest needs no number. */
export function partName({ kind, machine, copy }: Part, machines: number): string {
  const guest = machines > 1 ? `guest ${machine}` : 'guest';
  const host = machine === 0;
  switch (kind) {
    case 'hardware':
      return 'hardware';
    case 'hypervisor':
      return 'hypervisor';
    case 'machine':
      return machines > 1 ? `virtual machine ${machine}` : 'virtual machine';
    case 'kernel':
      return host ? 'host’s kernel' : `${guest}’s kernel`;
    case 'tools':
      return host ? 'host’s libraries and tools' : `${guest}’s libraries and tools`;
    case 'engine':
      return host ? 'engine' : `${guest}’s engine`;
    case 'image':
      return host ? 'unpacked image' : `${guest}’s unpacked image`;
    case 'container':
      return `container ${copy}`;
    case 'app':
      return `copy ${copy}`;
  }
}

/** What is written on the parts. */
export const brick = {
  hardware: 'hardware',
  hardwareSub: '2 CPUs, memory, disk, NIC',
  hypervisor: 'hypervisor',
  hostKernel: 'host kernel',
  guestKernel: (n: number, many: boolean) => (many ? `guest ${n}’s kernel` : 'guest kernel'),
  guestSystem: 'Linux',
  machine: 'virtual machine',
  machineSub: 'vCPU, RAM, disk, NIC',
  unasked: 'nobody ordered it',
  tools: 'libraries, tools',
  engine: 'engine',
  image: 'image',
  imageSub: 'libraries, tools, app',
  container: 'container',
  copy: 'copy',
  app: 'web app',
} as const;

/** On parts that are not there, or not yet. */
export const marks = { gone: 'taken off', wished: 'ordered' } as const;

/** Words of the answers. */
export const flow = {
  threads: 'app’s threads',
  vcpus: 'vCPUs',
  cpus: 'CPUs',
  guest: 'guest’s kernel',
  ownGuest: 'guest’s own kernel',
  host: 'host’s kernel',
  call: (copies: number) => (copies === 1 ? 'calls' : 'call'),
  times: (n: number) => `× ${n}`,
  uncalled: 'never called',
  scheduled: (who: string, onto: string) => `by the ${who} onto ${onto}`,
} as const;

/** "copies 1 and 2", "all three copies". */
export function copiesText(copies: readonly number[]): string {
  if (copies.length === 3) return 'all three copies';
  return copies.length === 1 ? `copy ${copies[0]}` : `copies ${copies.join(' and ')}`;
}

/** "an image, by copies 1 and 2". */
export const sharedBy = (what: string, copies: readonly number[]): string =>
  `${what}, by ${copiesText(copies)}`;

export const empty = {
  kernel: 'Nobody asks: no copy is running.',
  noKernel: 'Nobody’s. There is no kernel here that could answer a call.',
  schedules: 'Nobody to schedule.',
  copied: 'Nothing is here twice.',
  shared: 'Nothing, while no copy is running.',
  alone: 'Nothing: there is a single copy, and all it has is its own.',
} as const;

export const panel = {
  answers: 'The four answers',
  kernels: 'Kernels running',
  changed: 'changed',
  same: 'the same',
  differs: 'another answer',
} as const;

export const tray = {
  label: 'Layers',
  hint: 'Press a layer to put it on or take it off, or drag it: from the row above onto the stack, or out of the stack.',
  hidden: 'put in, though nobody ordered it',
  coming: 'ordered, not there yet',
  going: 'there, to be taken off',
  dueHint: 'A dotted line under a name: what was ordered is still to come, or still to go.',
  hiddenHint: 'A dashed button is a layer that was put in though nobody ordered it.',
  host: 'The machine',
} as const;

export const compare = {
  label: 'Hold it against',
  on: 'Four stacks on a Linux server.',
  press: 'Press one to hold yours against it.',
  now: 'yours now',
  kernels: (n: number) => (n === 1 ? '1 kernel' : `${n} kernels`),
} as const;

export const settings = {
  machines: 'Virtual machines',
  again: 'Take it apart and build it again',
  leavesOut: 'What this figure leaves out',
} as const;

export const leavesOut: readonly string[] = [
  'Windows containers. They call a Windows kernel, so on a Windows host they need no Linux machine. With Hyper-V isolation each gets a small virtual machine of its own.',
  'Hypervisors that lie under every kernel on a server, such as Xen or ESXi, and schedule the vCPUs themselves. KVM makes the Linux kernel the hypervisor. Books sort the two into type 1 and type 2, and do not agree where KVM belongs.',
  'Where macOS keeps its hypervisor. Apple documents what a program gets from it: a process for a machine, a thread for a vCPU. The picture puts it into the kernel.',
  'On a PC the Linux machine really stands beside Windows, both on the hypervisor. The picture puts it on top, because Windows plays its devices and gives it its turns.',
  'On some PCs Windows has the hypervisor on already, for its own protection. Then nothing has to restart.',
  'The engine’s own parts: daemon, runtime, shims. “Stopped” means the daemon, with live restore switched on. Quitting Docker Desktop would stop its virtual machine too.',
  'gVisor and Kata, which give a container a kernel of its own, and memory or disk blocks that a host merges behind its guests’ backs.',
];
