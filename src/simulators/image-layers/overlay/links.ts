import { newSymlink } from '../inode.ts';
import { beforeLinksChange, copyUp } from './copy-up.ts';
import { create, freeName } from './create.ts';
import { hasOrigin, isDir, realInode } from './dentry.ts';
import { fail } from './errno.ts';
import type { Session } from './mount.ts';
import { setRedirect } from './redirect.ts';
import { checkLength, resolve, resolveParent } from './resolve.ts';

/**
 * link(2): the file is copied up first, then gets a second name in the upper layer (ovl_link). A link at the
 * end of `from` is not followed. Errno: EPERM for a directory, EEXIST, ENOENT, EROFS.
 */
export function link(s: Session, from: string, to: string): void {
  const old = resolve(s, from, false);
  const d = freeName(s, resolveParent(s, to));
  if (isDir(s, old)) fail('EPERM');
  copyUp(s, old);
  if (d.parent) copyUp(s, d.parent);
  if (old.metacopy) setRedirect(s, old, false);
  beforeLinksChange(s, old);
  if (old.upper === null) return fail('EIO');
  create(s, d, { hardlink: old.upper, origin: hasOrigin(old) });
}

/** symlink(2). Errno: EEXIST, ENOENT (also for an empty target), ENAMETOOLONG (also for a long target), EROFS. */
export function symlink(s: Session, target: string, path: string): void {
  if (target === '') fail('ENOENT');
  checkLength(target);
  create(s, freeName(s, resolveParent(s, path)), newSymlink(target));
}

/** readlink(2). Errno: EINVAL for anything but a link. */
export function readlink(s: Session, path: string): string {
  const inode = realInode(s, resolve(s, path, false));
  return inode.type === 'symlink' ? inode.target : fail('EINVAL');
}
