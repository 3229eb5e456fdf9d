import { ParamError } from '../shared/errors.ts';
import type { Owner } from '../memory/index.ts';

/** Disk images that share one store and grow as they are written. It never changes: a write gives a new one. */
export interface ThinPool {
  /** By block of the store: which image's block is in it (`page` is the block's number there). */
  readonly places: readonly (Owner | null)[];
  /** By guest and block of its disk: where it is stored, −1 while it was never written. */
  readonly images: readonly (readonly number[])[];
}

export type WriteResult =
  | { readonly kind: 'allocate' | 'rewrite'; readonly pool: ThinPool; readonly place: number }
  | { readonly kind: 'no-space' };

/** A store of so many blocks with an image of `blocks` for each guest, none of them written. */
export function thinPool(places: number, guests: number, blocks: number): ThinPool {
  return {
    places: Array.from({ length: places }, () => null),
    images: Array.from({ length: guests }, () => Array.from({ length: blocks }, () => -1)),
  };
}

/** Blocks of the store that nobody has. */
export const freePlaces = ({ places }: ThinPool): number => places.filter((owner) => owner === null).length;

/** Blocks of a guest's disk that have been written. */
export const writtenBy = ({ images }: ThinPool, guest: number): number =>
  (images[guest] ?? []).filter((place) => place >= 0).length;

/**
 * A guest writes a block of its disk. A block that was written before is written over where it is; a new one takes space
 * from the store, as a qcow2 image allocates a cluster (qemu-img, preallocation=off). Throws `ParamError` for a block
 * that the disk does not have.
 */
export function writeBlock(pool: ThinPool, guest: number, block: number): WriteResult {
  const old = pool.images[guest]?.[block];
  if (old === undefined) throw new ParamError('block', `guest ${guest} has no block ${block}.`);
  if (old >= 0) return { kind: 'rewrite', pool, place: old };
  const place = pool.places.indexOf(null);
  if (place < 0) return { kind: 'no-space' };
  return {
    kind: 'allocate',
    place,
    pool: {
      places: pool.places.map((owner, i) => (i === place ? { guest, page: block } : owner)),
      images: pool.images.map((image, g) =>
        g === guest ? image.map((where, i) => (i === block ? place : where)) : image,
      ),
    },
  };
}
