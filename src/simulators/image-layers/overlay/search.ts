import { type DirInode, type Inode, isWhiteout } from '../inode.ts';
import { lowerEntry } from './lower-names.ts';
import { hasMetacopy, isOpaque, OPAQUE, REDIRECT, WHITEOUT } from './marks.ts';
import type { LayerRef, LowerRef, Session } from './mount.ts';

/** What one layer said about one name. */
export type Answer =
  | 'absent'
  | 'whiteout'
  | 'file'
  | 'metacopy file'
  | 'directory'
  | 'opaque directory'
  | 'hidden by the directory above';

/** One question of a lookup: this layer was asked for this path and gave this answer. */
export interface Asked {
  readonly layer: LayerRef;
  /** The path in that layer, which a redirect can make another one than in the mount. */
  readonly path: string;
  readonly answer: Answer;
}

export type OnAnswer = (asked: Asked) => void;

/** State of one lookup while it falls through the layers: struct ovl_lookup_data. */
export interface Search {
  names: string[];
  absolute: boolean;
  isDir: boolean;
  opaque: boolean;
  stop: boolean;
  metacopy: boolean;
  redirect: string | null;
}

interface Found {
  readonly inode: Inode;
  readonly path: string;
}

/** A whiteout, or its other form: an empty file with an xattr, in a directory that is marked for it. */
export const isHidden = (dir: DirInode, inode: Inode): boolean =>
  isWhiteout(inode) ||
  (inode.type === 'file' &&
    inode.data.length === 0 &&
    inode.xattrs.has(WHITEOUT) &&
    dir.xattrs.get(OPAQUE) === 'x');

function follow(search: Search, inode: DirInode | Inode, at: number): void {
  const redirect = inode.xattrs.get(REDIRECT);
  if (redirect === undefined) return;
  const parts = redirect.split('/');
  const rest = search.names.slice(at + 1);
  if (redirect.startsWith('/')) {
    if (parts.slice(1).includes('')) return;
    search.absolute = true;
    search.names = [...parts.slice(1), ...rest];
    // An opaque ancestor stopped the search on the old path; the redirect leads elsewhere.
    search.stop = false;
  } else {
    if (redirect === '' || parts.length > 1) return;
    search.names = [...search.names.slice(0, at), redirect, ...rest];
  }
  search.redirect = (search.absolute ? '/' : '') + search.names.join('/');
}

/** ovl_lookup_single: one name in one directory of one layer, which has this inode under it, or none. */
export function ask(
  dir: DirInode,
  inode: Inode | undefined,
  path: string,
  at: number,
  search: Search,
  layer: LayerRef,
  onAsked?: OnAnswer,
): Found | null {
  const name = search.names[at] as string;
  const last = at === search.names.length - 1;
  if (!inode && !onAsked) return null;
  const here = path === '' ? name : `${path}/${name}`;
  const say = (answer: Answer): void => onAsked?.({ layer, path: here, answer });
  if (!inode) {
    say('absent');
    return null;
  }
  if (isHidden(dir, inode)) {
    search.stop = search.opaque = true;
    say('whiteout');
    return null;
  }
  if (inode.type !== 'dir') {
    if (search.isDir || !last) {
      search.stop = true;
      say('hidden by the directory above');
      return null;
    }
    search.metacopy = hasMetacopy(inode);
    search.stop = !search.metacopy;
    say(search.metacopy ? 'metacopy file' : 'file');
    if (search.metacopy) follow(search, inode, at);
    return { inode, path: here };
  }
  if (last && search.metacopy) {
    // Data of a metacopy file was looked for, and a directory stands there instead.
    search.stop = true;
    say('directory');
    return null;
  }
  if (last) search.isDir = true;
  if (isOpaque(inode)) {
    search.stop = true;
    if (last) search.opaque = true;
    say('opaque directory');
  } else {
    say('directory');
    follow(search, inode, at);
  }
  return { inode, path: here };
}

/**
 * ovl_lookup_layer: the whole search path in one lower layer, where its first name leads to `first`; a redirect met on
 * the way changes the path.
 */
export function askLower(
  s: Session,
  base: LowerRef,
  first: Inode | undefined,
  search: Search,
  onAsked?: OnAnswer,
): LowerRef | null {
  const { layer } = base;
  let found: Found = base;
  // Counted from the end, since a redirect can change the names before.
  for (let left = search.names.length; left > 0; left--) {
    if (found.inode.type !== 'dir') return null;
    const at = search.names.length - left;
    const inode = at === 0 ? first : lowerEntry(s, layer, found.inode, search.names[at] as string);
    const next = ask(found.inode, inode, found.path, at, search, layer, onAsked);
    if (!next) return null;
    found = next;
  }
  return { layer, inode: found.inode, path: found.path };
}
