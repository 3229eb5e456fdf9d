import { utf8 } from '../bytes.ts';
import type { Inode } from '../inode.ts';
import { dirOf } from '../tree.ts';
import type { Dentry } from './dentry.ts';
import { fail } from './errno.ts';
import { lowerName, lowerNameEverywhere } from './lower-names.ts';
import { handle, hasMetacopy, ORIGIN, parseHandle, REDIRECT } from './marks.ts';
import type { LowerRef, Session } from './mount.ts';
import { ask, type Asked, askLower, isHidden, type OnAnswer, type Search } from './search.ts';
import { setImpure, setXattr } from './upper.ts';

/** Hears every question of a lookup, with the path in the mount that it is about. */
export type OnAsked = (asked: Asked, path: string) => void;

function originOf(s: Session, inode: Inode): LowerRef | null {
  const origin = parseHandle(inode.xattrs.get(ORIGIN));
  const lower = origin && s.lowers[origin.layer]?.inodes.get(origin.ino);
  return origin && lower && lower.type === inode.type
    ? { layer: origin.layer, inode: lower, path: '' }
    : null;
}

function lowerStack(
  s: Session,
  base: readonly LowerRef[],
  search: Search,
  upperMetacopy: boolean,
  onAsked?: OnAnswer,
): readonly LowerRef[] {
  const stack: LowerRef[] = [];
  if (search.stop) return stack;
  // A trace also hears of the layers that lack the name.
  const names = onAsked ? lowerNameEverywhere : lowerName;
  let dirs = search.absolute ? s.roots : base;
  let at = names(s, dirs, search.names[0] as string);
  // The everyday case: plain directories merge the same way in every lookup.
  if (at?.merge && search.names.length === 1 && !search.metacopy) {
    search.isDir = true;
    return at.merge;
  }
  while (at && !search.stop) {
    const from = dirs[at.place] as LowerRef;
    const wasMetacopy = search.metacopy;
    search.metacopy = false;
    const before = search.redirect;
    const found = askLower(s, from, at.inode, search, onAsked);
    at = at.below;
    if (!found) {
      search.metacopy = wasMetacopy;
      continue;
    }
    if ((upperMetacopy || search.metacopy) && !s.options.metacopy) fail('EPERM');
    // Of the metacopy files in lower layers, only the topmost is kept: it has the attributes.
    if (!search.metacopy || stack.length === 0) stack.push(found);
    if (search.redirect !== before) {
      if (s.options.redirectDir === 'nofollow') fail('EPERM');
      // The layers below are asked for another name, and in their roots if the redirect counts from there.
      if (search.absolute) dirs = s.roots;
      at = names(s, dirs, search.names[0] as string);
      while (at && (dirs[at.place] as LowerRef).layer >= from.layer) at = at.below;
    }
  }
  return stack;
}

/**
 * ovl_lookup: falls through the layers for one name. Upper first, then the lower directories that the
 * parent merges, from the top; stops at the first file, whiteout or opaque directory. Gives a dentry that
 * may be negative. Errno EPERM for a redirect or metacopy that the options forbid, EIO for lost data.
 */
export function lookup(s: Session, parent: Dentry, name: string, onAsked?: OnAsked): Dentry {
  const path = parent.path === '' ? name : `${parent.path}/${name}`;
  const known = onAsked ? undefined : s.dentries.get(path);
  if (known) return known;
  const d = fallThrough(s, parent, name, path, onAsked && ((asked) => onAsked(asked, path)));
  s.dentries.set(path, d);
  return d;
}

/** ovl_fix_origin: a merged upper directory that came without this note gets it when it is first looked up. */
function fixOrigin(s: Session, parent: Dentry, ino: number, lower: LowerRef): void {
  if (!s.upper || s.upper.get(ino).xattrs.has(ORIGIN)) return;
  setXattr(s, ino, ORIGIN, handle(lower.layer, lower.inode.ino));
  setImpure(s, parent);
}

function fallThrough(s: Session, parent: Dentry, name: string, path: string, onAsked?: OnAnswer): Dentry {
  // NAME_MAX counts bytes.
  if (name.length > 255 || (name.length > 85 && utf8(name).length > 255)) fail('ENAMETOOLONG');
  const search: Search = {
    names: [name],
    absolute: false,
    isDir: false,
    opaque: false,
    stop: false,
    metacopy: false,
    redirect: null,
  };
  let upper: number | null = null;
  let alias = false;
  let origin: LowerRef | null = null;
  let upperMetacopy = false;
  let redirect: string | null = null;
  let opaque = false;
  if (parent.upper !== null && s.upper) {
    const dir = dirOf(s.upper, parent.upper);
    const ino = dir.entries.get(name);
    const inode = ino === undefined ? undefined : s.upper.inodes.get(ino);
    const found = ask(dir, inode, parent.path, 0, search, 'upper', onAsked);
    opaque = search.opaque;
    redirect = search.redirect;
    if (found) {
      upper = found.inode.ino;
      alias = true;
      upperMetacopy = search.metacopy;
      if (!search.isDir) origin = originOf(s, found.inode);
    }
    if (redirect !== null && s.options.redirectDir === 'nofollow') fail('EPERM');
  }
  let stack = lowerStack(s, parent.stack, search, upperMetacopy, onAsked);
  if (search.metacopy || (upperMetacopy && stack.length === 0)) fail('EIO');
  if (!search.isDir && alias && stack.length === 0 && origin) stack = [origin];
  if (search.isDir && upper !== null && stack.length > 0) fixOrigin(s, parent, upper, stack[0] as LowerRef);
  let indexed = false;
  const lower = alias ? origin : stack[0];
  if (s.options.index && lower && !search.isDir) {
    const known = s.index.get(handle(lower.layer, lower.inode.ino));
    if (known !== undefined && (upper === null || upper === known)) {
      indexed = true;
      if (upper === null && s.upper) {
        upper = known;
        upperMetacopy = hasMetacopy(s.upper.get(known));
        redirect = s.upper.get(known).xattrs.get(REDIRECT) ?? null;
      }
    }
  }
  return {
    name,
    parent,
    path,
    upper,
    hasAlias: alias,
    stack,
    opaque,
    metacopy: upperMetacopy,
    redirect,
    indexed,
  };
}

/** ovl_lower_positive: would the lower layers show something here if the upper had nothing? */
export function lowerPositive(s: Session, d: Dentry): boolean {
  if (d.upper === null && d.stack.length === 0) return d.opaque;
  if (d.upper === null || !d.hasAlias) return true;
  const dirs = d.parent?.stack ?? [];
  const topmost = lowerName(s, dirs, d.name);
  const dir = topmost && dirs[topmost.place]?.inode;
  return topmost?.inode !== undefined && dir?.type === 'dir' && !isHidden(dir, topmost.inode);
}
