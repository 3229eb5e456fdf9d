import { ParamError } from '../shared/errors.ts';
import { type Digest, digestOf } from './digest.ts';
import type { LayerEntry } from './layer-entry.ts';
import { markOf } from './layer-entry.ts';
import { readTar, writeTar } from './tar.ts';

/**
 * A layer: what changed, as tar entries, with its real bytes.
 * `diffId` is the digest of the uncompressed tar; `digest` is that of the blob as a registry stores it
 * (image-spec config.md). Without compression they are the same.
 */
export interface Layer {
  readonly entries: readonly LayerEntry[];
  readonly tar: Uint8Array;
  readonly diffId: Digest;
  readonly blob: Uint8Array;
  readonly digest: Digest;
  readonly mediaType: LayerMediaType;
}

export const LAYER_MEDIA_TYPES = [
  'application/vnd.oci.image.layer.v1.tar',
  'application/vnd.oci.image.layer.v1.tar+gzip',
  'application/vnd.oci.image.layer.v1.tar+zstd',
] as const;
export type LayerMediaType = (typeof LAYER_MEDIA_TYPES)[number];

/** A blob that the caller compressed: the bytes to store and their media type. */
export interface Compressed {
  readonly blob: Uint8Array;
  readonly mediaType: LayerMediaType;
}

/**
 * Checks entries against image-spec layer.md: no path twice (after "./a/" and "a" are made equal), no bare
 * ".wh.", no "..", whiteouts are empty files. A fault is a ParamError such as `layer.entries[2].path`.
 */
export function checkEntries(entries: readonly LayerEntry[], field = 'layer'): void {
  const seen = new Map<string, number>();
  entries.forEach((entry, i) => {
    const where = `${field}.entries[${i}]`;
    const mark = markOf(entry, `${where}.path`);
    const key = `${mark.kind === 'content' ? '' : mark.kind} ${mark.names.join('/')}`;
    const before = seen.get(key);
    if (before !== undefined) {
      throw new ParamError(
        `${where}.path`,
        `"${entry.path}" is there already as entry ${before}; name a path once`,
      );
    }
    seen.set(key, i);
    if (mark.kind !== 'content' && (entry.type !== 'file' || entry.data.length > 0)) {
      throw new ParamError(where, `"${entry.path}" is a whiteout but not an empty file; make it one`);
    }
    if (mark.kind === 'content' && mark.names.length === 0 && entry.type !== 'dir') {
      throw new ParamError(where, `"${entry.path}" is the root but not a directory; make it one`);
    }
  });
}

function layerOf(entries: readonly LayerEntry[], tar: Uint8Array, compressed: Compressed | undefined): Layer {
  const diffId = digestOf(tar);
  return {
    entries,
    tar,
    diffId,
    blob: compressed?.blob ?? tar,
    digest: compressed ? digestOf(compressed.blob) : diffId,
    mediaType: compressed?.mediaType ?? LAYER_MEDIA_TYPES[0],
  };
}

/**
 * A layer from its entries, in this order. Its tar is written here, so its digests are real.
 * Stored uncompressed unless `compressed` gives the bytes of that very tar, compressed by the caller.
 * Errors: ParamError as in `checkEntries` and `writeTar`.
 */
export function makeLayer(entries: readonly LayerEntry[], compressed?: Compressed, field = 'layer'): Layer {
  checkEntries(entries, field);
  return layerOf(entries, writeTar(entries, field), compressed);
}

/** A layer from the bytes of a tar, which stay as they are. Errors: ParamError as in `readTar`, `checkEntries`. */
export function layerFromTar(tar: Uint8Array, compressed?: Compressed, field = 'layer'): Layer {
  const entries = readTar(tar, `${field}.tar`);
  checkEntries(entries, field);
  return layerOf(entries, tar, compressed);
}
