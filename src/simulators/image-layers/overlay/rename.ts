import { newWhiteout } from '../inode.ts';
import { afterLinksChange, beforeLinksChange, copyUp, unionLinks } from './copy-up.ts';
import { type Dentry, exists, hasOrigin, identityOf, isDir, isMerge, isMergeOrLower } from './dentry.ts';
import { fail } from './errno.ts';
import { lookup, lowerPositive } from './lookup.ts';
import { keeps, type Session } from './mount.ts';
import { setRedirect } from './redirect.ts';
import { checkEmpty, clearEmpty, isPureUpper } from './remove.ts';
import { type ParentAndName, resolveParent } from './resolve.ts';
import { setImpure, setOpaque, upperDir, upperEntry, writable } from './upper.ts';

/** Flags of renameat2(2). */
export interface RenameFlags {
  readonly noreplace?: boolean;
  readonly exchange?: boolean;
  readonly whiteout?: boolean;
}

const isUnder = (d: Dentry, top: Dentry): boolean => {
  for (let at: Dentry | null = d; at; at = at.parent) if (at.path === top.path) return true;
  return false;
};

/** What the VFS refuses before it asks the filesystem (do_renameat2, vfs_rename). */
function checkNames(
  s: Session,
  old: Dentry,
  next: Dentry,
  from: ParentAndName,
  to: ParentAndName,
  flags: RenameFlags,
): void {
  if (!exists(old)) fail('ENOENT');
  if (flags.noreplace && exists(next)) fail('EEXIST');
  if (flags.exchange && !exists(next)) fail('ENOENT');
  if (!isDir(s, old) && (from.slash || (to.slash && !flags.exchange))) fail('ENOTDIR');
  if (flags.exchange && to.slash && !isDir(s, next)) fail('ENOTDIR');
  if (isUnder(to.parent, old)) fail('EINVAL');
  if (exists(next) && isUnder(from.parent, next)) fail(flags.exchange ? 'EINVAL' : 'ENOTEMPTY');
}

function checkKinds(s: Session, old: Dentry, next: Dentry, flags: RenameFlags): void {
  if (!exists(next) || flags.exchange) return;
  if (isDir(s, old) && !isDir(s, next)) fail('ENOTDIR');
  if (!isDir(s, old) && isDir(s, next)) fail('EISDIR');
}

/** The rename in the upper directory itself, with what is left at the old name. */
function move(s: Session, old: Dentry, next: Dentry, leave: 'nothing' | 'whiteout' | 'exchange'): void {
  const upper = writable(s);
  const fromDir = upperDir(s, old.parent as Dentry).ino;
  const toDir = upperDir(s, next.parent as Dentry).ino;
  if (leave === 'exchange') {
    upper.exchange(fromDir, old.name, toDir, next.name);
    return;
  }
  const target = upperEntry(s, next);
  if (target?.type === 'dir' && target.entries.size > 0) fail('ENOTEMPTY');
  if (target) upper.unlink(toDir, next.name, keeps(s));
  upper.move(fromDir, old.name, toDir, next.name);
  if (leave === 'whiteout') {
    upper.create(fromDir, old.name, newWhiteout());
    s.effects.push({ kind: 'whiteout', path: old.path });
  }
}

/** A moved directory must not merge with what lies below its new name (redirect), or with anything (opaque). */
function markMoved(s: Session, d: Dentry, newParent: Dentry, sameDir: boolean): void {
  if (isMergeOrLower(s, d)) setRedirect(s, d, sameDir);
  else if (isDir(s, d) && !d.opaque && isMerge(s, newParent) && d.upper !== null) setOpaque(s, d.upper);
}

function renameInLayers(s: Session, old: Dentry, next: Dentry, flags: RenameFlags): void {
  const oldParent = old.parent as Dentry;
  const newParent = next.parent as Dentry;
  const overwrite = !flags.exchange;
  const sameDir = oldParent.path === newParent.path;
  const stays = (d: Dentry): boolean => s.options.redirectDir !== 'on' && isDir(s, d) && isMergeOrLower(s, d);
  if (stays(old) || (!overwrite && stays(next))) fail('EXDEV');
  const overDir = overwrite && isDir(s, next);
  const whiteouts = overDir && !isPureUpper(s, next) ? checkEmpty(s, next) : [];
  const overWhiteout = !exists(next) && next.opaque;
  const below = overwrite && lowerPositive(s, old);
  copyUp(s, old);
  copyUp(s, newParent);
  if (!overwrite) copyUp(s, next);
  else if (exists(next)) beforeLinksChange(s, next);
  const links =
    overwrite && next.indexed && next.upper !== null ? unionLinks(writable(s).get(next.upper)) : 0;
  if (whiteouts.length > 0 && next.upper !== null) clearEmpty(s, next);
  if (!sameDir && hasOrigin(old)) setImpure(s, newParent);
  if (!sameDir && !overwrite && hasOrigin(next)) setImpure(s, oldParent);
  markMoved(s, old, newParent, sameDir);
  if (!overwrite) markMoved(s, next, oldParent, sameDir);
  if (!overwrite) move(s, old, next, 'exchange');
  else if (below) {
    // Over a whiteout the two change places, so the old name is covered without making another one.
    move(s, old, next, overWhiteout ? 'exchange' : 'whiteout');
    if (overWhiteout) s.effects.push({ kind: 'whiteout', path: old.path });
  } else move(s, old, next, 'nothing');
  if (overwrite && exists(next)) afterLinksChange(s, next, links - 1);
  s.effects.push({ kind: 'move', from: old.path, to: next.path });
}

/**
 * renameat2(2) on an overlay (ovl_rename). Files are copied up and moved, with a whiteout where a lower file
 * was; a directory with a lower part answers EXDEV unless redirect_dir is on; a purely upper directory that
 * moves under a merged one becomes opaque. Other errno as in rename(2); the whiteout flag is EINVAL.
 */
export function rename(s: Session, fromPath: string, toPath: string, flags: RenameFlags = {}): void {
  if (flags.exchange && (flags.noreplace || flags.whiteout)) fail('EINVAL');
  const from = resolveParent(s, fromPath);
  const to = resolveParent(s, toPath);
  if (from.kind !== 'normal') fail('EBUSY');
  if (to.kind !== 'normal') fail(flags.noreplace ? 'EEXIST' : 'EBUSY');
  writable(s);
  const old = lookup(s, from.parent, from.name);
  // One parent, one dentry: a copy-up of it must be seen from both names.
  const next = lookup(s, from.parent.path === to.parent.path ? from.parent : to.parent, to.name);
  checkNames(s, old, next, from, to, flags);
  if (exists(next) && identityOf(s, old) === identityOf(s, next)) return;
  checkKinds(s, old, next, flags);
  if (flags.whiteout) fail('EINVAL');
  renameInLayers(s, old, next, flags);
}
