import { concat } from './bytes.ts';

/** CRC-32 of each byte value, as gzip counts it (RFC 1952 §8). */
const crcTable: readonly number[] = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** The CRC-32 of the bytes as gzip keeps it (RFC 1952 §8), as a number from 0 to 2^32 − 1. */
export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

const little = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 0xff);

/** Most bytes in a stored block: its length is written in 16 bits. */
const mostStored = 0xffff;

/** What a gzip header says beside the format: seconds since 1970, and which system packed it (255: not said). */
export interface GzipHeader {
  readonly mtime?: number;
  readonly system?: number;
}

/**
 * The bytes as a gzip member (RFC 1952) of stored blocks (RFC 1951 §3.2.4): any gunzip gives them back, and nothing is
 * squeezed. No name in the header, and no time unless given: equal bytes and headers give equal members.
 */
export function gzipStored(bytes: Uint8Array, { mtime = 0, system = 255 }: GzipHeader = {}): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x1f, 0x8b, 8, 0, ...little(mtime, 4), 0, system)];
  for (let at = 0; at === 0 || at < bytes.length; at += mostStored) {
    const block = bytes.subarray(at, at + mostStored);
    const last = at + mostStored >= bytes.length;
    parts.push(
      Uint8Array.of(last ? 1 : 0, ...little(block.length, 2), ...little(block.length ^ 0xffff, 2)),
      block,
    );
  }
  parts.push(Uint8Array.from([...little(crc32(bytes), 4), ...little(bytes.length, 4)]));
  return concat(parts);
}
