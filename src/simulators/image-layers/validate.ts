import { ParamError } from '../shared/errors.ts';
import type { Operation, OperationName } from './overlay/operation.ts';

/** The largest file that an operation may make, in bytes. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** The fields that each operation must have. */
const REQUIRED: Readonly<Record<OperationName, readonly string[]>> = {
  read: ['path'],
  list: [],
  exists: ['path'],
  stat: ['path'],
  lstat: ['path'],
  nlink: ['path'],
  readlink: ['path'],
  same_inode: ['a', 'b'],
  write: ['path', 'content'],
  append: ['path', 'content'],
  poke: ['path', 'content'],
  create_excl: ['path', 'content'],
  truncate: ['path', 'size'],
  open: ['path', 'fd'],
  open_ro: ['path'],
  open_rdwr: ['path'],
  read_fd: ['fd'],
  close: ['fd'],
  mmap_ro: ['fd'],
  read_mmap: ['fd'],
  write_fd: ['fd', 'content'],
  mkdir: ['path'],
  rmdir: ['path'],
  unlink: ['path'],
  rm_rf: ['path'],
  rename: ['from', 'to'],
  rename_noreplace: ['from', 'to'],
  rename_exchange: ['from', 'to'],
  rename_whiteout: ['from', 'to'],
  link: ['from', 'to'],
  symlink: ['path', 'target'],
  mknod: ['path', 'type', 'rdev'],
  mknod_0_0: ['path'],
  chmod: ['path', 'mode'],
  chown: ['path', 'uid', 'gid'],
  utime: ['path', 'time'],
  setxattr: ['path', 'xattr', 'value'],
  getxattr: ['path', 'xattr'],
  removexattr: ['path', 'xattr'],
  listxattr: ['path'],
};

/** Whole numbers from 0 to this. */
const MOST: Readonly<Record<string, number>> = {
  mode: 0o7777,
  uid: 0xfffffffe,
  gid: 0xfffffffe,
  time: 0x3ffffffff,
  size: MOST_BYTES,
  at: MOST_BYTES,
};

const TEXTS = new Set(['path', 'from', 'to', 'a', 'b', 'target', 'fd', 'xattr', 'value', 'type', 'rdev']);

function checkField(field: string, name: string, value: unknown): void {
  const most = MOST[name];
  if (
    most !== undefined &&
    !(Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most)
  ) {
    throw new ParamError(field, `${String(value)} is not allowed; give a whole number from 0 to ${most}`);
  }
  if (TEXTS.has(name)) {
    if (typeof value !== 'string')
      throw new ParamError(field, `${String(value)} is not allowed; give a text`);
    if (value.includes('\0')) throw new ParamError(field, 'contains a zero byte; leave it out');
  }
  if (name === 'content' && typeof value !== 'string' && !(value instanceof Uint8Array)) {
    throw new ParamError(field, `${String(value)} is not allowed; give a text or bytes`);
  }
}

/**
 * Refuses a malformed operation: an unknown kind, a field missing or of another type, numbers out of range,
 * zero bytes, a device number that is not "major/minor". ParamError on `operation.<field>`.
 */
export function checkOperation(operation: Operation, field = 'operation'): void {
  const required = Object.hasOwn(REQUIRED, operation.op) ? REQUIRED[operation.op] : undefined;
  if (!required)
    throw new ParamError(
      `${field}.op`,
      `"${String(operation.op)}" is not an operation; give ${Object.keys(REQUIRED).join(', ')}`,
    );
  const fields = operation as unknown as Readonly<Record<string, unknown>>;
  for (const name of required) {
    if (fields[name] === undefined)
      throw new ParamError(`${field}.${name}`, `is missing; ${operation.op} needs it`);
  }
  for (const name in fields) {
    if (fields[name] !== undefined) checkField(`${field}.${name}`, name, fields[name]);
  }
  if (operation.op !== 'mknod') return;
  if (!['chardev', 'blockdev', 'fifo'].includes(operation.type)) {
    throw new ParamError(
      `${field}.type`,
      `"${operation.type}" is not allowed; give chardev, blockdev or fifo`,
    );
  }
  if (!/^\d{1,7}\/\d{1,7}$/.test(operation.rdev)) {
    throw new ParamError(`${field}.rdev`, `"${operation.rdev}" is not a device number; write major/minor`);
  }
}
