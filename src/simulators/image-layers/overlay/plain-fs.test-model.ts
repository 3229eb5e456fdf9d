import { byName, utf8 } from '../bytes.ts';
import { newDir, newFile, newSymlink } from '../inode.ts';
import { dirOf, inodeOf, type Tree, TreeEditor } from '../tree.ts';
import { type Errno, fail, Failure } from './errno.ts';
import type { Operation } from './operation.ts';

/** One file; two names with the same object are hard links. */
interface File {
  readonly type: 'file';
  mode: number;
  data: Uint8Array;
}
interface Dir {
  readonly type: 'dir';
  mode: number;
  readonly entries: Map<string, Node>;
  parent: Dir | null;
}
interface Link {
  readonly type: 'symlink';
  readonly target: string;
}
type Node = File | Dir | Link;

/**
 * An ordinary file system in memory, by POSIX and Linux rules and with no layers: what an overlay mount is
 * measured against. Shares no code with the overlay. Knows the operations that the measurement uses.
 */
export class PlainFs {
  private readonly root: Dir;

  constructor(tree: Tree) {
    const known = new Map<number, Node>();
    const copy = (ino: number, parent: Dir | null): Node => {
      const before = known.get(ino);
      if (before) return before;
      const inode = inodeOf(tree, ino);
      if (inode.type === 'dir') {
        const dir: Dir = { type: 'dir', mode: inode.mode, entries: new Map(), parent };
        inode.entries.forEach((child, name) => dir.entries.set(name, copy(child, dir)));
        return dir;
      }
      const node: Node =
        inode.type === 'symlink'
          ? { type: 'symlink', target: inode.target }
          : { type: 'file', mode: inode.mode, data: inode.type === 'file' ? inode.data : new Uint8Array(0) };
      known.set(ino, node);
      return node;
    };
    this.root = copy(tree.root, null) as Dir;
  }

  /** The present state. */
  tree(): Tree {
    const at = new TreeEditor();
    const known = new Map<Node, number>();
    at.put({ ...dirOf(at, at.root), mode: this.root.mode });
    const copy = (dir: Dir, ino: number): void => {
      for (const [name, node] of dir.entries) {
        const before = known.get(node);
        if (before !== undefined) at.link(ino, name, before);
        else if (node.type === 'dir') copy(node, at.create(ino, name, newDir({ mode: node.mode })));
        else if (node.type === 'symlink') known.set(node, at.create(ino, name, newSymlink(node.target)));
        else known.set(node, at.create(ino, name, newFile(node.data, { mode: node.mode })));
      }
    };
    copy(this.root, at.root);
    return at.tree;
  }

  /** Does an operation: its errno, or null, and its answer. */
  apply(op: Operation): { errno: Errno | null; value: unknown } {
    try {
      return { errno: null, value: this.perform(op) ?? null };
    } catch (error) {
      if (error instanceof Failure) return { errno: error.errno, value: null };
      throw error;
    }
  }

  /** The directory and last name of a path. */
  private parent(path: string, from: Dir, links: number): { dir: Dir; name: string } {
    const names = path.split('/').filter(Boolean);
    const name = names.pop() ?? '.';
    let dir = path.startsWith('/') ? this.root : from;
    for (const each of names) dir = this.dir(this.at(dir, each, links));
    return { dir, name };
  }

  private dir(node: Node): Dir {
    return node.type === 'dir' ? node : fail('ENOTDIR');
  }

  private at(dir: Dir, name: string, links: number): Node {
    if (name === '..') return dir.parent ?? dir;
    if (name === '.') return dir;
    const node = dir.entries.get(name) ?? fail('ENOENT');
    if (node.type !== 'symlink') return node;
    if (links >= 40) fail('ELOOP');
    const next = this.parent(node.target, dir, links + 1);
    return this.at(next.dir, next.name, links + 1);
  }

  private find(path: string): Node {
    const { dir, name } = this.parent(path, this.root, 0);
    return this.at(dir, name, 0);
  }

  private name(path: string): { dir: Dir; name: string; node: Node | undefined } {
    const { dir, name } = this.parent(path, this.root, 0);
    return { dir, name, node: dir.entries.get(name) };
  }

  private file(node: Node): File {
    return node.type === 'file' ? node : fail('EISDIR');
  }

  private create(path: string, exclusive: boolean): File {
    let { dir, name } = this.parent(path, this.root, 0);
    for (let links = 0; ; links++) {
      if (name === '..' || name === '.') return fail('EISDIR');
      const node = dir.entries.get(name);
      if (!node) {
        const file: File = { type: 'file', mode: 0o644, data: new Uint8Array(0) };
        dir.entries.set(name, file);
        return file;
      }
      if (exclusive) fail('EEXIST');
      if (node.type !== 'symlink') return this.file(node);
      if (links >= 40) fail('ELOOP');
      ({ dir, name } = this.parent(node.target, dir, links + 1));
    }
  }

  private write(file: File, content: Uint8Array, at: number): void {
    const out = new Uint8Array(Math.max(file.data.length, at + content.length));
    out.set(file.data);
    out.set(content, at);
    file.data = out;
  }

  private remove(path: string, dirs: boolean): void {
    const { dir, name, node } = this.name(path);
    if (!node) fail('ENOENT');
    if (dirs && node?.type !== 'dir') fail('ENOTDIR');
    if (!dirs && node?.type === 'dir') fail('EISDIR');
    if (node?.type === 'dir' && node.entries.size > 0) fail('ENOTEMPTY');
    dir.entries.delete(name);
  }

  private rename(op: { op: string; from: string; to: string }): void {
    const from = this.name(op.from);
    const to = this.name(op.to);
    const exchange = op.op === 'rename_exchange';
    const old = from.node ?? fail('ENOENT');
    if (op.op === 'rename_noreplace' && to.node) fail('EEXIST');
    if (exchange && !to.node) fail('ENOENT');
    const under = (dir: Dir | null, top: Node | undefined): boolean =>
      dir !== null && (dir === top || under(dir.parent, top));
    if (under(to.dir, old)) fail('EINVAL');
    if (under(from.dir, to.node)) fail(exchange ? 'EINVAL' : 'ENOTEMPTY');
    if (to.node === old) return;
    if (to.node && !exchange) {
      if (old.type === 'dir' && to.node.type !== 'dir') fail('ENOTDIR');
      if (old.type !== 'dir' && to.node.type === 'dir') fail('EISDIR');
      if (to.node.type === 'dir' && to.node.entries.size > 0) fail('ENOTEMPTY');
    }
    from.dir.entries.delete(from.name);
    if (exchange && to.node) {
      from.dir.entries.set(from.name, to.node);
      if (to.node.type === 'dir') to.node.parent = from.dir;
    }
    to.dir.entries.set(to.name, old);
    if (old.type === 'dir') old.parent = to.dir;
  }

  private links(node: Node, dir = this.root): number {
    let count = 0;
    for (const each of dir.entries.values()) {
      if (each === node) count++;
      else if (each.type === 'dir') count += this.links(node, each);
    }
    return count;
  }

  private perform(op: Operation): unknown {
    const bytes = (content: string | Uint8Array): Uint8Array =>
      typeof content === 'string' ? utf8(content) : content;
    switch (op.op) {
      case 'read':
        return String.fromCharCode(...this.file(this.find(op.path)).data);
      case 'list':
        return [...this.dir(this.find(op.path ?? '')).entries.keys()].sort(byName);
      case 'exists':
        try {
          return this.name(op.path).node !== undefined;
        } catch {
          return false;
        }
      case 'readlink': {
        const { node = fail('ENOENT') } = this.name(op.path);
        return node.type === 'symlink' ? node.target : fail('EINVAL');
      }
      case 'nlink': {
        const node = this.find(op.path);
        return node.type === 'dir' ? 1 : this.links(node);
      }
      case 'write':
        this.create(op.path, false).data = bytes(op.content);
        return;
      case 'create_excl':
        this.create(op.path, true).data = bytes(op.content);
        return;
      case 'append': {
        const file = this.create(op.path, false);
        this.write(file, bytes(op.content), file.data.length);
        return;
      }
      case 'poke':
        this.write(this.file(this.find(op.path)), bytes(op.content), op.at ?? 0);
        return;
      case 'open_rdwr':
        this.file(this.find(op.path));
        return;
      case 'truncate': {
        const file = this.file(this.find(op.path));
        const data = new Uint8Array(op.size);
        data.set(file.data.subarray(0, op.size));
        file.data = data;
        return;
      }
      case 'chmod': {
        const node = this.find(op.path);
        if (node.type !== 'symlink') node.mode = op.mode;
        return;
      }
      case 'mkdir': {
        const { dir, name, node } = this.name(op.path);
        if (node) fail('EEXIST');
        dir.entries.set(name, { type: 'dir', mode: 0o755, entries: new Map(), parent: dir });
        return;
      }
      case 'symlink': {
        const { dir, name, node } = this.name(op.path);
        if (node) fail('EEXIST');
        dir.entries.set(name, { type: 'symlink', target: op.target });
        return;
      }
      case 'link': {
        const { node: old = fail('ENOENT') } = this.name(op.from);
        const { dir, name, node } = this.name(op.to);
        if (node) fail('EEXIST');
        if (old.type === 'dir') fail('EPERM');
        dir.entries.set(name, old);
        return;
      }
      case 'unlink':
        return this.remove(op.path, false);
      case 'rmdir':
        return this.remove(op.path, true);
      case 'rm_rf': {
        const { dir, name, node } = this.name(op.path);
        if (!node) fail('ENOENT');
        dir.entries.delete(name);
        return;
      }
      case 'rename':
      case 'rename_exchange':
      case 'rename_noreplace':
        return this.rename(op);
      default:
        throw new RangeError(`PlainFs does not know ${op.op}`);
    }
  }
}
