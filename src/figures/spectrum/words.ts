import { upTo } from '../../playback/format-number.ts';
import type { BoxId, Door, PartKind, Place } from '../../simulators/spectrum/index.ts';
import type { AxisId } from './axes.ts';

/** Names, labels and controls; sentences about the axes are in axis-words.ts, about boxes in boxes in nest-words.ts. */
export const title = 'From process to machine, and everything between';

export const presetWords = {
  startup: {
    label: 'By start-up',
    promise:
      'The order of the walls almost holds, with one box that overtakes: a virtual machine starts before the container.',
  },
  answers: {
    label: 'Until it answers',
    promise:
      'The same question with a later finish line: three figures are left, and the full VM moves far away.',
  },
  memory: {
    label: 'By memory',
    promise:
      'The microVM’s monitor writes to less memory than the container’s shim. What the guest inside needs is another axis.',
  },
  boundary: {
    label: 'By boundary',
    promise: 'Five kinds of wall, ten boxes, and for each what must be broken on the way out.',
  },
  cloud: {
    label: 'A node in a cloud',
    promise: 'Three kernels for eight containers: the host’s, and one in each node.',
  },
  nested: {
    label: 'Everything nested',
    promise: 'Seven kernels for eight containers: Kata gives each pod a virtual machine inside the node’s.',
  },
  mac: {
    label: 'On a Mac',
    promise: 'Two kernels, and the Mac’s own answers none of the containers.',
  },
} as const;

export interface BoxWords {
  readonly name: string;
  /** What stands for its kind here. */
  readonly sub: string;
  /** In a sentence. */
  readonly say: string;
}

export const boxWords: Readonly<Record<BoxId, BoxWords>> = {
  process: { name: 'Plain process', sub: 'no box at all', say: 'the plain process' },
  container: { name: 'Container', sub: 'runc', say: 'the container' },
  'system-container': { name: 'System container', sub: 'Incus', say: 'the system container' },
  gvisor: { name: 'gVisor', sub: 'container', say: 'the container under gVisor' },
  unikernel: { name: 'Unikernel VM', sub: 'LightVM', say: 'the unikernel VM' },
  microvm: { name: 'MicroVM', sub: 'Firecracker', say: 'the microVM' },
  kata: { name: 'Kata pod', sub: 'containers in a VM', say: 'the Kata pod' },
  hyperv: { name: 'Hyper-V isolation', sub: 'Windows container', say: 'the Hyper-V isolated container' },
  vm: { name: 'Full VM', sub: 'QEMU with KVM', say: 'the full VM' },
  machine: { name: 'Physical machine', sub: 'all to one app', say: 'the physical machine' },
};

export const partWords: Readonly<Record<PartKind, string>> = {
  app: 'app',
  sentry: 'Sentry',
  unikernel: 'app and kernel in one',
  'guest-kernel': 'guest kernel',
  'small-vmm': 'small VMM',
  vmm: 'VMM',
  hypervisor: 'hypervisor',
  'host-kernel': 'host kernel',
  hardware: 'hardware',
};

/** The kernel of a machine that has no guests. */
export const ownKernel = 'its own kernel';

export const placeWords: Readonly<Record<Place, { readonly name: string; readonly short: string }>> = {
  permissions: { name: 'Permissions of the host’s kernel', short: 'permissions' },
  'kernel-walls': { name: 'Walls that the host’s kernel keeps up', short: 'kernel’s walls' },
  'user-kernel': { name: 'A second kernel, in a process', short: 'kernel in a process' },
  machine: { name: 'A virtual machine', short: 'virtual machine' },
  apart: { name: 'No host in common', short: 'no host shared' },
};

export const doorWords: Readonly<Record<Door, string>> = {
  'host-kernel': 'the host’s kernel',
  runtime: 'the runtime',
  sentry: 'the Sentry',
  'guest-kernel': 'the guest’s kernel',
  vmm: 'the VMM',
  hypervisor: 'the hypervisor',
  network: 'only the network leads on',
};

/** "the guest’s kernel, then the VMM or the hypervisor". */
export const doorText = (doors: readonly (readonly Door[])[]): string =>
  doors.map((each) => each.map((door) => doorWords[door]).join(' or ')).join(', then ');

export const axisWords: Readonly<Record<AxisId, { readonly label: string; readonly head: string }>> = {
  boundary: {
    label: 'What must be broken',
    head: 'Kind of wall',
  },
  first: {
    label: 'Until a first program runs',
    head: 'Start-up, until a first program runs inside',
  },
  answer: {
    label: 'Until it answers',
    head: 'Start-up, until it answers a request',
  },
  wall: {
    label: 'The wall alone',
    head: 'Memory for the wall alone',
  },
  idle: {
    label: 'With a program that sleeps',
    head: 'Memory with a program that sleeps',
  },
  app: {
    label: 'With the web app',
    head: 'Memory with the web app in it',
  },
};

export const labels = {
  boxes: 'Ten boxes on one axis',
  parts: 'From the app outwards',
  group: 'Show',
  groups: { boundary: 'Boundary', startup: 'Start-up', memory: 'Memory', nested: 'Boxes in boxes' },
  counted: 'What is counted',
  ground: 'The outermost machine',
  grounds: { cloud: 'A provider’s host', metal: 'Machines as nodes', mac: 'A Mac' },
  nodes: 'Nodes',
  pods: 'Pods on each node',
  containers: 'Containers',
  kata: 'Each pod in a VM of its own (Kata)',
  keyAnswers: 'answers the app',
  keyWalled: 'walls kept by a kernel',
  noFigure: 'no figure',
  answers: 'answers the app',
  out: 'out:',
  sources: 'What exactly was counted, and by whom',
  leavesOut: 'What this figure leaves out',
  nest: 'Boxes in boxes',
  count: 'Kernels, level by level',
  open: 'Open',
  level: 'Level',
  boxesHead: 'Boxes',
  kernelsHead: 'Kernels they bring',
  sum: 'In all',
} as const;

/** The picture of an axis in words. */
export const alt = {
  /** Where a box has gone; `claim`: what stands beside its figure. */
  placed: (name: string, text: string, onAxis: boolean, claim: string | null) =>
    `${name}: ${onAxis ? `${text}${claim === null ? '' : `, ${claim}`}.` : `${labels.noFigure}. ${text}`}`,
  parts: (name: string, parts: readonly { readonly label: string; readonly answers: boolean }[]) =>
    `${name}: ${parts.map(({ label, answers }) => (answers ? `${label}, which ${labels.answers}` : label)).join(', ')}.`,
  all: (boxes: readonly string[], head: string, placed: readonly string[]) =>
    `Ten boxes in the order of their walls, each from the app outwards. ${boxes.join(' ')} ${head}: ${
      placed.length > 0 ? placed.join(' ') : 'no box is placed yet.'
    }`,
} as const;

export const leavesOut: readonly string[] = [
  'One machine for all figures. The measured ones are from our machine of 2026, the published ones from their authors’ machines of 2017 to 2021. A gap of ten times says something, a gap of two says little.',
  'Strength. The order of walls is an order of kinds. Inside a virtual machine’s place nothing is ranked, and gVisor stands before it only because its second kernel is a process.',
  'Kernels beside the way out. Under Xen and Hyper-V a privileged system with a kernel of its own drives the devices; only the hypervisor is drawn.',
  'Speed once it runs, and hardware side channels, which no wall of software here stops.',
  'Snapshots and warm pools. Some providers resume a guest that has booted before, and that is another clock.',
  'Other boxes: functions in a language’s own sandbox, WebAssembly, enclaves, jails and zones of other systems.',
  'In boxes in boxes: the control plane, the small container that holds a pod’s namespaces, and the cards that take work off a provider’s host.',
];

/** A power of ten on an axis: "0.1 ms", "10 s", "100 MiB". */
export const tickText = (value: number, scale: 'time' | 'memory'): string =>
  scale === 'memory'
    ? `${upTo(value, 1)} MiB`
    : value >= 1000
      ? `${upTo(value / 1000, 1)} s`
      : `${upTo(value, 1)} ms`;

const small =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
/** 0 to 29 in words, which is more than any nest holds. */
export const inWords = (n: number): string => small[n] ?? `twenty-${small[n - 20] ?? n}`;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** "a", "a and b", "a, b and c". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
