import { type NewInode } from '../inode.ts';
import { copyUp } from './copy-up.ts';
import { type Dentry, exists, isDir, isMerge } from './dentry.ts';
import { fail } from './errno.ts';
import { lookup } from './lookup.ts';
import { keeps, type Session } from './mount.ts';
import type { ParentAndName } from './resolve.ts';
import { setImpure, setOpaque, upperDir, writable } from './upper.ts';

/** The name to be made: EEXIST if it is there, EROFS on a read-only mount (filename_create). */
export function freeName(s: Session, last: ParentAndName, forDir = false): Dentry {
  if (last.kind !== 'normal') fail('EEXIST');
  const d = lookup(s, last.parent, last.name);
  if (exists(d)) fail('EEXIST');
  if (last.slash && !forDir) fail('ENOENT');
  writable(s);
  return d;
}

/** With none of these features on, lower layers may change between mounts, so no opaque mark in advance. */
const allowsOfflineChanges = (s: Session): boolean =>
  !s.options.index && !s.options.metacopy && s.options.redirectDir !== 'on' && s.options.xino !== 'on';

/** New files in a setgid directory take its group, new directories the bit too (inode_init_owner). */
function inherit(s: Session, parent: Dentry, inode: NewInode): NewInode {
  const dir = upperDir(s, parent);
  if (!(dir.mode & 0o2000)) return inode;
  return { ...inode, gid: dir.gid, mode: inode.type === 'dir' ? inode.mode | 0o2000 : inode.mode };
}

/**
 * ovl_create_or_link: puts a new inode, or one more link to an upper inode, at a negative dentry. The
 * parent is copied up first. A whiteout of the upper layer is replaced, and a directory made over it is
 * opaque, so that what was deleted stays hidden. Fills in `d.upper`.
 */
export function create(
  s: Session,
  d: Dentry,
  what: NewInode | { readonly hardlink: number; readonly origin: boolean },
): void {
  const parent = d.parent;
  if (!parent) return fail('EEXIST');
  copyUp(s, parent);
  const upper = writable(s);
  const dir = upperDir(s, parent).ino;
  const linked = 'hardlink' in what;
  if (linked && what.origin) setImpure(s, parent);
  if (d.opaque) upper.unlink(dir, d.name, keeps(s));
  const ino = linked ? what.hardlink : upper.add(inherit(s, parent, what));
  upper.link(dir, d.name, ino);
  d.upper = ino;
  d.hasAlias = true;
  const opaque = isDir(s, d) && (d.opaque || (isMerge(s, parent) && !allowsOfflineChanges(s)));
  if (opaque) setOpaque(s, ino);
  s.effects.push({ kind: 'create', path: d.path, type: linked ? 'hardlink' : what.type, opaque });
}
