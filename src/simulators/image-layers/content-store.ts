import { ParamError } from '../shared/errors.ts';
import { type Digest, digestOf } from './digest.ts';
import type { Descriptor, Image } from './image.ts';
import { PersistentMap } from './persistent-map.ts';

/** An unpacked layer on top of its parent; many containers and images can share it. */
export interface Snapshot {
  readonly chainId: Digest;
  /** null for the bottom layer. */
  readonly parent: Digest | null;
  readonly diffId: Digest;
  /** Bytes that this layer adds on disk, without its parent. */
  readonly bytes: number;
}

/**
 * What one host has: blobs by digest, so that the same bytes are kept once, and unpacked snapshots by
 * ChainID, so that the same stack is unpacked once (facts §3.4, two levels). An immutable value.
 */
export interface ContentStore {
  readonly blobs: PersistentMap<string, Descriptor>;
  readonly snapshots: PersistentMap<string, Snapshot>;
}

/** A host that has pulled nothing yet. */
export const emptyStore = (): ContentStore => ({
  blobs: PersistentMap.empty(),
  snapshots: PersistentMap.empty(),
});

/** The store with a blob; `added` is false when it was there. ParamError on `blob.size` for another size. */
export function addBlob(store: ContentStore, blob: Descriptor): { store: ContentStore; added: boolean } {
  const known = store.blobs.get(blob.digest);
  if (known && known.size !== blob.size) {
    throw new ParamError(
      'blob.size',
      `is ${blob.size}, but ${blob.digest} has ${known.size} bytes; one digest has one size`,
    );
  }
  if (known) return { store, added: false };
  return { store: { ...store, blobs: store.blobs.set(blob.digest, blob) }, added: true };
}

/** Checks bytes against a descriptor as a client must: first the size, then the digest. ParamError on `field`. */
export function verify(bytes: Uint8Array, expected: Descriptor, field = 'blob'): void {
  if (bytes.length !== expected.size) {
    throw new ParamError(`${field}.size`, `is ${bytes.length} bytes, but ${expected.size} were promised`);
  }
  const digest = digestOf(bytes);
  if (digest !== expected.digest)
    throw new ParamError(`${field}.digest`, `is ${digest}, but ${expected.digest} was promised`);
}

/** The store with a snapshot; `added` is false when that stack was unpacked before. ParamError on `snapshot.parent` if its parent is not. */
export function addSnapshot(
  store: ContentStore,
  snapshot: Snapshot,
): { store: ContentStore; added: boolean } {
  if (store.snapshots.has(snapshot.chainId)) return { store, added: false };
  if (snapshot.parent !== null && !store.snapshots.has(snapshot.parent)) {
    throw new ParamError(
      'snapshot.parent',
      `${snapshot.parent} is not unpacked; unpack the layers bottom first`,
    );
  }
  return { store: { ...store, snapshots: store.snapshots.set(snapshot.chainId, snapshot) }, added: true };
}

/** Bytes on disk: all blobs and all snapshots, each once. */
export function diskUsed(store: ContentStore): {
  readonly blobs: number;
  readonly snapshots: number;
  readonly total: number;
} {
  let blobs = 0;
  let snapshots = 0;
  store.blobs.forEach((blob) => (blobs += blob.size));
  store.snapshots.forEach((snapshot) => (snapshots += snapshot.bytes));
  return { blobs, snapshots, total: blobs + snapshots };
}

/** Bytes of file content in each layer, which is what its snapshot takes on disk in this model. */
export const unpackedSizes = (image: Image): number[] =>
  image.layers.map((layer) =>
    layer.entries.reduce((sum, entry) => sum + (entry.type === 'file' ? entry.data.length : 0), 0),
  );

/** The chain of snapshots from the given one down to the base, top first. */
export function snapshotChain(store: ContentStore, chainId: Digest): Snapshot[] {
  const out: Snapshot[] = [];
  for (let at: Digest | null = chainId; at !== null;) {
    const snapshot: Snapshot | undefined = store.snapshots.get(at);
    if (!snapshot) break;
    out.push(snapshot);
    at = snapshot.parent;
  }
  return out;
}
