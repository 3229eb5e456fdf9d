import { utf8 } from '../image-layers/bytes.ts';
import { digestOf, type Digest, inodeAt, type Tree, walk } from '../image-layers/index.ts';
import { inTheWay, isReserved, nameOf, parentOf, resolve, withDir, withFile } from './paths.ts';
import type { BuildFolder, Failure } from './types.ts';

/** A file on its way into the image. */
export interface Copied {
  /** Where it was, from the root of its source. */
  readonly path: string;
  readonly data: Uint8Array;
  readonly mode: number;
  readonly mtime: number;
}

export type Found =
  { readonly files: readonly Copied[]; readonly dirs: readonly string[] } | { readonly failure: Failure };

const folderFiles = (folder: BuildFolder): readonly Copied[] =>
  Object.entries(folder)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { text, mtime }]) => ({ path, data: utf8(text), mode: 0o644, mtime }));

function treeFiles(tree: Tree): readonly Copied[] {
  const out: Copied[] = [];
  walk(tree, (path, inode) => {
    if (inode.type === 'file') out.push({ path, data: inode.data, mode: inode.mode, mtime: inode.mtime });
  });
  return out;
}

/** The files that the sources of a COPY name, each with its place; a source may be a directory or end in a star. */
export function findSources(sources: readonly string[], from: BuildFolder | { readonly tree: Tree }): Found {
  const all = 'tree' in from && isTree(from.tree) ? treeFiles(from.tree) : folderFiles(from as BuildFolder);
  const files: Copied[] = [];
  const dirs: string[] = [];
  for (const source of sources) {
    if (/(^|\/)\.\.(\/|$)/.test(source)) return { failure: { reason: 'outside-folder', what: source } };
    const path = resolve(source);
    const star = path.endsWith('*');
    const prefix = star ? path.slice(0, -1) : path === '' ? '' : `${path}/`;
    const matching = all.filter((file) => (star ? file.path.startsWith(prefix) : file.path === path));
    const inside = star ? [] : all.filter((file) => file.path.startsWith(prefix));
    if (matching.length + inside.length === 0) return { failure: { reason: 'no-source', what: source } };
    files.push(...matching, ...inside);
    if (inside.length > 0) dirs.push(prefix);
  }
  return { files, dirs };
}

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && 'root' in value && 'inodes' in value;

/**
 * The checksum by which the cache knows copied files: names, modes and contents, not the time of the last change
 * (docs.docker.com, build cache invalidation).
 */
export const checksum = (files: readonly Copied[]): Digest =>
  digestOf(files.map(({ path, data, mode }) => `${path} ${mode} ${digestOf(data)}`).join('\n'));

interface Copy {
  readonly found: { readonly files: readonly Copied[]; readonly dirs: readonly string[] };
  readonly sources: number;
  readonly to: string;
  readonly cwd: string;
  readonly uid: number;
  readonly mode: number | null;
  readonly now: number;
}

/**
 * Copies files into a tree. A directory's contents are copied, not the directory; a destination that ends in a slash
 * or is a directory takes the file's name. Files keep their times; directories made on the way carry `now`.
 */
export function copyInto(tree: Tree, copy: Copy): Tree | Failure {
  const { found, sources, to, cwd, uid, mode, now } = copy;
  const target = resolve(to, cwd);
  const asDir = to.endsWith('/') || to === '.' || target === '' || inodeAt(tree, target)?.type === 'dir';
  if (!asDir && (sources > 1 || (found.files.length > 1 && found.dirs.length === 0)))
    return { reason: 'many-to-file', what: to };
  let at = tree;
  for (const file of found.files) {
    const dir = found.dirs.find((each) => file.path.startsWith(each));
    const inside = dir === undefined ? nameOf(file.path) : file.path.slice(dir.length);
    const path = resolve(dir !== undefined || asDir ? `/${target}/${inside}` : `/${target}`);
    const blocked = inTheWay(at, parentOf(path));
    if (blocked !== undefined) return { reason: 'in-the-way', what: `/${blocked}` };
    if (isReserved(path)) return { reason: 'reserved-name', what: nameOf(path) };
    at = withFile(withDir(at, parentOf(path), now), path, {
      data: file.data,
      mode: mode ?? file.mode,
      uid,
      mtime: file.mtime,
    });
  }
  return at;
}
