import { concat } from '../image-layers/bytes.ts';

/** The CRC-32 of the bytes as gzip keeps it (RFC 1952 §8), as a number from 0 to 2^32 − 1. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const le = (value: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => Math.floor(value / 2 ** (8 * i)) & 0xff);

/**
 * A gzip file (RFC 1952) of the bytes in stored blocks (RFC 1951 §3.2.4), so that nothing is made smaller. `mtime` is
 * the time in its header, in seconds since 1970: the same bytes packed at another time give another file.
 */
export function gzipStored(bytes: Uint8Array, mtime: number): Uint8Array {
  const most = 0xffff;
  const blocks: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += most) {
    const part = bytes.subarray(at, at + most);
    const last = at + most >= bytes.length ? 1 : 0;
    blocks.push(Uint8Array.of(last), le(part.length, 2), le(~part.length & 0xffff, 2), part);
  }
  const header = concat([Uint8Array.of(0x1f, 0x8b, 8, 0), le(mtime, 4), Uint8Array.of(0, 3)]);
  return concat([header, ...blocks, le(crc32(bytes), 4), le(bytes.length, 4)]);
}
