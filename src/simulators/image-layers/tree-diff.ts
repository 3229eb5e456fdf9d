import { sameBytes } from './bytes.ts';
import { type Inode, type Xattrs } from './inode.ts';
import { type LayerEntry, hardlinkEntry, whiteoutEntry } from './layer-entry.ts';
import { parentOf } from './path-names.ts';
import { inodeOf, type Tree, walk } from './tree.ts';

const sameXattrs = (a: Xattrs, b: Xattrs): boolean =>
  a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);

/** True when two inodes hold the same type, attributes and content; a directory's names do not count. */
export function sameInode(a: Inode, b: Inode): boolean {
  if (a === b) return true;
  if (a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid || a.mtime !== b.mtime) return false;
  if (!sameXattrs(a.xattrs, b.xattrs)) return false;
  if (a.type === 'file') return b.type === 'file' && sameBytes(a.data, b.data);
  if (a.type === 'symlink') return b.type === 'symlink' && a.target === b.target;
  if (a.type === 'dir') return b.type === 'dir';
  return b.type === a.type && a.rdev === b.rdev;
}

/** The layer entry that would make this inode at this path. */
export function entryOf(path: string, inode: Inode): LayerEntry {
  const { mode, uid, gid, mtime, xattrs } = inode;
  const common = { path, mode, uid, gid, mtime, xattrs };
  if (inode.type === 'file') return { ...common, type: 'file', data: inode.data };
  if (inode.type === 'symlink') return { ...common, type: 'symlink', target: inode.target };
  if (inode.type === 'dir') return { ...common, type: 'dir' };
  return { ...common, type: inode.type, rdev: inode.rdev };
}

interface Listing {
  readonly at: Map<string, Inode>;
  /** The names of each inode that has several, in byte order. */
  readonly links: Map<number, string[]>;
}

function list(tree: Tree): Listing {
  const at = new Map<string, Inode>([['', inodeOf(tree, tree.root)]]);
  const links = new Map<number, string[]>();
  walk(tree, (path, inode) => {
    at.set(path, inode);
    if (inode.type !== 'dir' && inode.nlink > 1)
      links.set(inode.ino, [...(links.get(inode.ino) ?? []), path]);
  });
  return { at, links };
}

/**
 * The layer entries that turn tree `from` into tree `to`: changed and new files whole, explicit whiteouts
 * for what is gone, directories on the way to a change, hard links as links to their first name
 * (image-spec layer.md, "Change Types"). Applying them to `from` gives `to`. Entries come in the order of a
 * walk: parents first, names in byte order, the whiteouts in a directory before its content.
 */
export function diffTrees(from: Tree, to: Tree): LayerEntry[] {
  const a = list(from);
  const b = list(to);
  const namesIn = (side: Listing, inode: Inode | undefined): string =>
    (inode && side.links.get(inode.ino)?.join('\0')) ?? '';
  const changed = new Set<string>();
  for (const [path, inode] of b.at) {
    const old = a.at.get(path);
    const same = old && sameInode(old, inode) && namesIn(a, old) === namesIn(b, inode);
    if (same) continue;
    for (const name of b.links.get(inode.ino) ?? [path]) changed.add(name);
  }
  const whiteouts: string[] = [];
  for (const [path, inode] of a.at) {
    if (b.at.has(path)) continue;
    const parent = parentOf(path);
    // One whiteout covers a whole directory; a directory that became a file needs none inside.
    if (inode && b.at.get(parent)?.type === 'dir' && a.at.get(parent)?.type === 'dir') whiteouts.push(path);
  }
  const gone = new Map<string, string[]>();
  for (const path of whiteouts) gone.set(parentOf(path), [...(gone.get(parentOf(path)) ?? []), path]);
  const onTheWay = new Set<string>();
  for (const path of [...changed, ...whiteouts]) {
    for (let dir = parentOf(path); dir !== ''; dir = parentOf(dir)) onTheWay.add(dir);
  }
  const out: LayerEntry[] = [];
  for (const [path, inode] of b.at) {
    if (changed.has(path) || onTheWay.has(path)) {
      const first = b.links.get(inode.ino)?.[0] ?? path;
      const { mode, uid, gid, mtime, xattrs } = inode;
      if (first !== path) out.push(hardlinkEntry(path, first, { mode, uid, gid, mtime, xattrs }));
      else out.push(entryOf(path === '' ? './' : path, inode));
    }
    for (const hidden of gone.get(path) ?? []) out.push(whiteoutEntry(hidden));
  }
  return out;
}
