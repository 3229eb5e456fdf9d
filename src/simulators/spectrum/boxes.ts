/** What an app can run in, from a plain process to a machine of its own, in the order of the places below. */
export const boxIds = [
  'process',
  'container',
  'system-container',
  'gvisor',
  'unikernel',
  'microvm',
  'kata',
  'hyperv',
  'vm',
  'machine',
] as const;
export type BoxId = (typeof boxIds)[number];

export type PartKind =
  | 'app'
  | 'sentry'
  | 'unikernel'
  | 'guest-kernel'
  | 'small-vmm'
  | 'vmm'
  | 'hypervisor'
  | 'host-kernel'
  | 'hardware';

/**
 * What kind of wall is the last one before the host: its kernel's permissions, walls that the same kernel keeps up, a
 * second kernel in a process, a virtual machine, or no host in common at all. An order of kinds, not of strength:
 * boxes in one place are not ranked.
 */
export const places = ['permissions', 'kernel-walls', 'user-kernel', 'machine', 'apart'] as const;
export type Place = (typeof places)[number];

/** What must be broken on the way out. */
export type Door = 'host-kernel' | 'runtime' | 'sentry' | 'guest-kernel' | 'vmm' | 'hypervisor' | 'network';

export interface Box {
  readonly id: BoxId;
  /** From the app down to the host's kernel, or to what stands in its place. */
  readonly parts: readonly PartKind[];
  /** The app stands inside walls that a kernel keeps: namespaces and cgroups, or their like. */
  readonly walled: boolean;
  readonly place: Place;
  /** One after the other; where a step lists several, one of them is enough. */
  readonly doors: readonly (readonly Door[])[];
}

const guest = (monitor: PartKind): readonly PartKind[] => ['app', 'guest-kernel', monitor, 'host-kernel'];
const guestDoors: Box['doors'] = [['guest-kernel'], ['vmm', 'hypervisor']];

/**
 * The cast and its parts. Sources: runc and the OCI runtime specification; Incus documentation; gVisor security
 * model; LightVM (SOSP 2017); Firecracker design; Kata architecture; Microsoft on isolation modes; QEMU and KVM.
 */
export const boxes: Readonly<Record<BoxId, Box>> = {
  process: {
    id: 'process',
    parts: ['app', 'host-kernel'],
    walled: false,
    place: 'permissions',
    doors: [['host-kernel']],
  },
  container: {
    id: 'container',
    parts: ['app', 'host-kernel'],
    walled: true,
    place: 'kernel-walls',
    doors: [['host-kernel', 'runtime']],
  },
  'system-container': {
    id: 'system-container',
    parts: ['app', 'host-kernel'],
    walled: true,
    place: 'kernel-walls',
    doors: [['host-kernel', 'runtime']],
  },
  gvisor: {
    id: 'gvisor',
    parts: ['app', 'sentry', 'host-kernel'],
    walled: true,
    place: 'user-kernel',
    doors: [['sentry'], ['host-kernel']],
  },
  unikernel: {
    id: 'unikernel',
    parts: ['unikernel', 'hypervisor'],
    walled: false,
    place: 'machine',
    doors: [['hypervisor']],
  },
  microvm: {
    id: 'microvm',
    parts: guest('small-vmm'),
    walled: false,
    place: 'machine',
    doors: guestDoors,
  },
  kata: { id: 'kata', parts: guest('vmm'), walled: true, place: 'machine', doors: guestDoors },
  hyperv: {
    id: 'hyperv',
    parts: ['app', 'guest-kernel', 'hypervisor'],
    walled: true,
    place: 'machine',
    doors: [['guest-kernel'], ['hypervisor']],
  },
  vm: { id: 'vm', parts: guest('vmm'), walled: false, place: 'machine', doors: guestDoors },
  machine: {
    id: 'machine',
    parts: ['app', 'host-kernel', 'hardware'],
    walled: false,
    place: 'apart',
    doors: [['network']],
  },
};

const answers: ReadonlySet<PartKind> = new Set(['sentry', 'unikernel', 'guest-kernel', 'host-kernel']);

/** The part that answers the app's system calls: the first kernel on the way down. In a unikernel, the app itself. */
export const answeredBy = ({ parts }: Box): PartKind => parts.find((part) => answers.has(part))!;

/** Place of a box in the order of walls, 0 for the first. */
export const rankOf = ({ place }: Box): number => places.indexOf(place);
