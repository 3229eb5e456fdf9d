import { fromUtf8, utf8 } from './bytes.ts';

export const BLOCK = 512;

/** Where pax headers keep extended attributes, by a convention of star that GNU tar and Go follow. */
export const PAX_XATTR = 'SCHILY.xattr.';

/** The raw fields of one ustar header block (POSIX.1-1988). */
export interface TarHeader {
  readonly name: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly mtime: number;
  /** One character: 0 file, 1 hard link, 2 symbolic link, 3 and 4 devices, 5 directory, 6 fifo, x g L K extensions. */
  readonly flag: string;
  readonly linkname: string;
  readonly major: number;
  readonly minor: number;
}

/** The header as a 512-byte block. The caller has made sure that names fit: see `splitName`. */
export function headerBlock(
  header: TarHeader,
  name: readonly [prefix: Uint8Array, name: Uint8Array],
): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const octal = (value: number, at: number, digits: number): void =>
    block.set(utf8(value.toString(8).padStart(digits, '0')), at);
  block.set(name[1], 0);
  octal(header.mode, 100, 7);
  octal(header.uid, 108, 7);
  octal(header.gid, 116, 7);
  octal(header.size, 124, 11);
  octal(header.mtime, 136, 11);
  block.fill(0x20, 148, 156);
  block.set(utf8(header.flag), 156);
  block.set(utf8(header.linkname), 157);
  block.set(utf8('ustar\u000000'), 257);
  octal(header.major, 329, 7);
  octal(header.minor, 337, 7);
  block.set(name[0], 345);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(utf8(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return block;
}

/** Splits a name over ustar's prefix (155 bytes) and name (100 bytes) at a slash; null when it does not fit. */
export function splitName(name: string): readonly [Uint8Array, Uint8Array] | null {
  const bytes = utf8(name);
  if (bytes.length <= 100) return [new Uint8Array(0), bytes];
  for (let at = Math.min(155, bytes.length - 2); at > 0; at--) {
    if (bytes[at] === 0x2f && bytes.length - at - 1 <= 100) return [bytes.slice(0, at), bytes.slice(at + 1)];
  }
  return null;
}

/** What is wrong with a header block, in words that follow the field's name. */
export class TarFault {
  readonly problem: string;

  constructor(problem: string) {
    this.problem = problem;
  }
}

function text(block: Uint8Array, at: number, length: number): string {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return fromUtf8(end < 0 ? field : field.subarray(0, end));
}

/** An octal field, or GNU's binary form (first bit set) for values that need it. */
function numeric(block: Uint8Array, at: number, length: number, what: string): number | TarFault {
  const field = block.subarray(at, at + length);
  if ((field[0] as number) === 0x80) {
    let value = 0;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    return Number.isSafeInteger(value) ? value : new TarFault(`has a ${what} beyond 2^53`);
  }
  const digits = text(block, at, length).trim();
  if (digits === '') return 0;
  return /^[0-7]+$/.test(digits)
    ? parseInt(digits, 8)
    : new TarFault(`has a ${what} that is no octal number`);
}

/** Reads one header block, checksum included; a TarFault says why it cannot. */
export function readHeader(block: Uint8Array): TarHeader | TarFault {
  const stored = numeric(block, 148, 8, 'checksum');
  if (stored instanceof TarFault) return stored;
  let sum = 8 * 0x20;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += block[i] as number;
  if (sum !== stored) return new TarFault(`has checksum ${stored}, but its bytes add up to ${sum}`);
  const numbers: number[] = [];
  for (const [at, length, what] of [
    [100, 8, 'mode'],
    [108, 8, 'uid'],
    [116, 8, 'gid'],
    [124, 12, 'size'],
    [136, 12, 'mtime'],
    [329, 8, 'device major'],
    [337, 8, 'device minor'],
  ] as const) {
    const value = numeric(block, at, length, what);
    if (value instanceof TarFault) return value;
    numbers.push(value);
  }
  const [mode, uid, gid, size, mtime, major, minor] = numbers as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const posix = text(block, 257, 6) === 'ustar';
  const prefix = posix ? text(block, 345, 155) : '';
  const name = text(block, 0, 100);
  return {
    name: prefix ? `${prefix}/${name}` : name,
    mode: mode & 0o7777,
    uid,
    gid,
    size,
    mtime,
    flag: block[156] === 0 ? '0' : String.fromCharCode(block[156] as number),
    linkname: text(block, 157, 100),
    major,
    minor,
  };
}
