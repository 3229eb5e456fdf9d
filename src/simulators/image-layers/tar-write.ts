import { ParamError } from '../shared/errors.ts';
import { concat, utf8 } from './bytes.ts';
import type { LayerEntry } from './layer-entry.ts';
import { BLOCK, headerBlock, PAX_XATTR, splitName, type TarHeader } from './tar-header.ts';

const FLAG = {
  file: '0',
  hardlink: '1',
  symlink: '2',
  chardev: '3',
  blockdev: '4',
  dir: '5',
  fifo: '6',
} as const;
const LARGEST_ID = 0o7777777;

const pad = (size: number): Uint8Array => new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);

/** One pax record, "length key=value\n", where length counts itself (POSIX.1-2001). */
function paxRecord(key: string, value: string): Uint8Array {
  const rest = utf8(` ${key}=${value}\n`);
  let length = rest.length + String(rest.length).length;
  length = rest.length + String(length).length;
  return concat([utf8(String(length)), rest]);
}

function checkEntry(entry: LayerEntry, field: string): void {
  const whole = (value: number, what: string, most: number): void => {
    if (!Number.isInteger(value) || value < 0 || value > most) {
      throw new ParamError(
        `${field}.${what}`,
        `${value} is not allowed; give a whole number from 0 to ${most}`,
      );
    }
  };
  whole(entry.mode, 'mode', 0o7777);
  whole(entry.uid, 'uid', LARGEST_ID);
  whole(entry.gid, 'gid', LARGEST_ID);
  whole(entry.mtime, 'mtime', 0o77777777777);
  const bad = (text: string, what: string): void => {
    if (text === '') throw new ParamError(`${field}.${what}`, 'is empty; give a path');
    if (text.includes('\0')) throw new ParamError(`${field}.${what}`, 'contains a zero byte; leave it out');
  };
  bad(entry.path, 'path');
  if (entry.type === 'symlink' || entry.type === 'hardlink') bad(entry.target, 'target');
}

function entryBytes(entry: LayerEntry, field: string): Uint8Array[] {
  checkEntry(entry, field);
  const path = entry.type === 'dir' && !entry.path.endsWith('/') ? `${entry.path}/` : entry.path;
  const target = entry.type === 'symlink' || entry.type === 'hardlink' ? entry.target : '';
  const data = entry.type === 'file' ? entry.data : new Uint8Array(0);
  const split = splitName(path);
  const longTarget = utf8(target).length > 100;
  const records: Uint8Array[] = [];
  if (!split) records.push(paxRecord('path', path));
  if (longTarget) records.push(paxRecord('linkpath', target));
  for (const name of [...entry.xattrs.keys()].sort()) {
    if (/[=\0]/.test(name))
      throw new ParamError(`${field}.xattrs`, `"${name}" cannot be a name; leave out = and zero`);
    records.push(paxRecord(PAX_XATTR + name, entry.xattrs.get(name) as string));
  }
  const empty = new Uint8Array(0);
  const out: Uint8Array[] = [];
  const plain = { mode: 0o644, uid: 0, gid: 0, mtime: 0, linkname: '', major: 0, minor: 0 };
  if (records.length > 0) {
    const body = concat(records);
    const header = { ...plain, name: 'PaxHeaders/entry', size: body.length, flag: 'x' };
    out.push(headerBlock(header, [empty, utf8(header.name)]), body, pad(body.length));
  }
  const rdev = 'rdev' in entry ? entry.rdev : '0/0';
  if (!/^\d{1,7}\/\d{1,7}$/.test(rdev)) {
    throw new ParamError(`${field}.rdev`, `"${rdev}" is not a device number; write major/minor`);
  }
  const [major, minor] = rdev.split('/').map(Number) as [number, number];
  const header: TarHeader = {
    name: path,
    mode: entry.mode,
    uid: entry.uid,
    gid: entry.gid,
    mtime: entry.mtime,
    size: data.length,
    flag: FLAG[entry.type],
    linkname: longTarget ? '' : target,
    major,
    minor,
  };
  out.push(headerBlock(header, split ?? [empty, utf8(path).slice(0, 100)]), data, pad(data.length));
  return out;
}

/**
 * The bytes of a tar with these entries in this order: ustar headers, two zero blocks at the end. A pax header
 * only where one is needed: for a path that ustar cannot split (over 255 bytes, or a single name over 100), a
 * link target over 100 bytes, or an xattr. The same entries always give the same bytes.
 * A value that no header can hold is a ParamError such as `layer.entries[3].mode`.
 */
export function writeTar(entries: readonly LayerEntry[], field = 'layer'): Uint8Array {
  const parts = entries.flatMap((entry, i) => entryBytes(entry, `${field}.entries[${i}]`));
  return concat([...parts, new Uint8Array(2 * BLOCK)]);
}
