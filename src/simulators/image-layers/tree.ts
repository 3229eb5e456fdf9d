import { byName } from './bytes.ts';
import { type DirInode, type Inode, NO_ENTRIES, type NewInode, newDir } from './inode.ts';
import { PersistentMap } from './persistent-map.ts';

/**
 * A file tree that never changes: inodes by number, directories that name them. Two names with one inode
 * number are hard links. A changed tree shares everything that did not change.
 */
export interface Tree {
  readonly root: number;
  readonly inodes: PersistentMap<number, Inode>;
  readonly nextIno: number;
}

/** Edits a tree step by step; `tree` gives the state so far, and earlier states stay as they were. */
export class TreeEditor {
  readonly root: number;
  /** Inodes by number, edits included. */
  readonly inodes: InodeTable;
  private before: Tree;
  private nextIno: number;
  // Edits wait here, so that an inode that changes several times is put into the shared map once.
  private readonly edits = new Map<number, Inode | null>();

  constructor(from: Tree = emptyTree()) {
    this.root = from.root;
    this.before = from;
    this.nextIno = from.nextIno;
    this.inodes = { get: (ino) => this.find(ino) };
  }

  get tree(): Tree {
    if (this.edits.size > 0) {
      let { inodes } = this.before;
      for (const [ino, inode] of this.edits) inodes = inode ? inodes.set(ino, inode) : inodes.delete(ino);
      this.before = { root: this.root, inodes, nextIno: this.nextIno };
      this.edits.clear();
    }
    return this.before;
  }

  private find(ino: number): Inode | undefined {
    const edited = this.edits.get(ino);
    return edited === undefined ? this.before.inodes.get(ino) : (edited ?? undefined);
  }

  get(ino: number): Inode {
    return inodeOf(this, ino);
  }

  put(inode: Inode): void {
    this.edits.set(inode.ino, inode);
  }

  /** A new inode that no name leads to yet. */
  add(inode: NewInode): number {
    const ino = this.nextIno++;
    this.put({ ...inode, ino, nlink: inode.type === 'dir' ? 1 : 0 } as Inode);
    return ino;
  }

  /** Gives an inode one more name. The name must be free. */
  link(dir: number, name: string, ino: number): void {
    const parent = dirOf(this, dir);
    this.put({ ...parent, entries: parent.entries.set(name, ino) });
    const inode = this.get(ino);
    if (inode.type !== 'dir') this.put({ ...inode, nlink: inode.nlink + 1 });
  }

  /** A new inode with a name; gives its number. */
  create(dir: number, name: string, inode: NewInode): number {
    const ino = this.add(inode);
    this.link(dir, name, ino);
    return ino;
  }

  /** Takes a name away, with all that is under it. The inode goes with its last name, unless `keep` wants it. */
  unlink(dir: number, name: string, keep?: (ino: number) => boolean): void {
    const parent = dirOf(this, dir);
    const ino = parent.entries.get(name);
    if (ino === undefined) return;
    this.put({ ...parent, entries: parent.entries.delete(name) });
    const inode = this.get(ino);
    if (inode.type === 'dir') {
      for (const child of inode.entries.keys()) this.unlink(ino, child, keep);
      this.edits.set(ino, null);
      return;
    }
    const nlink = inode.nlink - 1;
    if (nlink > 0 || keep?.(ino)) this.put({ ...inode, nlink });
    else this.edits.set(ino, null);
  }

  /** Lets an inode without a name go. */
  forget(ino: number): void {
    this.edits.set(ino, null);
  }

  /** Moves a name; the target name must be free. The inode and all under it stay as they are. */
  move(fromDir: number, from: string, toDir: number, to: string): void {
    const source = dirOf(this, fromDir);
    const ino = source.entries.get(from) as number;
    this.put({ ...source, entries: source.entries.delete(from) });
    const target = dirOf(this, toDir);
    this.put({ ...target, entries: target.entries.set(to, ino) });
  }

  /** Lets two names change places. */
  exchange(aDir: number, a: string, bDir: number, b: string): void {
    const first = dirOf(this, aDir).entries.get(a) as number;
    const second = dirOf(this, bDir).entries.get(b) as number;
    const dirA = dirOf(this, aDir);
    this.put({ ...dirA, entries: dirA.entries.set(a, second) });
    const dirB = dirOf(this, bDir);
    this.put({ ...dirB, entries: dirB.entries.set(b, first) });
  }
}

/** A tree that is only a root directory: mode 0755, root, mtime 0. */
export function emptyTree(): Tree {
  const root = { ...newDir(), ino: 1, nlink: 1, entries: NO_ENTRIES } as Inode;
  return { root: 1, inodes: PersistentMap.empty<number, Inode>().set(1, root), nextIno: 2 };
}

interface InodeTable {
  get(ino: number): Inode | undefined;
}

/** A tree or its editor. */
export interface Inodes {
  readonly inodes: InodeTable;
}

/** The inode with this number, which must be there. */
export function inodeOf(tree: Inodes, ino: number): Inode {
  const inode = tree.inodes.get(ino);
  if (!inode) throw new RangeError(`no inode ${ino} in this tree`);
  return inode;
}

/** The directory with this number, which must be there and be one. */
export function dirOf(tree: Inodes, ino: number): DirInode {
  const inode = inodeOf(tree, ino);
  if (inode.type !== 'dir') throw new RangeError(`inode ${ino} is a ${inode.type}, not a directory`);
  return inode;
}

/** The inode at a path like "etc/hosts", or undefined. Symbolic links are not followed; "" is the root. */
export function inodeAt(tree: Tree, path: string): Inode | undefined {
  let inode: Inode | undefined = tree.inodes.get(tree.root);
  for (const name of path === '' ? [] : path.split('/')) {
    const ino: number | undefined = inode?.type === 'dir' ? inode.entries.get(name) : undefined;
    inode = ino === undefined ? undefined : tree.inodes.get(ino);
  }
  return inode;
}

/** Calls `see` for every name below the root, parents first, names in byte order. Paths have no leading slash. */
export function walk(tree: Tree, see: (path: string, inode: Inode) => void): void {
  const into = (dir: DirInode, prefix: string): void => {
    for (const name of dir.entries.keys().sort(byName)) {
      const inode = inodeOf(tree, dir.entries.get(name) as number);
      see(prefix + name, inode);
      if (inode.type === 'dir') into(inode, `${prefix}${name}/`);
    }
  };
  into(dirOf(tree, tree.root), '');
}
