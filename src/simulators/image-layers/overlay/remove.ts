import { newDir, newWhiteout } from '../inode.ts';
import { afterLinksChange, beforeLinksChange, copyUp, unionLinks } from './copy-up.ts';
import { type Dentry, exists, isDir } from './dentry.ts';
import { fail } from './errno.ts';
import { lookup, lowerPositive } from './lookup.ts';
import { isPrivate, OPAQUE, ORIGIN } from './marks.ts';
import { keeps, type Session } from './mount.ts';
import { mergedNames, readDir } from './read-dir.ts';
import { resolveParent } from './resolve.ts';
import { upperDir, upperEntry, writable } from './upper.ts';

/**
 * ovl_check_empty_dir: ENOTEMPTY unless the merged directory shows nothing. Gives the whiteouts in its
 * upper directory, which must go before it can.
 */
export function checkEmpty(s: Session, d: Dentry): string[] {
  const whiteouts: string[] = [];
  for (const [name, { layer, whiteout }] of mergedNames(s, d)) {
    if (!whiteout) fail('ENOTEMPTY');
    if (layer === 'upper') whiteouts.push(name);
  }
  return whiteouts;
}

/** Purely upper, and never a copy: there can be no whiteouts in it (ovl_pure_upper). */
export function isPureUpper(s: Session, d: Dentry): boolean {
  return d.stack.length === 0 && (d.upper === null || !writable(s).get(d.upper).xattrs.has(ORIGIN));
}

/** ovl_clear_empty: swaps an upper directory full of whiteouts for a new, empty, opaque one. */
export function clearEmpty(s: Session, d: Dentry): void {
  if (!d.parent || d.upper === null) return fail('EIO');
  const upper = writable(s);
  const old = upper.get(d.upper);
  const xattrs = new Map([...old.xattrs].filter(([name]) => !isPrivate(name)));
  xattrs.set(OPAQUE, 'y');
  const dir = upperDir(s, d.parent).ino;
  upper.unlink(dir, d.name);
  d.upper = upper.create(dir, d.name, newDir({ ...old, xattrs }));
}

/** ovl_whiteout: one whiteout in the work directory, and a hard link to it for each deleted name. */
export function placeWhiteout(s: Session, d: Dentry): void {
  if (!d.parent) return fail('EBUSY');
  const upper = writable(s);
  if (s.whiteout === null) {
    s.whiteout = upper.add(newWhiteout());
    upper.put({ ...upper.get(s.whiteout), nlink: 1 });
  }
  upper.link(upperDir(s, d.parent).ino, d.name, s.whiteout);
  s.effects.push({ kind: 'whiteout', path: d.path });
}

/** ovl_do_remove: unlink and rmdir, once the name is known to be of the right kind. */
function removeName(s: Session, d: Dentry): void {
  const parent = d.parent;
  if (!parent) return fail('EBUSY');
  const dir = isDir(s, d);
  const below = lowerPositive(s, d);
  const whiteouts = dir && (below || !isPureUpper(s, d)) ? checkEmpty(s, d) : [];
  const upper = writable(s);
  copyUp(s, parent);
  beforeLinksChange(s, d);
  const links = d.indexed && d.upper !== null ? unionLinks(upper.get(d.upper)) : 0;
  if (whiteouts.length > 0 && d.upper !== null) clearEmpty(s, d);
  const entry = upperEntry(s, d);
  if (!below && entry?.type === 'dir' && entry.entries.size > 0) fail('ENOTEMPTY');
  if (entry) {
    upper.unlink(upperDir(s, parent).ino, d.name, keeps(s));
    s.effects.push({ kind: 'remove', path: d.path });
  }
  if (below) placeWhiteout(s, d);
  afterLinksChange(s, d, links - 1);
}

/** unlink(2). Errno: EISDIR for a directory, ENOENT, ENOTDIR, EROFS. */
export function unlink(s: Session, path: string): void {
  const last = resolveParent(s, path);
  if (last.kind !== 'normal') fail('EISDIR');
  writable(s);
  const d = lookup(s, last.parent, last.name);
  if (!exists(d)) fail('ENOENT');
  if (isDir(s, d)) fail('EISDIR');
  if (last.slash) fail('ENOTDIR');
  removeName(s, d);
}

/** rmdir(2). Errno: ENOTEMPTY, ENOTDIR for a file, EINVAL for ".", EBUSY for the root, ENOENT, EROFS. */
export function rmdir(s: Session, path: string): void {
  const last = resolveParent(s, path);
  if (last.kind === 'dotdot') fail('ENOTEMPTY');
  if (last.kind === 'dot') fail('EINVAL');
  if (last.kind === 'root') fail('EBUSY');
  writable(s);
  const d = lookup(s, last.parent, last.name);
  if (!exists(d)) fail('ENOENT');
  if (!isDir(s, d)) fail('ENOTDIR');
  removeName(s, d);
}

/** `rm -r`: unlink and rmdir from the leaves up, in byte order, as one step. Links are not followed. */
export function removeTree(s: Session, path: string): void {
  const last = resolveParent(s, path);
  if (last.kind !== 'normal') fail('EINVAL');
  const remove = (parent: Dentry, name: string): void => {
    const d = lookup(s, parent, name);
    if (!exists(d)) fail('ENOENT');
    if (isDir(s, d)) {
      for (const each of readDir(s, d)) remove(d, each);
    }
    writable(s);
    removeName(s, d);
  };
  remove(last.parent, last.name);
}
