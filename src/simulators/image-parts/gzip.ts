import { gzipStored as stored } from '../image-layers/gzip-stored.ts';

/**
 * A gzip file of the bytes with nothing made smaller, as packed on Unix. `mtime` is the time in its header, in seconds
 * since 1970: the same bytes packed at another time give another file.
 */
export const gzipStored = (bytes: Uint8Array, mtime: number): Uint8Array =>
  stored(bytes, { mtime, system: 3 });
