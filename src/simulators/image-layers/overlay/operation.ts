import type { Stat } from './attributes.ts';

type Text = string | Uint8Array;
interface At {
  readonly path: string;
}

/**
 * One operation on a mount, as root. Paths count from the mount's root, with or without a leading slash.
 * The names are those of the recorded kernel runs, so that these can be replayed as they are.
 */
export type Operation =
  | ({ readonly op: 'read' } & At)
  | { readonly op: 'list'; readonly path?: string | undefined }
  | ({ readonly op: 'exists' } & At)
  | ({ readonly op: 'stat' | 'lstat' | 'nlink' | 'readlink' } & At)
  | { readonly op: 'same_inode'; readonly a: string; readonly b: string }
  /** open(O_WRONLY|O_CREAT|O_TRUNC) and write. */
  | ({ readonly op: 'write'; readonly content: Text } & At)
  /** open(O_WRONLY|O_CREAT|O_APPEND) and write. */
  | ({ readonly op: 'append'; readonly content: Text } & At)
  /** open(O_RDWR) and write at a byte, 0 unless given. */
  | ({ readonly op: 'poke'; readonly content: Text; readonly at?: number } & At)
  /** open(O_WRONLY|O_CREAT|O_EXCL) and write. */
  | ({ readonly op: 'create_excl'; readonly content: Text } & At)
  | ({ readonly op: 'truncate'; readonly size: number } & At)
  | ({
      readonly op: 'open';
      readonly fd: string;
      readonly write?: boolean;
      readonly create?: boolean;
      readonly exclusive?: boolean;
      readonly truncate?: boolean;
      readonly mode?: number;
    } & At)
  | ({ readonly op: 'open_ro' | 'open_rdwr'; readonly fd?: string | undefined } & At)
  | { readonly op: 'read_fd' | 'close' | 'mmap_ro' | 'read_mmap'; readonly fd: string }
  | { readonly op: 'write_fd'; readonly fd: string; readonly content: Text; readonly at?: number }
  | ({ readonly op: 'mkdir'; readonly mode?: number | undefined } & At)
  | ({ readonly op: 'rmdir' | 'unlink' | 'rm_rf' } & At)
  | {
      readonly op: 'rename' | 'rename_noreplace' | 'rename_exchange' | 'rename_whiteout' | 'link';
      readonly from: string;
      readonly to: string;
    }
  | ({ readonly op: 'symlink'; readonly target: string } & At)
  | ({
      readonly op: 'mknod';
      readonly type: 'chardev' | 'blockdev' | 'fifo';
      readonly rdev: string;
      readonly mode?: number;
    } & At)
  | ({ readonly op: 'mknod_0_0' } & At)
  | ({ readonly op: 'chmod'; readonly mode: number } & At)
  | ({ readonly op: 'chown'; readonly uid: number; readonly gid: number } & At)
  | ({ readonly op: 'utime'; readonly time: number } & At)
  | ({ readonly op: 'setxattr'; readonly xattr: string; readonly value: string } & At)
  | ({ readonly op: 'getxattr' | 'removexattr'; readonly xattr: string } & At)
  | ({ readonly op: 'listxattr' } & At);

export type OperationName = Operation['op'];

/** What an operation gives: bytes for a read, names for a list, a Stat; null for a change. */
export type Value = null | boolean | number | string | readonly string[] | Uint8Array | Stat;
