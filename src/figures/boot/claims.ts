import type { FigureClaims } from '../../playback/figure.ts';

/** Phases of a general-purpose guest's start, as measured under emulation; the figure divides them by a scale. */
export const emulated = {
  firmware: 'sbs-emulated-firmware',
  loader: 'sbs-emulated-boot-loader',
  kernel: 'sbs-emulated-kernel',
  initramfs: 'sbs-emulated-initramfs',
  services: 'sbs-emulated-systemd',
  app: 'sbs-emulated-app',
  /** Start to the kernel's first line where the monitor hands the kernel over itself, its firmware included. */
  direct: 'sbs-emulated-direct-firmware',
  /** The kernel phase where there is next to no initramfs to unpack. */
  kernelAlone: 'boot-emulated-kernel-small-initramfs',
} as const;

/** Phases of a microVM: two published, one taken over from our host. */
export const microvm = {
  monitor: 'sbs-vmm-start',
  kernel: 'sbs-microvm-to-init',
  app: 'sbs-microvm-app',
} as const;

/** What a container's start is made of, in order; `part` is the coarser phase it belongs to. */
export const containerSteps = [
  { id: 'files', part: 'files', claim: 'sbs-overlay-mount' },
  { id: 'runtime', part: 'limits', claim: 'sbs-runc-go' },
  { id: 'spawn', part: 'limits', claim: 'sbs-runc-spawn' },
  { id: 'bootstrap', part: 'limits', claim: 'sbs-runc-bootstrap' },
  { id: 'cgroups', part: 'limits', claim: 'sbs-runc-cgroups' },
  { id: 'namespaces', part: 'views', claim: 'sbs-runc-namespaces' },
  { id: 'second-runtime', part: 'views', claim: 'sbs-runc-second-go' },
  { id: 'mounts', part: 'views', claim: 'sbs-runc-mounts' },
  { id: 'pivot', part: 'views', claim: 'sbs-runc-pivot' },
  { id: 'masks', part: 'views', claim: 'sbs-runc-masks' },
  { id: 'privileges', part: 'rights', claim: 'sbs-runc-privileges' },
  { id: 'seccomp', part: 'rights', claim: 'sbs-runc-seccomp' },
  { id: 'exec', part: 'rights', claim: 'sbs-runc-exec' },
  { id: 'app', part: 'app', claim: 'sbs-app-start' },
  { id: 'unexplained', part: 'app', claim: 'sbs-container-unattributed' },
] as const;

/** The work of a unit (or of the few alike that stand in one line), by its id in `debianUnits`. */
export const unitWork = (id: string): string => `boot-work-${id}`;

const workIds = [
  'init-reads',
  'init-later',
  'kernel-later',
  'mounts',
  'modprobe',
  'kmod-static-nodes',
  'journald-ready',
  'journald',
  'modules-load',
  'network-generator',
  'remount-fs',
  'udev-trigger',
  'random-seed',
  'sysctl',
  'sysusers',
  'tmpfiles-setup-dev',
  'udevd-ready',
  'udevd',
  'journal-flush',
  'binfmt',
  'tmpfiles-setup',
  'update-utmp',
  'networkd',
  'app',
  'getty-static',
  'e2scrub',
  'user-sessions',
  'gettys',
  'utmp-runlevel',
] as const;

/** What others measured on real hardware, and we with other tools: it stands beside the rows. */
export const beside = {
  qemu: 'nsdi-qemu-boot',
  cloud: 'ec2-running-to-ssh',
  firecracker: 'firecracker-to-init',
  withApi: 'nsdi-firecracker-with-api',
  cloudHypervisor: 'nsdi-cloud-hypervisor-boot',
  crun: 'crun-run-full',
  runc: 'runc-run-full',
  cold: 'runc-run-cold',
  podman: 'podman-run',
  withoutInitramfs: 'emulated-debian-first-response-fast',
  instructionsKernel: 'boot-instructions-kernel',
  instructionsServices: 'boot-instructions-services',
  pythonEmulated: 'emulation-slowdown',
} as const;

export const scaleClaim = 'sbs-boot-scale';

export const claimIds: readonly string[] = [
  ...Object.values(emulated),
  scaleClaim,
  ...Object.values(microvm),
  ...containerSteps.map(({ claim }) => claim),
  ...Object.values(beside),
  ...workIds.map(unitWork),
];

/** A claim's number; throws where the page did not hand it over. */
export function number(claims: FigureClaims, id: string): number {
  const claim = claims[id];
  if (!claim) throw new Error(`The page did not give the figure the claim "${id}".`);
  return claim.value;
}

/** A claim as it is printed, with its unit. */
export const text = (claims: FigureClaims, id: string): string => claims[id]?.text ?? '';
