import type { FigureClaims } from '../../playback/figure.ts';

export const claimIds = [
  'va-memory-square',
  'va-disk-square',
  'va-host-memory',
  'va-host-own-memory',
  'va-host-swap',
  'va-host-disk',
  'va-host-link',
  'va-guest-memory',
  'va-guest-disk',
  'va-serve-memory',
  'va-serve-disk',
  'va-serve-link',
  'va-serve-burst',
  'va-serve-every',
  'va-page-size',
  'va-qcow2-cluster',
  'guest-ram-resident-max',
  'vm-disk-used',
  'kernel-tick-rate',
  'nova-cpu-ratio',
  'nova-ram-ratio',
  'nova-disk-ratio',
] as const;

/** What the run is made of: sizes in squares, as the figure draws them, from the claims. */
export interface Facts {
  readonly cpus: number;
  /** Squares of memory that guests may have, and that the host keeps. */
  readonly frames: number;
  readonly ownFrames: number;
  readonly swapSlots: number;
  readonly blocks: number;
  readonly link: number;
  readonly guestPages: number;
  readonly guestBlocks: number;
  readonly bootPages: number;
  readonly installed: number;
  readonly servePages: number;
  readonly serveBlocks: number;
  readonly serveLink: number;
  /** µs */
  readonly burst: number;
  readonly every: number;
  readonly tick: number;
  /** MiB of one square. */
  readonly memorySquare: number;
  readonly diskSquare: number;
  readonly ratios: { readonly cpu: number; readonly ram: number; readonly disk: number };
  /** As they are printed. */
  readonly pageText: string;
  readonly clusterText: string;
}

/** The host has two CPUs everywhere on this site. */
const cpus = 2;
const mib: Readonly<Record<string, number>> = { MiB: 1, GiB: 1024, MB: 1e6 / 2 ** 20 };

/** Reads the facts from the claims; throws where the page did not hand one over. */
export function factsOf(claims: FigureClaims): Facts {
  const claim = (id: (typeof claimIds)[number]) => {
    const found = claims[id];
    if (!found) throw new Error(`The page did not give the figure the claim "${id}".`);
    return found;
  };
  const size = (id: (typeof claimIds)[number]) => claim(id).value * (mib[claim(id).unit] ?? NaN);
  const memorySquare = size('va-memory-square');
  const diskSquare = size('va-disk-square');
  /** Whole squares: what needs part of one takes one. */
  const memory = (id: (typeof claimIds)[number]) => Math.ceil(size(id) / memorySquare);
  const disk = (id: (typeof claimIds)[number]) => Math.ceil(size(id) / diskSquare);
  const ownFrames = memory('va-host-own-memory');
  return {
    cpus,
    frames: memory('va-host-memory') - ownFrames,
    ownFrames,
    swapSlots: memory('va-host-swap'),
    blocks: disk('va-host-disk'),
    link: claim('va-host-link').value,
    guestPages: memory('va-guest-memory'),
    guestBlocks: disk('va-guest-disk'),
    bootPages: memory('guest-ram-resident-max'),
    installed: disk('vm-disk-used'),
    servePages: memory('va-serve-memory'),
    serveBlocks: disk('va-serve-disk'),
    serveLink: claim('va-serve-link').value,
    burst: claim('va-serve-burst').value * 1000,
    every: claim('va-serve-every').value * 1000,
    tick: 1_000_000 / claim('kernel-tick-rate').value,
    memorySquare,
    diskSquare,
    ratios: {
      cpu: claim('nova-cpu-ratio').value,
      ram: claim('nova-ram-ratio').value,
      disk: claim('nova-disk-ratio').value,
    },
    pageText: claim('va-page-size').text,
    clusterText: claim('va-qcow2-cluster').text,
  };
}
