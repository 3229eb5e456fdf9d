import { concat } from '../bytes.ts';
import { type Inode, newFile } from '../inode.ts';
import { copyUp } from './copy-up.ts';
import { create } from './create.ts';
import { dataInode, type Dentry, exists, identityOf, isDir, realInode } from './dentry.ts';
import { fail } from './errno.ts';
import { hasMetacopy } from './marks.ts';
import { keeps, type OpenFile, type Session } from './mount.ts';
import { resolve, resolveForCreate } from './resolve.ts';
import { writable } from './upper.ts';

/** How open(2) is asked: reading is always allowed here, as for root. */
export interface OpenFlags {
  /** O_RDWR or O_WRONLY: enough to copy up, even if nothing is written. */
  readonly write?: boolean | undefined;
  /** O_CREAT. */
  readonly create?: boolean | undefined;
  /** O_EXCL with O_CREAT. */
  readonly exclusive?: boolean | undefined;
  /** O_TRUNC: the copy-up copies no data. */
  readonly truncate?: boolean | undefined;
  /** Permission bits of a new file, after the umask; 0644 unless given. */
  readonly mode?: number | undefined;
}

/** open(2). Copies a lower file up when it is opened for writing. Errno as open(2). */
export function open(s: Session, path: string, flags: OpenFlags): Dentry {
  let d: Dentry;
  if (flags.create) {
    d = resolveForCreate(s, path, flags.exclusive ?? false);
    if (!exists(d)) {
      writable(s);
      create(s, d, newFile(new Uint8Array(0), { mode: flags.mode ?? 0o644 }));
      return d;
    }
    if (isDir(s, d)) fail('EISDIR');
  } else {
    d = resolve(s, path);
  }
  const inode = realInode(s, d);
  if (inode.type === 'dir' && (flags.write || flags.truncate)) fail('EISDIR');
  if (inode.type !== 'file' && inode.type !== 'dir') fail('ENXIO');
  if (!flags.write && !flags.truncate) return d;
  writable(s);
  copyUp(s, d, { write: true, truncate: flags.truncate ?? false });
  if (flags.truncate) setData(s, d, () => new Uint8Array(0));
  return d;
}

function setData(s: Session, d: Pick<Dentry, 'upper'>, edit: (data: Uint8Array) => Uint8Array): void {
  const upper = writable(s);
  const inode = upper.get(d.upper ?? fail('EIO'));
  if (inode.type !== 'file') return fail('EINVAL');
  upper.put({ ...inode, data: edit(inode.data) });
}

const bytesOf = (inode: Inode): Uint8Array => (inode.type === 'file' ? inode.data : fail('EISDIR'));

/** The content over what is there from byte `at` on; a gap reads as zeros. */
function written(data: Uint8Array, content: Uint8Array, at: number): Uint8Array {
  if (content.length === 0) return data;
  if (at === data.length) return concat([data, content]);
  const out = new Uint8Array(Math.max(data.length, at + content.length));
  out.set(data);
  out.set(content, at);
  return out;
}

/** All bytes of a file. Errno: EISDIR, ENOENT and others of open(2). */
export const read = (s: Session, path: string): Uint8Array => {
  const d = open(s, path, {});
  return isDir(s, d) ? fail('EISDIR') : bytesOf(dataInode(s, d));
};

/** Opens with the flags and writes the content: at the end with "append", else at byte `at`. */
export function writeFile(
  s: Session,
  path: string,
  content: Uint8Array,
  flags: OpenFlags,
  at: number | 'append',
): void {
  const d = open(s, path, { ...flags, write: true });
  setData(s, d, (data) => written(data, content, at === 'append' ? data.length : at));
  s.effects.push({ kind: 'write', path: d.path, bytes: content.length });
}

/** truncate(2): copies the file up with its data, then cuts it or fills it with zeros. */
export function truncate(s: Session, path: string, size: number): void {
  const d = resolve(s, path);
  if (isDir(s, d)) fail('EISDIR');
  if (realInode(s, d).type !== 'file') fail('EINVAL');
  writable(s);
  copyUp(s, d, { write: true });
  setData(s, d, (data) => {
    const out = new Uint8Array(size);
    out.set(data.subarray(0, size));
    return out;
  });
  s.effects.push({ kind: 'write', path: d.path, bytes: 0 });
}

const fileOf = (s: Session, fd: string): OpenFile => s.open.get(fd) ?? fail('EBADF');

function setOpen(s: Session, fd: string, file: OpenFile | null): void {
  const open = new Map(s.open);
  if (file) open.set(fd, file);
  else open.delete(fd);
  s.open = open;
}

/** Opens a file under a descriptor name of the caller's choice. Errno EBADF if that name is in use. */
export function openFd(s: Session, path: string, fd: string, flags: OpenFlags): void {
  if (s.open.has(fd)) fail('EBADF');
  const d = open(s, path, flags);
  const lower = d.stack.at(-1) ?? null;
  setOpen(s, fd, {
    identity: identityOf(s, d),
    lower,
    upper: d.upper,
    writable: flags.write ?? false,
    mapped: null,
  });
}

type Where = Pick<OpenFile, 'lower' | 'upper'>;

function bytesAt(s: Session, file: Where): Uint8Array {
  if (file.upper === null || !s.upper) return bytesOf(file.lower?.inode ?? fail('EIO'));
  // Only a directory goes while it is open: it has no bytes that a descriptor would keep.
  const inode = s.upper.inodes.get(file.upper) ?? fail('EISDIR');
  return bytesOf(hasMetacopy(inode) ? (file.lower?.inode ?? fail('EIO')) : inode);
}

/** pread(2) of the whole file: follows a copy-up made after the open (facts §4, #34). */
export const readFd = (s: Session, fd: string): Uint8Array => bytesAt(s, fileOf(s, fd));

/** pwrite(2). Errno EBADF if it was not opened for writing. */
export function writeFd(s: Session, fd: string, content: Uint8Array, at: number | 'append'): void {
  const file = fileOf(s, fd);
  if (!file.writable) fail('EBADF');
  setData(s, file, (data) => written(data, content, at === 'append' ? data.length : at));
}

/** close(2). An inode without a name goes with its last descriptor. */
export function closeFd(s: Session, fd: string): void {
  const file = fileOf(s, fd);
  setOpen(s, fd, null);
  for (const ino of new Set([file.upper, file.mapped?.upper])) {
    const inode = typeof ino === 'number' ? s.upper?.inodes.get(ino) : undefined;
    if (inode && inode.type !== 'dir' && inode.nlink === 0 && !keeps(s)(inode.ino))
      s.upper?.forget(inode.ino);
  }
}

/** mmap(2) MAP_SHARED, read-only. It stays with the file that is there now, also after a copy-up. */
export function mapFd(s: Session, fd: string): void {
  const file = fileOf(s, fd);
  const data = file.upper !== null && s.upper && hasMetacopy(s.upper.get(file.upper));
  setOpen(s, fd, { ...file, mapped: { lower: file.lower, upper: data ? null : file.upper } });
}

/** What the mapping shows: old data if the file was copied up since (facts §4, #35). */
export const readMapping = (s: Session, fd: string): Uint8Array =>
  bytesAt(s, fileOf(s, fd).mapped ?? fail('EBADF'));
