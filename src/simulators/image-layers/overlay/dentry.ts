import type { Inode } from '../inode.ts';
import type { LowerRef, Session } from './mount.ts';
import { fail } from './errno.ts';

/**
 * A name in the merged tree and what it leads to; the fields follow struct ovl_entry and ovl_inode.
 * Made anew by each operation; copy-up fills in `upper`.
 */
export interface Dentry {
  readonly name: string;
  readonly parent: Dentry | null;
  /** Path in the merged tree; "" is the root. */
  readonly path: string;
  /** Upper inode number. */
  upper: number | null;
  /** False when `upper` is known from the index only: the upper directory has no such name yet. */
  hasAlias: boolean;
  /**
   * Directory: the lower directories that merge, topmost first. Other lower file: where it is, and with
   * metacopy where its data is. Other upper file: the lower file it was copied from.
   */
  stack: readonly LowerRef[];
  /** The upper directory answered with a whiteout or an opaque directory. */
  readonly opaque: boolean;
  /** The upper file has attributes only; its data is stack.at(-1). */
  metacopy: boolean;
  redirect: string | null;
  /** The upper inode is in the index. */
  indexed: boolean;
}

/** Some layer has it: the dentry is positive. */
export const exists = (d: Dentry): boolean => d.upper !== null || d.stack.length > 0;

/** The inode that answers for attributes: upper, else the topmost lower one. */
export function realInode(s: Session, d: Dentry): Inode {
  if (d.upper !== null && s.upper) return s.upper.get(d.upper);
  return d.stack[0]?.inode ?? fail('ENOENT');
}

/** It exists and is a directory. */
export const isDir = (s: Session, d: Dentry): boolean => exists(d) && realInode(s, d).type === 'dir';

const upperOf = (d: Dentry): boolean => d.upper !== null;

/** OVL_TYPE_MERGE: content comes from more than one layer. */
export function isMerge(s: Session, d: Dentry): boolean {
  if (!upperOf(d)) return d.stack.length > 1;
  return d.stack.length > 0 && (d.metacopy || isDir(s, d));
}

/** A directory of which a lower layer has a part, or any file not copied up yet. */
export const isMergeOrLower = (s: Session, d: Dentry): boolean => isMerge(s, d) || !upperOf(d);

/** OVL_TYPE_ORIGIN: an upper file that still stands for a lower one, so it keeps its inode number. */
export function hasOrigin(d: Dentry): boolean {
  const lower = d.stack[0]?.inode;
  return upperOf(d) && lower !== undefined && (lower.type === 'dir' || lower.nlink === 1 || d.indexed);
}

/** Two names are the same file to the kernel when their identities are equal (ovl_hash_bylower). */
export function identityOf(s: Session, d: Dentry): string {
  const lower = d.stack[0];
  if (upperOf(d) && !(hasOrigin(d) && lower)) return `upper:${d.upper}`;
  if (!lower) return fail('ENOENT');
  const broken = lower.inode.type !== 'dir' && lower.inode.nlink > 1 && !s.options.index;
  const lowerIdentity = `lower${lower.layer}:${lower.inode.ino}`;
  return !broken || !s.upper ? lowerIdentity : `${lowerIdentity}@${d.path}`;
}

/** st_ino: the lower file's number before and after copy-up, if that number is unique (ovl_getattr). */
export function inodeNumber(d: Dentry): string {
  const lower = d.stack[0];
  if (upperOf(d) && !(hasOrigin(d) && lower)) return `upper:${d.upper}`;
  return lower ? `lower${lower.layer}:${lower.inode.ino}` : fail('ENOENT');
}

/** Where a file's data is read: the upper, unless only its attributes were copied up. */
export function dataInode(s: Session, d: Dentry): Inode {
  if (d.upper !== null && !d.metacopy) return realInode(s, d);
  return d.stack.at(-1)?.inode ?? fail('EIO');
}

/** The dentry of the mount's root, which is merged from all layers. */
export function rootDentry(s: Session): Dentry {
  const known = s.dentries.get('');
  if (known) return known;
  const root: Dentry = {
    name: '',
    parent: null,
    path: '',
    upper: s.upper?.root ?? null,
    hasAlias: s.upper !== null,
    stack: s.roots,
    opaque: false,
    metacopy: false,
    redirect: null,
    indexed: false,
  };
  s.dentries.set('', root);
  return root;
}
