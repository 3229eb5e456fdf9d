import { utf8 } from '../image-layers/bytes.ts';
import { digestOf, type Digest, emptyTree, inodeAt, type Tree } from '../image-layers/index.ts';
import { hasWildcard, matches } from './glob.ts';
import { inDir, nameOf, parentOf, resolve, under, withDir, withFile } from './paths.ts';
import { Stop } from './stop.ts';
import type { BuildFolder } from './types.ts';

/** The build folder as a tree; its directories carry `now`, for nobody looks at theirs. */
export const folderTree = (folder: BuildFolder, now: number): Tree =>
  Object.entries(folder).reduce(
    (tree, [path, { text, mtime }]) =>
      withFile(withDir(tree, parentOf(path), { mtime: now }), path, {
        data: utf8(text),
        mtime,
      }),
    emptyTree(),
  );

/** What the sources of a COPY name: paths in the tree that they come from. */
export interface Found {
  readonly tree: Tree;
  readonly paths: readonly string[];
}

/**
 * The paths that the sources of a COPY name. A pattern may stand for none; ".." leads to the root at most, and what is
 * above a folder is cut off so (reference.md, "Adding files from the build context"). Stops at a plain name that is
 * not there: `missing` says of what.
 */
export function findSources(
  tree: Tree,
  sources: readonly string[],
  missing: 'no-source' | 'not-in-stage',
): Found {
  const paths = sources.flatMap((source) => {
    const path = resolve(source);
    if (hasWildcard(path)) return matches(tree, path, '', true);
    if (!inodeAt(tree, path)) throw new Stop(missing, source);
    return [path];
  });
  return { tree, paths };
}

/**
 * The checksum by which the cache knows copied files: names, modes and contents, not the time of the last change
 * (docs.docker.com, build cache invalidation).
 */
export function checksum({ tree, paths }: Found): Digest {
  const lines: string[] = [];
  for (const each of paths)
    under(tree, each, (path, inode) =>
      lines.push(`${path} ${inode.mode} ${inode.type === 'file' ? digestOf(inode.data) : inode.type}`),
    );
  return digestOf(lines.join('\n'));
}

interface Copy {
  readonly found: Found;
  /** How many sources the instruction names. */
  readonly sources: number;
  readonly to: string;
  readonly cwd: string;
  readonly uid: number;
  readonly mode: number | null;
  readonly now: number;
}

/**
 * Copies files into a tree. A directory's contents are copied, not the directory; a destination that ends in a slash
 * or is a directory takes the file's name. Files keep their times; directories made on the way carry `now`. Throws a
 * Stop.
 */
export function copyInto(tree: Tree, copy: Copy): Tree {
  const { found, sources, to, cwd, uid, mode, now } = copy;
  const target = resolve(to, cwd);
  const asDir = /(^|\/)\.?$/.test(to) || target === '' || inodeAt(tree, target)?.type === 'dir';
  const files = found.paths.filter((path) => inodeAt(found.tree, path)?.type === 'file');
  if (!asDir && (sources > 1 || files.length > 1)) throw new Stop('many-to-file', to);
  return found.paths.reduce((into, source) => {
    const isDir = inodeAt(found.tree, source)?.type === 'dir';
    const place = isDir || !asDir ? target : inDir(target, nameOf(source));
    let at = into;
    under(found.tree, source, (path, inode) => {
      const inside = path.slice(source.length).replace(/^\//, '');
      const given = { mode: mode ?? inode.mode, uid, mtime: inode.mtime };
      const name = inside === '' ? place : inDir(place, inside);
      if (inode.type === 'dir') at = withDir(at, name, inside === '' ? { mtime: now } : given);
      else if (inode.type === 'file') {
        at = withFile(withDir(at, parentOf(name), { mtime: now }), name, { data: inode.data, ...given });
      }
    });
    return at;
  }, tree);
}
