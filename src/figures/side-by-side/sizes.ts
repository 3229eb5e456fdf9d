import type { FigureClaims } from '../../playback/figure.ts';
import { offers } from '../../simulators/density/index.ts';
import { number } from './claims.ts';
import type { Params } from './params.ts';
import type { LayerSize } from './plans.ts';

/** Bytes and MiB that are counted, from the claims; memory as the figure about density counts it. */
export interface Sizes {
  /** Bytes of one guest's disk, of the packed file it travels as, and of what guests have once beside their disks. */
  readonly vmDisk: number;
  readonly vmTransfer: number;
  readonly vmOnce: number;
  readonly upper: number;
  /** MiB of one guest's own memory, of the monitor that presents its machine, and of the program all monitors share. */
  readonly guestMemory: number;
  readonly monitorMemory: number;
  readonly monitorOnce: number;
  /** MiB of n containers, n = 0…6. */
  readonly containerMemory: readonly number[];
}

/** What is counted of a run with these settings; `layers` are the image's. Throws where a claim is missing. */
export function sizes({ guest, upper }: Params, layers: readonly LayerSize[], claims: FigureClaims): Sizes {
  const get = (id: string) => number(claims, id);
  const vmm = guest === 'microvm' ? 'den-vmm-firecracker' : 'den-vmm-qemu';
  return {
    ...guestDisk(guest, layers, get),
    upper: upper * 1000,
    guestMemory: guest === 'microvm' ? minimalGuest(get) : get('sbs-guest-ram-resident'),
    monitorMemory: get(vmm),
    monitorOnce: get(`${vmm}-once`),
    containerMemory: Array.from({ length: 7 }, (_, n) => containers(n, get)),
  };
}

type Get = (id: string) => number;

/** A minimal guest boots a kernel file that lies on the host once, and has the image's files on a disk of its own. */
function guestDisk(guest: Params['guest'], layers: readonly LayerSize[], get: Get) {
  if (guest === 'debian')
    return { vmDisk: get('sbs-vm-disk-raw'), vmTransfer: get('sbs-vm-disk-transfer'), vmOnce: 0 };
  const kernel = get('vm-kernel-image');
  return {
    vmDisk: layers.reduce((sum, { unpacked }) => sum + unpacked, 0),
    vmTransfer: kernel + layers.reduce((sum, { compressed }) => sum + compressed, 0),
    vmOnce: kernel,
  };
}

/** MiB of a guest without a system of its own: its kernel with the list of its pages, the app, and the files that it reads. */
function minimalGuest(get: Get): number {
  const pageList = (offers[0] * get('den-page-struct')) / get('va-page-size');
  const files = get('container-charged-first') - get('container-charged-later');
  return get('den-micro-kernel') + pageList + get('den-micro-system') + files + get('container-private');
}

/** MiB of n containers: measured for one, four and eight; between them a straight line. */
function containers(n: number, get: Get): number {
  if (n === 0) return 0;
  const one = get('sbs-containers-pss-one');
  const four = get('sbs-containers-pss-four');
  const eight = get('sbs-containers-pss-eight');
  return n <= 4 ? one + ((four - one) * (n - 1)) / 3 : four + ((eight - four) * (n - 4)) / 4;
}
