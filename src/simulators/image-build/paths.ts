import {
  applyLayer,
  dirEntry,
  fileEntry,
  inodeAt,
  type LayerEntry,
  type Tree,
  whiteoutEntry,
} from '../image-layers/index.ts';

/** A path from the root without slashes at its ends, seen from `cwd`; ".." stops at the root, as in a real tree. */
export function resolve(path: string, cwd = ''): string {
  const names: string[] = [];
  for (const name of `${path.startsWith('/') ? '' : `${cwd}/`}${path}`.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

export const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A name that no layer can hold, because there it means "deleted" (image-spec layer.md). */
export const isReserved = (path: string): boolean => path.split('/').some((name) => name.startsWith('.wh.'));

function missingDirs(tree: Tree, path: string, mtime: number): LayerEntry[] {
  const out: LayerEntry[] = [];
  for (let dir = path; dir !== '' && !inodeAt(tree, dir); dir = parentOf(dir))
    out.unshift(dirEntry(dir, { mtime }));
  return out;
}

/** The first part of a path that is there and is no directory; undefined when nothing is in the way. */
export function inTheWay(tree: Tree, path: string): string | undefined {
  const names = path.split('/').filter(Boolean);
  for (let n = 1; n <= names.length; n++) {
    const part = names.slice(0, n).join('/');
    const inode = inodeAt(tree, part);
    if (inode && inode.type !== 'dir') return part;
  }
  return undefined;
}

/** The tree with a directory and those above it; nothing may be in the way. */
export const withDir = (tree: Tree, path: string, mtime: number): Tree => {
  const entries = missingDirs(tree, path, mtime);
  return entries.length === 0 ? tree : applyLayer(tree, { entries });
};

export interface NewFile {
  readonly data: Uint8Array;
  readonly mode?: number;
  readonly uid?: number;
  readonly mtime: number;
  /** When directories on the way are made; default: `mtime`. */
  readonly dirsAt?: number;
}

/** The tree with a file in place of whatever bore its name; nothing may be in the way of its directory. */
export function withFile(tree: Tree, path: string, file: NewFile): Tree {
  const { data, mode = 0o644, uid = 0, mtime, dirsAt = mtime } = file;
  return applyLayer(tree, {
    entries: [...missingDirs(tree, parentOf(path), dirsAt), fileEntry(path, data, { mode, uid, mtime })],
  });
}

/** The tree without a path and all that is under it. */
export const without = (tree: Tree, path: string): Tree =>
  applyLayer(tree, { entries: [whiteoutEntry(path)] });
