import { type Inode, isWhiteout, NO_ENTRIES, sizeOf } from '../inode.ts';
import { dirOf, type Tree, TreeEditor, walk } from '../tree.ts';
import { type Stat, statOf } from './attributes.ts';
import { unionLinks } from './copy-up.ts';
import { dataInode, type Dentry, exists, identityOf, isDir, realInode, rootDentry } from './dentry.ts';
import { lookup } from './lookup.ts';
import { ESCAPED, hasMetacopy, isPrivate, OVERLAY } from './marks.ts';
import { begin, finish, type LayerRef, type Mount, type Session } from './mount.ts';
import { readDir } from './read-dir.ts';

/** A name of the merged tree, and where it comes from. */
export interface MergedEntry {
  readonly path: string;
  readonly stat: Stat;
  /** The layer that the file, or the directory's attributes, come from. */
  readonly layer: LayerRef;
  /** For a directory: all layers whose names it merges, from the top. For a file: its layer. */
  readonly layers: readonly LayerRef[];
  /** The layer that the data comes from: another one than `layer` under metacopy. */
  readonly dataLayer: LayerRef;
}

function visit(s: Session, dir: Dentry, see: (d: Dentry) => void): void {
  for (const name of readDir(s, dir)) {
    const d = lookup(s, dir, name);
    if (!exists(d)) continue;
    see(d);
    if (isDir(s, d)) visit(s, d, see);
  }
}

/** The whole merged tree, parents first, names in byte order, each with the layer it comes from. */
export function listMerged(mount: Mount): MergedEntry[] {
  const s = begin(mount);
  const out: MergedEntry[] = [];
  visit(s, rootDentry(s), (d) => {
    const stat = statOf(s, d);
    const below = isDir(s, d) ? d.stack.map((ref) => ref.layer) : [];
    const layers: LayerRef[] =
      stat.layer === 'upper' ? ['upper', ...below] : below.length > 0 ? below : [stat.layer];
    const dataLayer =
      d.metacopy || hasMetacopy(realInode(s, d)) ? (d.stack.at(-1)?.layer ?? stat.layer) : stat.layer;
    out.push({ path: d.path, stat, layer: stat.layer, layers, dataLayer });
  });
  return out;
}

/**
 * The mount after something like `find` has looked at every name. Only notes in an upper directory that was
 * filled by hand can change: a merged directory without origin mark gets one when it is looked up.
 */
export function lookAtAll(mount: Mount): Mount {
  const s = begin(mount);
  visit(s, rootDentry(s), () => undefined);
  return finish(s);
}

function shown(s: Session, d: Dentry): Omit<Inode, 'ino'> {
  const inode = realInode(s, d);
  const xattrs = new Map<string, string>();
  for (const [name, value] of inode.xattrs) {
    if (!isPrivate(name))
      xattrs.set(name.startsWith(ESCAPED) ? OVERLAY + name.slice(ESCAPED.length) : name, value);
  }
  if (inode.type === 'dir') return { ...inode, xattrs, entries: NO_ENTRIES } as Omit<Inode, 'ino'>;
  if (inode.type !== 'file') return { ...inode, xattrs };
  const data = dataInode(s, d);
  return { ...inode, xattrs, data: data.type === 'file' ? data.data : inode.data } as Omit<Inode, 'ino'>;
}

/**
 * The merged tree as one plain tree: what a process in the mount sees, without overlay's own marks. Names
 * of one file share an inode. A link count is the one `stat` gives, which can count names that are hidden.
 */
export function mergedTree(mount: Mount): Tree {
  const s = begin(mount);
  const at = new TreeEditor();
  const dirs = new Map<string, number>([['', at.root]]);
  const known = new Map<string, number>();
  const root = rootDentry(s);
  at.put({ ...shown(s, root), ino: at.root } as Inode);
  visit(s, root, (d) => {
    const dir = dirs.get(d.parent?.path ?? '') ?? at.root;
    const lower = d.stack[0];
    const linked = lower !== undefined && d.upper === null && lower.inode.nlink > 1;
    const identity = linked ? `lower${lower.layer}:${lower.inode.ino}` : identityOf(s, d);
    const before = isDir(s, d) ? undefined : known.get(identity);
    if (before !== undefined) {
      at.link(dir, d.name, before);
      return;
    }
    const ino = at.create(dir, d.name, shown(s, d) as Inode);
    known.set(identity, ino);
    if (isDir(s, d)) dirs.set(d.path, ino);
  });
  // Links were counted while they were made; now let them say what the kernel says.
  visit(s, root, (d) => {
    const inode = realInode(s, d);
    if (inode.type === 'dir') return;
    const ino = dirOf(at, dirs.get(d.parent?.path ?? '') as number).entries.get(d.name) as number;
    at.put({ ...at.get(ino), nlink: d.indexed ? unionLinks(inode) : inode.nlink });
  });
  return at.tree;
}

/** Bytes that the upper directory takes on disk: file data, each hard-linked file once, metacopy holes free. */
export function upperBytes(mount: Mount): number {
  let sum = 0;
  mount.upper?.inodes.forEach((inode) => {
    if (inode.type === 'file' && !hasMetacopy(inode)) sum += sizeOf(inode);
  });
  return sum;
}

/** What becomes of a name that one layer holds. */
export interface Coverage {
  readonly path: string;
  readonly type: Inode['type'] | 'whiteout';
  /**
   * visible: the merged tree shows this very file; merged: a directory whose names count, its attributes
   * come from above; covered: hidden by a file, whiteout or opaque directory above; mark: a whiteout.
   */
  readonly state: 'visible' | 'merged' | 'covered' | 'mark';
}

/** For every name in one layer: does the merged tree show it? Parents first, byte order. */
export function coverageOf(mount: Mount, layer: LayerRef): Coverage[] {
  const s = begin(mount);
  const tree = layer === 'upper' ? mount.upper : (mount.lowers[layer] ?? null);
  if (!tree) return [];
  const shownBy = new Map<number, 'visible' | 'merged'>();
  visit(s, rootDentry(s), (d) => {
    if (d.upper !== null && layer === 'upper') shownBy.set(d.upper, 'visible');
    d.stack.forEach((ref, i) => {
      const isTop = i === 0 && d.upper === null;
      if (ref.layer !== layer) return;
      if (isTop) shownBy.set(ref.inode.ino, 'visible');
      else if (ref.inode.type === 'dir' || d.metacopy) shownBy.set(ref.inode.ino, 'merged');
    });
  });
  const out: Coverage[] = [];
  walk(tree, (path, inode) => {
    if (isWhiteout(inode)) out.push({ path, type: 'whiteout', state: 'mark' });
    else out.push({ path, type: inode.type, state: shownBy.get(inode.ino) ?? 'covered' });
  });
  return out;
}
