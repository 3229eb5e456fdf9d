import type { FigureClaims } from '../../playback/figure.ts';
import type { Params } from './params.ts';

/** Phases of a general-purpose guest's start, as measured under emulation; the figure divides them by a scale. */
export const emulatedPhases = {
  firmware: 'sbs-emulated-firmware',
  loader: 'sbs-emulated-boot-loader',
  kernel: 'sbs-emulated-kernel',
  initramfs: 'sbs-emulated-initramfs',
  init: 'sbs-emulated-systemd',
  app: 'sbs-emulated-app',
} as const;

/** Phases of a container's start, each with the measured parts it is made of. */
export const containerPhases = {
  mount: ['sbs-overlay-mount'],
  cgroups: ['sbs-runc-go', 'sbs-runc-spawn', 'sbs-runc-bootstrap', 'sbs-runc-cgroups'],
  namespaces: [
    'sbs-runc-namespaces',
    'sbs-runc-second-go',
    'sbs-runc-mounts',
    'sbs-runc-pivot',
    'sbs-runc-masks',
  ],
  seccomp: ['sbs-runc-privileges', 'sbs-runc-seccomp', 'sbs-runc-exec'],
  app: ['sbs-app-start', 'sbs-container-unattributed'],
} as const;

export const layerNames = ['debian', 'python', 'libraries', 'app'] as const;
export type LayerName = (typeof layerNames)[number];

/** The settings no source gives: their starting values are these claims, and the reader can change them. */
export const assumed = {
  scale: 'sbs-boot-scale',
  vmcpu: 'sbs-vm-cpu-share',
  ctcpu: 'sbs-container-cpu-share',
  link: 'sbs-link-speed',
  unpack: 'sbs-unpack-rate',
  copy: 'sbs-disk-copy-rate',
  libs: 'sbs-layer-libraries-unpacked',
  upper: 'sbs-writable-layer',
} as const;

/** What only one kind of guest is made of: its phases, its disk, its memory, its monitor. */
const guestClaims = {
  debian: [
    ...Object.values(emulatedPhases),
    assumed.scale,
    'sbs-vm-disk-raw',
    'sbs-vm-disk-transfer',
    'sbs-guest-ram-resident',
    'den-vmm-qemu',
    'den-vmm-qemu-once',
  ],
  microvm: [
    'sbs-vmm-start',
    'sbs-microvm-to-init',
    'sbs-microvm-app',
    'vm-kernel-image',
    'den-micro-kernel',
    'den-page-struct',
    'va-page-size',
    'den-micro-system',
    'container-charged-first',
    'container-charged-later',
    'container-private',
    'den-vmm-firecracker',
    'den-vmm-firecracker-once',
  ],
} satisfies Record<Params['guest'], readonly string[]>;

/** The claims that a run with such a guest is made of, each once. */
export const claimsOf = (guest: Params['guest']): readonly string[] => [
  ...guestClaims[guest],
  ...Object.values(containerPhases).flat(),
  ...Object.values(assumed).filter((id) => id !== assumed.scale),
  ...layerNames
    .flatMap((name) => [`sbs-layer-${name}-compressed`, `sbs-layer-${name}-unpacked`])
    .filter((id) => id !== assumed.libs),
  'sbs-concurrent-downloads',
  'sbs-containers-pss-one',
  'sbs-containers-pss-four',
  'sbs-containers-pss-eight',
];

/** Every claim that any run is made of, each once. */
export const claimIds: readonly string[] = [...new Set([...claimsOf('debian'), ...claimsOf('microvm')])];

/** A claim's number; throws where the page did not hand it over. */
export function number(claims: FigureClaims, id: string): number {
  const claim = claims[id];
  if (!claim) throw new Error(`The page did not give the figure the claim "${id}".`);
  return claim.value;
}
