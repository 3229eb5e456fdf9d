import type { FigureClaims } from '../../playback/figure.ts';
import { vmms, type Measured, type MiB } from '../../simulators/density/index.ts';

export const claimIds = [
  'container-private',
  'container-charged-first',
  'container-charged-later',
  'den-app-mapped',
  'guest-ram-resident-min',
  'guest-ram-resident-256',
  'den-guest-kernel',
  'den-micro-kernel',
  'den-page-struct',
  'va-page-size',
  'den-micro-system',
  'den-vmm-qemu',
  'den-vmm-qemu-once',
  'den-vmm-cloud-hypervisor',
  'den-vmm-cloud-hypervisor-once',
  'den-vmm-firecracker',
  'den-vmm-firecracker-once',
  'den-shim',
  'den-shim-once',
  'den-container-books',
  'den-ksm-four',
  'guest-ram-after-ksm',
  'ksm-pages-per-scan',
  'ksm-sleep',
  'den-host-programs',
  'app-image-unpacked',
  'vm-disk-allocated',
  'vm-kernel-image',
  'den-guest-writes',
  'sbs-writable-layer',
] as const;

type ClaimId = (typeof claimIds)[number];

/** What the run is made of, from the claims: the model's sizes and KSM's pace. */
export interface Facts {
  readonly measured: Measured;
  /** MiB that KSM looks at in a minute, at its default pace. */
  readonly ksmPerMinute: MiB;
}

const mib: Readonly<Record<string, number>> = { B: 2 ** -20, MiB: 1, GiB: 1024, MB: 1e6 / 2 ** 20 };

/** Reads the facts from the claims; throws where the page did not hand one over. */
export function factsOf(claims: FigureClaims): Facts {
  const claim = (id: ClaimId) => {
    const found = claims[id];
    if (!found) throw new Error(`The page did not give the figure the claim "${id}".`);
    return found;
  };
  const size = (id: ClaimId): MiB => claim(id).value * (mib[claim(id).unit] ?? NaN);
  const vmm = vmms.map((id) => [id, { each: size(`den-vmm-${id}`), once: size(`den-vmm-${id}-once`) }]);
  const page = size('va-page-size');
  return {
    measured: {
      app: {
        own: size('container-private'),
        files: size('container-charged-first') - size('container-charged-later'),
        mapped: size('den-app-mapped'),
      },
      guestAt: {
        small: { offered: 128, held: size('guest-ram-resident-min') },
        roomy: { offered: 256, held: size('guest-ram-resident-256') },
      },
      kernel: { full: size('den-guest-kernel'), minimal: size('den-micro-kernel') },
      pageStruct: size('den-page-struct') / page,
      minimalSystem: size('den-micro-system'),
      vmm: Object.fromEntries(vmm) as Measured['vmm'],
      shim: { each: size('den-shim'), once: size('den-shim-once') },
      books: size('den-container-books'),
      ksm: { four: size('den-ksm-four'), eight: size('guest-ram-after-ksm') },
      hostPrograms: size('den-host-programs'),
      disk: {
        image: size('app-image-unpacked'),
        guest: size('vm-disk-allocated'),
        guestWrites: size('den-guest-writes'),
        layerWrites: size('sbs-writable-layer'),
        kernelFile: size('vm-kernel-image'),
      },
    },
    ksmPerMinute: ((claim('ksm-pages-per-scan').value * page) / claim('ksm-sleep').value) * 60_000,
  };
}
