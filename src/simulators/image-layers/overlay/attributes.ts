import { type Inode, sizeOf } from '../inode.ts';
import { copyUp, unionLinks } from './copy-up.ts';
import { dataInode, type Dentry, inodeNumber, realInode } from './dentry.ts';
import { fail } from './errno.ts';
import { ESCAPED, isPrivate, OVERLAY } from './marks.ts';
import type { LayerRef, Session } from './mount.ts';
import { resolve } from './resolve.ts';
import { setXattr, writable } from './upper.ts';

/** What stat(2) and the layers say of a file. */
export interface Stat {
  readonly type: Inode['type'];
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtime: number;
  /** Bytes. */
  readonly size: number;
  /** Names of the file that one of its layers has; 1 for every directory. */
  readonly nlink: number;
  /** Stands for st_ino: equal for two names of one file, and the same before and after a copy-up. */
  readonly ino: string;
  /** The layer that the attributes come from. */
  readonly layer: LayerRef;
}

/** What stat(2) answers for a dentry that exists. */
export function statOf(s: Session, d: Dentry): Stat {
  const inode = realInode(s, d);
  const { type, mode, uid, gid, mtime } = inode;
  return {
    type,
    mode,
    uid,
    gid,
    mtime,
    size: type === 'file' ? sizeOf(dataInode(s, d)) : sizeOf(inode),
    nlink: type === 'dir' ? 1 : d.indexed ? unionLinks(inode) : inode.nlink,
    ino: inodeNumber(d),
    layer: d.upper !== null ? 'upper' : (d.stack[0]?.layer ?? fail('ENOENT')),
  };
}

/** Any change of attributes copies the file up first, even to the value it has (ovl_setattr). */
function change(
  s: Session,
  path: string,
  edit: (inode: Inode) => Partial<Pick<Inode, 'mode' | 'uid' | 'gid' | 'mtime'>>,
): void {
  const d = resolve(s, path);
  const upper = writable(s);
  copyUp(s, d);
  const inode = upper.get(d.upper ?? fail('EIO'));
  upper.put({ ...inode, ...edit(inode) });
  s.effects.push({ kind: 'attributes', path: d.path });
}

/** chmod(2); follows links. */
export const chmod = (s: Session, path: string, mode: number): void =>
  change(s, path, () => ({ mode: mode & 0o7777 }));

/** chown(2) by root; follows links; takes setuid, and setgid of what the group may run, off a file. */
export function chown(s: Session, path: string, uid: number, gid: number): void {
  change(s, path, (inode) => {
    const kill = inode.type === 'dir' ? 0 : 0o4000 | (inode.mode & 0o010 ? 0o2000 : 0);
    return { uid, gid, mode: inode.mode & ~kill };
  });
}

/** utimensat(2): sets the time of last change, in seconds; follows links. */
export const utime = (s: Session, path: string, mtime: number): void => change(s, path, () => ({ mtime }));

/** The name under which an xattr is really kept: overlay's own prefix is escaped (Linux 6.7). */
const kept = (name: string): string =>
  name.startsWith(OVERLAY) ? ESCAPED + name.slice(OVERLAY.length) : name;

function checkXattr(s: Session, d: Dentry, name: string): void {
  const { type } = realInode(s, d);
  if (name.startsWith('user.') && type !== 'file' && type !== 'dir') fail('EPERM');
}

/** setxattr(2); follows links; copies up. A name that begins with trusted.overlay. is escaped, not obeyed. */
export function setxattr(s: Session, path: string, name: string, value: string): void {
  const d = resolve(s, path);
  checkXattr(s, d, name);
  writable(s);
  // Asks the inode, not the name: one that the index knows is not linked up (ovl_xattr_set).
  if (d.upper === null) copyUp(s, d);
  setXattr(s, d.upper ?? fail('EIO'), kept(name), value);
  s.effects.push({ kind: 'attributes', path: d.path });
}

/** removexattr(2). Errno ENODATA when there is none, without a copy-up. */
export function removexattr(s: Session, path: string, name: string): void {
  const d = resolve(s, path);
  checkXattr(s, d, name);
  writable(s);
  if (!realInode(s, d).xattrs.has(kept(name))) fail('ENODATA');
  if (d.upper === null) copyUp(s, d);
  setXattr(s, d.upper ?? fail('EIO'), kept(name), null);
  s.effects.push({ kind: 'attributes', path: d.path });
}

/** getxattr(2). Errno ENODATA. */
export const getxattr = (s: Session, path: string, name: string): string =>
  realInode(s, resolve(s, path)).xattrs.get(kept(name)) ?? fail('ENODATA');

/** listxattr(2), sorted; overlay's own marks are hidden. */
export function listxattr(s: Session, path: string): string[] {
  const names = [...realInode(s, resolve(s, path)).xattrs.keys()].filter((name) => !isPrivate(name));
  return names.map((name) => (name.startsWith(ESCAPED) ? OVERLAY + name.slice(ESCAPED.length) : name)).sort();
}

/** Same file by inode number, as `stat` shows it. */
export const sameInode = (s: Session, a: string, b: string): boolean =>
  inodeNumber(resolve(s, a)) === inodeNumber(resolve(s, b));

/** stat(2), or lstat(2) without `follow`. Errno as path_resolution(7). */
export const statPath = (s: Session, path: string, follow: boolean): Stat =>
  statOf(s, resolve(s, path, follow));
