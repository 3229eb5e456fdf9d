import { type Dentry, exists, isDir, realInode, rootDentry } from './dentry.ts';
import { utf8 } from '../bytes.ts';
import { fail } from './errno.ts';
import { lookup, type OnAsked } from './lookup.ts';
import type { Session } from './mount.ts';

/** Links followed in one path before ELOOP (MAXSYMLINKS, include/linux/namei.h). */
const MOST_LINKS = 40;

/** The directory that a path ends in, and the last name, which may not exist. */
export interface ParentAndName {
  readonly parent: Dentry;
  readonly name: string;
  /** What the last name is: an ordinary one, ".", ".." or the root itself (LAST_NORM and so on). */
  readonly kind: 'normal' | 'dot' | 'dotdot' | 'root';
  /** The path ended in a slash, so it must be a directory. */
  readonly slash: boolean;
}

const up = (d: Dentry): Dentry => d.parent ?? d;

/** ENAMETOOLONG for a path whose bytes and closing zero are more than PATH_MAX, 4096 (getname). */
export function checkLength(path: string): void {
  // No UTF-16 unit takes more than three bytes.
  if (path.length * 3 >= 4096 && utf8(path).length >= 4096) fail('ENAMETOOLONG');
}

interface Walk {
  links: number;
  readonly onAsked?: OnAsked | undefined;
}

/** Goes through directory names from `at`, following every link. */
function into(s: Session, at: Dentry, names: readonly string[], walk: Walk): Dentry {
  let here = at;
  for (const name of names) {
    if (!isDir(s, here)) fail('ENOTDIR');
    if (name === '' || name === '.') continue;
    here = name === '..' ? up(here) : step(s, here, name, walk);
  }
  if (!isDir(s, here)) fail('ENOTDIR');
  return here;
}

/** One name, and where it leads if it is a link. */
function step(s: Session, parent: Dentry, name: string, walk: Walk): Dentry {
  const d = lookup(s, parent, name, walk.onAsked);
  if (!exists(d)) fail('ENOENT');
  const inode = realInode(s, d);
  return inode.type === 'symlink' ? target(s, parent, inode.target, walk) : d;
}

function target(s: Session, parent: Dentry, link: string, walk: Walk): Dentry {
  if (++walk.links > MOST_LINKS) fail('ELOOP');
  const last = splitLast(s, link, parent, walk);
  return final(s, last, walk);
}

function final(s: Session, last: ParentAndName, walk: Walk): Dentry {
  if (last.kind !== 'normal') return last.kind === 'dotdot' ? up(last.parent) : last.parent;
  const d = step(s, last.parent, last.name, walk);
  if (last.slash && !isDir(s, d)) fail('ENOTDIR');
  return d;
}

/** Paths start at the mount's root, also absolute link targets, as they do for a container's processes. */
function splitLast(s: Session, path: string, from: Dentry, walk: Walk): ParentAndName {
  checkLength(path);
  const start = path.startsWith('/') ? rootDentry(s) : from;
  const names = path.split('/').filter((name) => name !== '');
  const slash = path.endsWith('/') && names.length > 0;
  const name = names.pop();
  const parent = into(s, start, names, walk);
  if (name === undefined) return { parent, name: '', kind: 'root', slash };
  if (name === '.') return { parent, name, kind: 'dot', slash };
  return { parent, name, kind: name === '..' ? 'dotdot' : 'normal', slash };
}

/** The parent directory and last name of a path in the mount; "" is the root. Errno as path_resolution(7). */
export function resolveParent(s: Session, path: string, onAsked?: OnAsked): ParentAndName {
  return splitLast(s, path, rootDentry(s), { links: 0, onAsked });
}

/** What a path leads to, which must exist; `follow` says whether a link at the end is followed. */
export function resolve(s: Session, path: string, follow = true, onAsked?: OnAsked): Dentry {
  const walk: Walk = { links: 0, onAsked };
  const last = splitLast(s, path, rootDentry(s), walk);
  if (last.kind === 'normal' && !follow && !last.slash) {
    const d = lookup(s, last.parent, last.name, onAsked);
    return exists(d) ? d : fail('ENOENT');
  }
  return final(s, last, walk);
}

/**
 * Where open(O_CREAT) ends up: links at the end are followed even when their target does not exist, which
 * is then what is created. The dentry may be negative.
 */
export function resolveForCreate(s: Session, path: string, exclusive: boolean): Dentry {
  const walk: Walk = { links: 0 };
  let last = splitLast(s, path, rootDentry(s), walk);
  for (;;) {
    if (last.kind !== 'normal') fail(exclusive ? 'EEXIST' : 'EISDIR');
    if (last.slash) fail('EISDIR');
    const d = lookup(s, last.parent, last.name);
    if (!exists(d)) return d;
    if (exclusive) fail('EEXIST');
    const inode = realInode(s, d);
    if (inode.type !== 'symlink') return d;
    if (++walk.links > MOST_LINKS) fail('ELOOP');
    last = splitLast(s, inode.target, last.parent, walk);
  }
}
