import { utf8 } from '../bytes.ts';
import { newDevice, newDir } from '../inode.ts';
import { checkOperation } from '../validate.ts';
import * as attributes from './attributes.ts';
import { create, freeName } from './create.ts';

import { type Errno, fail, Failure } from './errno.ts';
import * as files from './files.ts';
import * as links from './links.ts';
import { begin, type Effect, finish, type Mount, type Session } from './mount.ts';
import type { Operation, Value } from './operation.ts';
import { readDir } from './read-dir.ts';
import { removeTree, rmdir, unlink } from './remove.ts';
import { rename } from './rename.ts';
import { resolve, resolveParent } from './resolve.ts';

/** One operation and its answer. */
export interface Step {
  readonly operation: Operation;
  /** null: it succeeded. */
  readonly errno: Errno | null;
  readonly value: Value;
  /** What happened in the upper layer, in order; a failed operation can have copied directories up. */
  readonly effects: readonly Effect[];
  /** The mount afterwards; the one before is unchanged. */
  readonly mount: Mount;
}

const bytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? utf8(content) : content;

/** The name itself, as lstat would find it: a link that leads nowhere exists. */
function nameExists(s: Session, path: string): boolean {
  try {
    resolve(s, path, false);
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

function mknod(s: Session, op: Operation & { op: 'mknod' }): void {
  const d = freeName(s, resolveParent(s, op.path));
  // Making a whiteout by hand is not allowed (ovl_mknod).
  if (op.type === 'chardev' && op.rdev === '0/0') fail('EPERM');
  create(s, d, newDevice(op.type, op.rdev, { mode: op.mode }));
}

function perform(s: Session, op: Operation): Value {
  switch (op.op) {
    case 'read':
      return files.read(s, op.path);
    case 'list':
      return readDir(s, resolve(s, op.path ?? ''));
    case 'exists':
      return nameExists(s, op.path);
    case 'stat':
    case 'lstat':
      return attributes.statPath(s, op.path, op.op === 'stat');
    case 'nlink':
      return attributes.statPath(s, op.path, true).nlink;
    case 'readlink':
      return links.readlink(s, op.path);
    case 'same_inode':
      return attributes.sameInode(s, op.a, op.b);
    case 'write':
      files.writeFile(s, op.path, bytes(op.content), { create: true, truncate: true }, 0);
      return null;
    case 'append':
      files.writeFile(s, op.path, bytes(op.content), { create: true }, 'append');
      return null;
    case 'poke':
      files.writeFile(s, op.path, bytes(op.content), {}, op.at ?? 0);
      return null;
    case 'create_excl':
      files.writeFile(s, op.path, bytes(op.content), { create: true, exclusive: true }, 0);
      return null;
    case 'truncate':
      files.truncate(s, op.path, op.size);
      return null;
    case 'open':
      files.openFd(s, op.path, op.fd, op);
      return null;
    case 'open_ro':
    case 'open_rdwr': {
      const flags = { write: op.op === 'open_rdwr' };
      if (op.fd === undefined) files.open(s, op.path, flags);
      else files.openFd(s, op.path, op.fd, flags);
      return null;
    }
    case 'read_fd':
      return files.readFd(s, op.fd);
    case 'write_fd':
      files.writeFd(s, op.fd, bytes(op.content), op.at ?? 'append');
      return null;
    case 'close':
      files.closeFd(s, op.fd);
      return null;
    case 'mmap_ro':
      files.mapFd(s, op.fd);
      return null;
    case 'read_mmap':
      return files.readMapping(s, op.fd);
    case 'mkdir':
      // mkdir(2) takes no setuid and no setgid bit (vfs_mkdir).
      create(s, freeName(s, resolveParent(s, op.path), true), newDir({ mode: (op.mode ?? 0o755) & 0o1777 }));
      return null;
    case 'rmdir':
      rmdir(s, op.path);
      return null;
    case 'unlink':
      unlink(s, op.path);
      return null;
    case 'rm_rf':
      removeTree(s, op.path);
      return null;
    case 'rename':
      rename(s, op.from, op.to);
      return null;
    case 'rename_noreplace':
      rename(s, op.from, op.to, { noreplace: true });
      return null;
    case 'rename_exchange':
      rename(s, op.from, op.to, { exchange: true });
      return null;
    case 'rename_whiteout':
      rename(s, op.from, op.to, { whiteout: true });
      return null;
    case 'link':
      links.link(s, op.from, op.to);
      return null;
    case 'symlink':
      links.symlink(s, op.target, op.path);
      return null;
    case 'mknod':
      mknod(s, op);
      return null;
    case 'mknod_0_0':
      mknod(s, { op: 'mknod', path: op.path, type: 'chardev', rdev: '0/0' });
      return null;
    case 'chmod':
      attributes.chmod(s, op.path, op.mode);
      return null;
    case 'chown':
      attributes.chown(s, op.path, op.uid, op.gid);
      return null;
    case 'utime':
      attributes.utime(s, op.path, op.time);
      return null;
    case 'setxattr':
      attributes.setxattr(s, op.path, op.xattr, op.value);
      return null;
    case 'getxattr':
      return attributes.getxattr(s, op.path, op.xattr);
    case 'removexattr':
      attributes.removexattr(s, op.path, op.xattr);
      return null;
    case 'listxattr':
      return attributes.listxattr(s, op.path);
  }
}

/**
 * Does one operation on a mount, by the rules of Linux overlayfs (facts §4; agreement with a Linux 6.18 run
 * is tested), and gives the mount afterwards. What the kernel would refuse comes back as `errno`; only an
 * operation that is malformed (mode beyond 0o7777, no path) throws, a ParamError on `operation.<field>`.
 */
export function apply(mount: Mount, operation: Operation): Step {
  checkOperation(operation);
  const session = begin(mount);
  let errno: Errno | null = null;
  let value: Value = null;
  try {
    value = perform(session, operation);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    errno = error.errno;
  }
  return { operation, errno, value, effects: session.effects, mount: finish(session) };
}

/** Does operations one after the other; gives every step. */
export function applyAll(mount: Mount, operations: readonly Operation[]): Step[] {
  const steps: Step[] = [];
  for (const operation of operations) steps.push(apply(steps.at(-1)?.mount ?? mount, operation));
  return steps;
}
