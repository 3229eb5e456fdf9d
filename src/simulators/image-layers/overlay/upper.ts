import { type DirInode, type Inode, withXattr } from '../inode.ts';
import { dirOf, type TreeEditor } from '../tree.ts';
import type { Dentry } from './dentry.ts';
import { fail } from './errno.ts';
import { IMPURE, OPAQUE } from './marks.ts';
import type { Session } from './mount.ts';

/** The writable layer, or EROFS (ovl_want_write). */
export const writable = (s: Session): TreeEditor => s.upper ?? fail('EROFS');

/** The upper directory of a parent that has been copied up. */
export function upperDir(s: Session, parent: Dentry): DirInode {
  if (parent.upper === null) return fail('EIO');
  return dirOf(writable(s), parent.upper);
}

/** The upper inode that a name leads to in the upper directory itself, whiteouts included. */
export function upperEntry(s: Session, d: Dentry): Inode | undefined {
  if (!d.parent) return undefined;
  const ino = upperDir(s, d.parent).entries.get(d.name);
  return ino === undefined ? undefined : writable(s).get(ino);
}

/** Sets an xattr of an upper inode, or takes it away when the value is null. */
export function setXattr(s: Session, ino: number, name: string, value: string | null): void {
  const upper = writable(s);
  const inode = upper.get(ino);
  upper.put({ ...inode, xattrs: withXattr(inode.xattrs, name, value) });
}

/** Notes that a directory holds copied-up files, whose inode numbers a listing must look up below. */
export function setImpure(s: Session, dir: Dentry): void {
  if (dir.upper !== null && !upperDir(s, dir).xattrs.has(IMPURE)) setXattr(s, dir.upper, IMPURE, 'y');
}

/** Marks an upper directory opaque: it merges with nothing below. */
export const setOpaque = (s: Session, ino: number): void => setXattr(s, ino, OPAQUE, 'y');
