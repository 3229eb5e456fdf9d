import {
  applyLayer,
  dirEntry,
  fileEntry,
  inodeAt,
  type Inode,
  type LayerEntry,
  nameOf,
  parentOf,
  type Tree,
  whiteoutEntry,
} from '../image-layers/index.ts';
import { Stop } from './stop.ts';

/** A path from the root without slashes at its ends, seen from `cwd`; ".." stops at the root, as in a real tree. */
export function resolve(path: string, cwd = ''): string {
  const names: string[] = [];
  for (const name of `${path.startsWith('/') ? '' : `${cwd}/`}${path}`.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

export { nameOf, parentOf };
/** A name in a directory; '' is the root. */
export const inDir = (dir: string, name: string): string => (dir === '' ? name : `${dir}/${name}`);

/** The names in a directory in order; none where there is no directory. */
export function namesIn(tree: Tree, path: string): readonly string[] {
  const inode = inodeAt(tree, path);
  return inode?.type === 'dir' ? [...inode.entries.keys()].sort() : [];
}

/** Stops at a name that no layer can hold (image-spec layer.md), and at a file on the way to a path. */
function guard(tree: Tree, path: string, lastToo: boolean): void {
  const names = path.split('/').filter(Boolean);
  const reserved = names.find((name) => name.startsWith('.wh.'));
  if (reserved !== undefined) throw new Stop('reserved-name', reserved);
  for (let n = 1; n <= names.length - (lastToo ? 0 : 1); n++) {
    const part = names.slice(0, n).join('/');
    const inode = inodeAt(tree, part);
    if (inode && inode.type !== 'dir') throw new Stop('in-the-way', `/${part}`);
  }
}

function missingDirs(tree: Tree, path: string, mtime: number): LayerEntry[] {
  const out: LayerEntry[] = [];
  for (let dir = path; dir !== '' && !inodeAt(tree, dir); dir = parentOf(dir))
    out.unshift(dirEntry(dir, { mtime }));
  return out;
}

export interface NewDir {
  readonly mtime: number;
  readonly mode?: number;
  readonly uid?: number;
}

/** The tree with a directory and those above it, which all get `mtime` where they are new. Stops as `guard` does. */
export function withDir(tree: Tree, path: string, { mtime, mode, uid }: NewDir): Tree {
  guard(tree, path, true);
  if (inodeAt(tree, path)) return tree;
  const given = { mtime, ...(mode === undefined ? {} : { mode }), ...(uid === undefined ? {} : { uid }) };
  return applyLayer(tree, {
    entries: [...missingDirs(tree, parentOf(path), mtime), dirEntry(path, given)],
  });
}

export interface NewFile {
  readonly data: Uint8Array;
  readonly mode?: number;
  readonly uid?: number;
  readonly mtime: number;
}

/** The tree with a file in place of another, and the directories above it. Stops as `guard` does, and at a directory. */
export function withFile(tree: Tree, path: string, file: NewFile): Tree {
  const { data, mode = 0o644, uid = 0, mtime } = file;
  guard(tree, path, false);
  if (inodeAt(tree, path)?.type === 'dir') throw new Stop('a-directory', `/${path}`);
  return applyLayer(tree, {
    entries: [...missingDirs(tree, parentOf(path), mtime), fileEntry(path, data, { mode, uid, mtime })],
  });
}

/** The tree with other attributes of what is there under a path. */
export function withAttributes(
  tree: Tree,
  path: string,
  change: { readonly mode?: number; readonly mtime?: number },
): Tree {
  const inode = inodeAt(tree, path);
  if (!inode) return tree;
  const { mode, uid, gid, mtime } = inode;
  const given = { mode, uid, gid, mtime, ...change };
  if (inode.type === 'file') return applyLayer(tree, { entries: [fileEntry(path, inode.data, given)] });
  return applyLayer(tree, { entries: [dirEntry(path === '' ? './' : path, given)] });
}

/** The tree without a path and all that is under it. */
export const without = (tree: Tree, path: string): Tree =>
  inodeAt(tree, path) ? applyLayer(tree, { entries: [whiteoutEntry(path)] }) : tree;

/** Calls `see` for a path and all that is under it, parents first. */
export function under(tree: Tree, path: string, see: (path: string, inode: Inode) => void): void {
  const inode = inodeAt(tree, path);
  if (!inode) return;
  see(path, inode);
  for (const name of namesIn(tree, path)) under(tree, inDir(path, name), see);
}

/** The tree with what another one has under a path, as it is there; without it, where the other has nothing. */
export function restored(tree: Tree, path: string, from: Tree): Tree {
  let at = without(tree, path);
  under(from, path, (each, inode) => {
    const { mode, uid, mtime } = inode;
    if (inode.type === 'file') at = withFile(at, each, { data: inode.data, mode, uid, mtime });
    else if (inode.type === 'dir') at = withDir(at, each, { mode, uid, mtime });
  });
  return at;
}
