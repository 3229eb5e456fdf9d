import { byName } from '../bytes.ts';
import { type DirInode, type Inode } from '../inode.ts';
import { dirOf, type Inodes, type Tree } from '../tree.ts';
import { type Dentry, exists, inodeNumber, isDir } from './dentry.ts';
import { fail } from './errno.ts';
import { lookup } from './lookup.ts';
import { IMPURE, ORIGIN } from './marks.ts';
import type { LayerRef, Session } from './mount.ts';
import { isHidden } from './search.ts';
import { setXattr } from './upper.ts';

/** What a directory's listing is made of: each name once, with the first layer that has it. */
export interface Listed {
  readonly layer: LayerRef;
  readonly whiteout: boolean;
}

/** Merges the names of a directory from the top (ovl_dir_read_merged); whiteouts are told apart, not dropped. */
export function mergedNames(s: Session, d: Dentry): Map<string, Listed> {
  const out = new Map<string, Listed>();
  const read = (tree: Inodes, dir: DirInode, layer: LayerRef): void =>
    dir.entries.forEach((ino, name) => {
      if (out.has(name)) return;
      const inode = tree.inodes.get(ino) as Inode;
      out.set(name, { layer, whiteout: isHidden(dir, inode) });
    });
  if (!isDir(s, d)) fail('ENOTDIR');
  if (d.upper !== null && s.upper) read(s.upper, dirOf(s.upper, d.upper), 'upper');
  for (const { layer, inode } of d.stack) {
    if (inode.type === 'dir') read(s.lowers[layer] as Tree, inode, layer);
  }
  return out;
}

/** A directory that may hold whiteouts that a listing has to drop (OVL_WHITEOUTS): merged, or once copied up. */
function mayHoldWhiteouts(s: Session, d: Dentry): boolean {
  if (d.parent === null || d.stack.length > 1 || (d.upper !== null && d.stack.length > 0)) return true;
  return d.upper !== null && s.upper !== null && dirOf(s.upper, d.upper).xattrs.has(ORIGIN);
}

/** ovl_dir_read_impure: a listing that finds no copied-up file in an unmerged directory takes its mark away. */
function dropImpure(s: Session, d: Dentry, names: readonly string[]): void {
  if (d.upper === null || !s.upper || !dirOf(s.upper, d.upper).xattrs.has(IMPURE)) return;
  const copied = names.some((name) => {
    const child = lookup(s, d, name);
    return exists(child) && inodeNumber(child) !== `upper:${child.upper}`;
  });
  if (!copied) setXattr(s, d.upper, IMPURE, null);
}

/**
 * readdir(3), in byte order. One quirk is the kernel's: a directory that only one layer has is passed
 * through as it is, so a whiteout in it is listed, although looking it up says ENOENT. Errno ENOTDIR.
 */
export function readDir(s: Session, d: Dentry): string[] {
  const merged = [...mergedNames(s, d)];
  if (mayHoldWhiteouts(s, d)) {
    return merged
      .filter(([, listed]) => !listed.whiteout)
      .map(([name]) => name)
      .sort(byName);
  }
  const names = merged.map(([name]) => name).sort(byName);
  dropImpure(s, d, names);
  return names;
}
