import { ParamError } from '../shared/errors.ts';
import { fromUtf8 } from './bytes.ts';
import { NO_XATTRS, type Xattrs } from './inode.ts';
import {
  deviceEntry,
  dirEntry,
  fileEntry,
  hardlinkEntry,
  type LayerEntry,
  symlinkEntry,
} from './layer-entry.ts';
import { BLOCK, PAX_XATTR, readHeader, TarFault, type TarHeader } from './tar-header.ts';

type Pax = Map<string, string>;

function readPax(body: Uint8Array, fail: (problem: string) => never): Pax {
  const out: Pax = new Map();
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(0x20, at);
    const digits = space < 0 ? '' : fromUtf8(body.subarray(at, space));
    const length = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
    const record = fromUtf8(body.subarray(space + 1, at + length - 1));
    const equals = record.indexOf('=');
    if (
      space < 0 ||
      at + length > body.length ||
      at + length <= space ||
      body[at + length - 1] !== 0x0a ||
      equals < 1
    ) {
      fail('has a pax record that is not "length key=value"');
    }
    out.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return out;
}

function xattrsOf(pax: Pax): Xattrs {
  const found = [...pax]
    .filter(([key]) => key.startsWith(PAX_XATTR))
    .map(([key, value]) => [key.slice(PAX_XATTR.length), value] as const);
  return found.length ? new Map(found) : NO_XATTRS;
}

function toEntry(
  header: TarHeader,
  pax: Pax,
  data: Uint8Array,
  fail: (problem: string) => never,
): LayerEntry {
  // GNU tar's `--sparse`: its data begin with a map; image-spec layer.md says not to use it.
  if ([...pax.keys()].some((key) => key.startsWith('GNU.sparse.')))
    fail('is of a sparse file, which no layer should hold');
  const path = pax.get('path') ?? header.name;
  const target = pax.get('linkpath') ?? header.linkname;
  if (path === '') fail('has an empty name');
  if (path.includes('\0') || target.includes('\0')) fail('has a zero byte in a name');
  const number = (key: string, otherwise: number): number => {
    const value = Number(pax.get(key) ?? otherwise);
    return Number.isFinite(value) && value >= 0
      ? Math.floor(value)
      : fail(`has a pax ${key} that is no number`);
  };
  const given = {
    mode: header.mode,
    uid: number('uid', header.uid),
    gid: number('gid', header.gid),
    mtime: number('mtime', header.mtime),
    xattrs: xattrsOf(pax),
  };
  const rdev = `${header.major}/${header.minor}`;
  if ('12'.includes(header.flag) && target === '') fail('is a link without a target');
  switch (header.flag) {
    case '0':
    case '7':
      // Archives older than ustar mark a directory by its trailing slash alone.
      return path.endsWith('/') ? dirEntry(path, given) : fileEntry(path, data, given);
    case '1':
      return hardlinkEntry(path, target, given);
    case '2':
      return symlinkEntry(path, target, given);
    case '3':
      return deviceEntry(path, 'chardev', rdev, given);
    case '4':
      return deviceEntry(path, 'blockdev', rdev, given);
    case '5':
      return dirEntry(path, given);
    case '6':
      return deviceEntry(path, 'fifo', rdev, given);
    default:
      return fail(`is of type "${header.flag}", which no layer can hold`);
  }
}

/**
 * The entries of a tar, in order: ustar, with pax headers and GNU long names where they occur. Reading
 * stops at the first zero block, or at the end. Bytes that are no such archive are a ParamError on `field`
 * that names the offset; nothing else is ever thrown.
 */
export function readTar(bytes: Uint8Array, field = 'tar'): LayerEntry[] {
  const out: LayerEntry[] = [];
  const forAll: Pax = new Map();
  let forNext: Pax = new Map();
  for (let at = 0; at < bytes.length;) {
    const start = at;
    const fail = (problem: string): never => {
      throw new ParamError(field, `the header at byte ${start} ${problem}; give a tar archive`);
    };
    const block = bytes.subarray(at, at + BLOCK);
    if (block.length < BLOCK) fail('is cut short');
    if (block.every((byte) => byte === 0)) break;
    const header = readHeader(block);
    if (header instanceof TarFault) return fail(header.problem);
    const size = 'xgLK07'.includes(header.flag) ? Number(forNext.get('size') ?? header.size) : 0;
    if (!Number.isSafeInteger(size) || size < 0 || at + BLOCK + size > bytes.length) {
      fail(`promises ${size} bytes of content, more than there are`);
    }
    const body = bytes.slice(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (header.flag === 'x') for (const [key, value] of readPax(body, fail)) forNext.set(key, value);
    else if (header.flag === 'g') for (const [key, value] of readPax(body, fail)) forAll.set(key, value);
    else if (header.flag === 'L') forNext.set('path', fromUtf8(body).replace(/\0.*$/s, ''));
    else if (header.flag === 'K') forNext.set('linkpath', fromUtf8(body).replace(/\0.*$/s, ''));
    else {
      out.push(toEntry(header, new Map([...forAll, ...forNext]), body, fail));
      forNext = new Map();
    }
  }
  return out;
}
