import { ParamError } from '../shared/errors.ts';
import { type DirInode, type Inode, newDevice, newDir, newFile, type NewInode, newSymlink } from './inode.ts';
import { checkEntries, type Layer } from './layer.ts';
import { type LayerEntry, markOf } from './layer-entry.ts';
import { dirOf, emptyTree, type Tree, TreeEditor } from './tree.ts';

const MOST_LINKS = 40;

/** A parent that no entry names, made by mkdir(2): 0755, and in a setgid directory its group and the bit too. */
const impliedDir = (above: DirInode): NewInode =>
  newDir(above.mode & 0o2000 ? { mode: 0o2755, gid: above.gid } : {});

/**
 * Finds the directory that `names` lead to, following symbolic links inside the tree as unpackers do (a
 * layer may write to "lib/x" where "lib" links to "usr/lib"). `make` creates what is missing.
 * Gives null when it is not there, or the name of what is in the way.
 */
function findDir(
  at: TreeEditor,
  names: readonly string[],
  make: boolean,
): number | null | { inTheWay: string } {
  let stack = [at.root];
  const ahead = [...names];
  for (let links = 0; ahead.length > 0;) {
    const name = ahead.shift() as string;
    const dir = stack.at(-1) as number;
    if (name === '..') {
      if (stack.length > 1) stack.pop();
      continue;
    }
    if (name === '' || name === '.') continue;
    const ino = dirOf(at, dir).entries.get(name);
    if (ino === undefined) {
      if (!make) return null;
      stack.push(at.create(dir, name, impliedDir(dirOf(at, dir))));
      continue;
    }
    const inode = at.get(ino);
    if (inode.type === 'dir') {
      stack.push(ino);
    } else if (inode.type === 'symlink' && links++ < MOST_LINKS) {
      if (inode.target.startsWith('/')) stack = [at.root];
      ahead.unshift(...inode.target.split('/'));
    } else {
      return make ? { inTheWay: name } : null;
    }
  }
  return stack.at(-1) as number;
}

function hide(at: TreeEditor, entry: LayerEntry, field: string): void {
  const mark = markOf(entry, field);
  if (mark.kind === 'content') return;
  const dir = findDir(at, mark.kind === 'opaque' ? mark.names : mark.names.slice(0, -1), false);
  if (typeof dir !== 'number') return;
  if (mark.kind === 'whiteout') at.unlink(dir, mark.names.at(-1) as string);
  else for (const name of dirOf(at, dir).entries.keys()) at.unlink(dir, name);
}

function linkTarget(at: TreeEditor, entry: LayerEntry & { type: 'hardlink' }, field: string): number {
  const names = entry.target.split('/').filter((name) => name !== '' && name !== '.');
  const dir = names.includes('..') ? null : findDir(at, names.slice(0, -1), false);
  const ino = typeof dir === 'number' ? dirOf(at, dir).entries.get(names.at(-1) ?? '') : undefined;
  if (ino === undefined || at.get(ino).type === 'dir') {
    throw new ParamError(
      `${field}.target`,
      `"${entry.target}" is no file so far; name one that comes before`,
    );
  }
  return ino;
}

function place(at: TreeEditor, entry: LayerEntry, field: string): void {
  const mark = markOf(entry, `${field}.path`);
  if (mark.kind !== 'content') return;
  const name = mark.names.at(-1);
  const { mode, uid, gid, mtime, xattrs } = entry;
  if (name === undefined) {
    at.put({ ...dirOf(at, at.root), mode, uid, gid, mtime, xattrs });
    return;
  }
  const dir = findDir(at, mark.names.slice(0, -1), true);
  if (typeof dir !== 'number') {
    throw new ParamError(
      `${field}.path`,
      `"${entry.path}" goes through "${dir?.inTheWay}", which is no directory`,
    );
  }
  const before = dirOf(at, dir).entries.get(name);
  const old: Inode | undefined = before === undefined ? undefined : at.get(before);
  if (entry.type === 'dir' && old?.type === 'dir') {
    at.put({ ...old, mode, uid, gid, mtime, xattrs });
    return;
  }
  // The link's target may be the very file that goes: look before removing.
  const linked = entry.type === 'hardlink' ? linkTarget(at, entry, field) : undefined;
  if (linked !== undefined && linked === before) return;
  at.unlink(dir, name);
  if (linked !== undefined) {
    if (!at.inodes.get(linked))
      throw new ParamError(`${field}.target`, 'was inside what this entry replaces');
    at.link(dir, name, linked);
  } else if (entry.type === 'file') at.create(dir, name, newFile(entry.data, entry));
  else if (entry.type === 'dir') at.create(dir, name, newDir(entry));
  else if (entry.type === 'symlink') at.create(dir, name, newSymlink(entry.target, entry));
  else if (entry.type !== 'hardlink') at.create(dir, name, newDevice(entry.type, entry.rdev, entry));
}

/**
 * The tree after applying a layer to a tree (image-spec layer.md): first all opaque marks and whiteouts,
 * which touch only what lies below, wherever they stand in the tar; then the entries in order. A directory
 * over a directory changes its attributes only; anything else is removed and made anew. Missing parents are
 * made with mode 0755 (setgid is inherited), and links on the way are followed inside the tree, as umoci and containerd do.
 * Errors: ParamError, such as a parent that is a file or a hard link to nothing.
 */
export function applyLayer(below: Tree, layer: Pick<Layer, 'entries'>, field = 'layer'): Tree {
  checkEntries(layer.entries, field);
  const at = new TreeEditor(below);
  layer.entries.forEach((entry, i) => hide(at, entry, `${field}.entries[${i}].path`));
  layer.entries.forEach((entry, i) => place(at, entry, `${field}.entries[${i}]`));
  return at.tree;
}

/** The tree that layers make from nothing, bottom first: an unpacked image. Errors as in `applyLayer`. */
export function applyLayers(layers: readonly Pick<Layer, 'entries'>[], field = 'layers'): Tree {
  return layers.reduce((tree, layer, i) => applyLayer(tree, layer, `${field}[${i}]`), emptyTree());
}
