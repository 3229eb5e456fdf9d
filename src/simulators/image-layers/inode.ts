import { utf8 } from './bytes.ts';
import { PersistentMap } from './persistent-map.ts';

/** Extended attributes: name → value. */
export type Xattrs = ReadonlyMap<string, string>;

interface Attributes {
  /** Number of the inode in its own tree. */
  readonly ino: number;
  /** The low twelve bits: rwx for three, setuid, setgid, sticky. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Whole seconds since 1970. */
  readonly mtime: number;
  /** Names that lead to it. Kept for everything but directories, which always say 1. */
  readonly nlink: number;
  readonly xattrs: Xattrs;
}

export interface FileInode extends Attributes {
  readonly type: 'file';
  readonly data: Uint8Array;
}

export interface DirInode extends Attributes {
  readonly type: 'dir';
  /** Name → inode number. */
  readonly entries: PersistentMap<string, number>;
}

export interface SymlinkInode extends Attributes {
  readonly type: 'symlink';
  readonly target: string;
}

export interface DeviceInode extends Attributes {
  readonly type: 'chardev' | 'blockdev' | 'fifo';
  /** "major/minor"; "0/0" for a fifo. */
  readonly rdev: string;
}

export type Inode = FileInode | DirInode | SymlinkInode | DeviceInode;
export type InodeType = Inode['type'];

/** What an inode is made of before it has a number and a name. */
export type NewInode =
  | Omit<FileInode, 'ino' | 'nlink'>
  | Omit<DirInode, 'ino' | 'nlink'>
  | Omit<SymlinkInode, 'ino' | 'nlink'>
  | Omit<DeviceInode, 'ino' | 'nlink'>;

export const NO_XATTRS: Xattrs = new Map();
export const NO_ENTRIES = PersistentMap.empty<string, number>();

interface Given {
  readonly mode?: number | undefined;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly mtime?: number | undefined;
  readonly xattrs?: Xattrs | undefined;
}

const attributes = (given: Given, mode: number) => ({
  mode: given.mode ?? mode,
  uid: given.uid ?? 0,
  gid: given.gid ?? 0,
  mtime: given.mtime ?? 0,
  xattrs: given.xattrs ?? NO_XATTRS,
});

/** A regular file; mode 0644, root, mtime 0 unless given. */
export const newFile = (data: Uint8Array, given: Given = {}): NewInode => ({
  type: 'file',
  ...attributes(given, 0o644),
  data,
});

/** An empty directory; mode 0755, root, mtime 0 unless given. */
export const newDir = (given: Given = {}): NewInode => ({
  type: 'dir',
  ...attributes(given, 0o755),
  entries: NO_ENTRIES,
});

/** A symbolic link; its mode is always 0777, as on Linux. */
export const newSymlink = (target: string, given: Given = {}): NewInode => ({
  type: 'symlink',
  ...attributes(given, 0o777),
  mode: 0o777,
  target,
});

/** A device node or fifo; mode 0644 unless given. */
export const newDevice = (type: DeviceInode['type'], rdev: string, given: Given = {}): NewInode => ({
  type,
  ...attributes(given, 0o644),
  rdev,
});

/** overlayfs's mark for "this name is deleted": character device 0/0, mode 0 (overlayfs.rst, "whiteouts"). */
export const newWhiteout = (): NewInode => newDevice('chardev', '0/0', { mode: 0 });

/** True for that mark: character device 0/0, whatever its mode. */
export const isWhiteout = (inode: Inode): boolean => inode.type === 'chardev' && inode.rdev === '0/0';

/** The same xattrs with one set, or removed when the value is null. */
export function withXattr(xattrs: Xattrs, name: string, value: string | null): Xattrs {
  const out = new Map(xattrs);
  if (value === null) out.delete(name);
  else out.set(name, value);
  return out;
}

/** Bytes of content: a file's data, a link's target in UTF-8; 0 for the rest. */
export function sizeOf(inode: Inode): number {
  if (inode.type === 'file') return inode.data.length;
  return inode.type === 'symlink' ? utf8(inode.target).length : 0;
}
