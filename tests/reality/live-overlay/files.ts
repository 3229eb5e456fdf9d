import type { Kernel } from './kernel.ts';

const AT_FDCWD = -100;
const AT_SYMLINK_NOFOLLOW = 0x100;
const AT_REMOVEDIR = 0x200;
const STATX_BASIC_STATS = 0x7ff;
const S_IFMT = 0o170000;
const PAGE = 4096;

/** open(2); O_DIRECTORY and O_PATH have other values on arm64 and are not used. */
export const OPEN = {
  rdonly: 0,
  wronly: 1,
  rdwr: 2,
  creat: 0o100,
  excl: 0o200,
  trunc: 0o1000,
  append: 0o2000,
};
export const RENAME = { plain: 0, noreplace: 1, exchange: 2, whiteout: 4 };

const TYPES: Readonly<Record<number, FileType>> = {
  0o010000: 'fifo',
  0o020000: 'chardev',
  0o040000: 'dir',
  0o060000: 'blockdev',
  0o100000: 'file',
  0o120000: 'symlink',
};
export type FileType = 'fifo' | 'chardev' | 'dir' | 'blockdev' | 'file' | 'symlink';

const FORMATS = { fifo: 0o010000, chardev: 0o020000, blockdev: 0o060000 } as const;

export interface FileStatus {
  readonly type: FileType;
  readonly mode: number;
  readonly nlink: number;
  readonly size: number;
  /** Device and inode number. */
  readonly ino: string;
  readonly rdev: string;
}

/** The file calls that the checks need, by path or descriptor; each throws `Refused` as the kernel answers. */
export class Files {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async open(path: string, flags: number, mode = 0o666): Promise<number> {
    return (await this.#kernel.call('openat', AT_FDCWD, path, flags, mode)).value;
  }

  async close(fd: number): Promise<void> {
    await this.#kernel.call('close', fd);
  }

  /** Opens, does the work, closes in any case. */
  async with<T>(path: string, flags: number, work: (fd: number) => Promise<T>): Promise<T> {
    const fd = await this.open(path, flags);
    try {
      return await work(fd);
    } finally {
      await this.close(fd);
    }
  }

  async readFd(fd: number): Promise<string> {
    const parts: Buffer[] = [];
    for (let at = 0; ;) {
      const { value, out } = await this.#kernel.call('pread64', fd, { size: PAGE }, PAGE, at);
      if (value === 0) return Buffer.concat(parts).toString();
      parts.push(out[0]!.subarray(0, value));
      at += value;
    }
  }

  read(path: string): Promise<string> {
    return this.with(path, OPEN.rdonly, (fd) => this.readFd(fd));
  }

  async write(path: string, flags: number, content: string): Promise<void> {
    await this.with(path, flags, async (fd) => {
      const bytes = Buffer.from(content);
      // An empty write would still be one: it could clear setuid.
      if (bytes.length > 0) await this.#kernel.call('write', fd, bytes, bytes.length);
    });
  }

  async writeFd(fd: number, content: string, at: number): Promise<void> {
    const bytes = Buffer.from(content);
    await this.#kernel.call('pwrite64', fd, bytes, bytes.length, at);
  }

  async truncate(path: string, size: number): Promise<void> {
    await this.#kernel.call('truncate', path, size);
  }

  /** The names in a directory, sorted. */
  list(path: string): Promise<string[]> {
    return this.with(path, OPEN.rdonly, async (fd) => {
      const names: string[] = [];
      for (;;) {
        const { value, out } = await this.#kernel.call('getdents64', fd, { size: PAGE }, PAGE);
        if (value === 0) return names.filter((name) => name !== '.' && name !== '..').sort();
        for (let at = 0; at < value; at += out[0]!.readUInt16LE(at + 16)) {
          names.push(out[0]!.toString('utf8', at + 19, out[0]!.indexOf(0, at + 19)));
        }
      }
    });
  }

  async status(path: string, { follow }: { follow: boolean }): Promise<FileStatus> {
    const flags = follow ? 0 : AT_SYMLINK_NOFOLLOW;
    const { out } = await this.#kernel.call('statx', AT_FDCWD, path, flags, STATX_BASIC_STATS, { size: 256 });
    const at = out[0]!;
    const mode = at.readUInt16LE(28);
    return {
      type: TYPES[mode & S_IFMT] ?? 'file',
      mode: mode & 0o7777,
      nlink: at.readUInt32LE(16),
      size: Number(at.readBigUInt64LE(40)),
      ino: `${at.readUInt32LE(136)}:${at.readUInt32LE(140)} ${at.readBigUInt64LE(32)}`,
      rdev: `${at.readUInt32LE(128)}/${at.readUInt32LE(132)}`,
    };
  }

  async mkdir(path: string, mode = 0o777): Promise<void> {
    await this.#kernel.call('mkdirat', AT_FDCWD, path, mode);
  }

  async rmdir(path: string): Promise<void> {
    await this.#kernel.call('unlinkat', AT_FDCWD, path, AT_REMOVEDIR);
  }

  async unlink(path: string): Promise<void> {
    await this.#kernel.call('unlinkat', AT_FDCWD, path, 0);
  }

  /** As `rm -r` does it, names in order; stops at what the kernel refuses. */
  async removeTree(path: string): Promise<void> {
    if ((await this.status(path, { follow: false })).type !== 'dir') return this.unlink(path);
    for (const name of await this.list(path)) await this.removeTree(`${path}/${name}`);
    await this.rmdir(path);
  }

  async rename(from: string, to: string, flags: number): Promise<void> {
    await this.#kernel.call('renameat2', AT_FDCWD, from, AT_FDCWD, to, flags);
  }

  async link(from: string, to: string): Promise<void> {
    await this.#kernel.call('linkat', AT_FDCWD, from, AT_FDCWD, to, 0);
  }

  async symlink(target: string, path: string): Promise<void> {
    await this.#kernel.call('symlinkat', target, AT_FDCWD, path);
  }

  async readlink(path: string): Promise<string> {
    const { value, out } = await this.#kernel.call('readlinkat', AT_FDCWD, path, { size: PAGE }, PAGE);
    return out[0]!.toString('utf8', 0, value);
  }

  /** A character device 0/0, which is how a lower layer writes a whiteout. */
  async whiteout(path: string, mode = 0): Promise<void> {
    await this.#kernel.call('mknodat', AT_FDCWD, path, 0o020000 | mode, 0);
  }

  /** `rdev` is "major/minor", both below 256. */
  async mknod(
    path: string,
    type: 'chardev' | 'blockdev' | 'fifo',
    rdev: string,
    mode: number,
  ): Promise<void> {
    const [major = 0, minor = 0] = rdev.split('/').map(Number);
    await this.#kernel.call('mknodat', AT_FDCWD, path, FORMATS[type] | mode, (major << 8) | minor);
  }

  async chmod(path: string, mode: number): Promise<void> {
    await this.#kernel.call('fchmodat', AT_FDCWD, path, mode);
  }

  async chown(path: string, uid: number, gid: number): Promise<void> {
    await this.#kernel.call('fchownat', AT_FDCWD, path, uid, gid, 0);
  }

  /** Sets both times, in whole seconds. */
  async utime(path: string, seconds: number): Promise<void> {
    const times = Buffer.alloc(32);
    times.writeBigInt64LE(BigInt(seconds), 0);
    times.writeBigInt64LE(BigInt(seconds), 16);
    await this.#kernel.call('utimensat', AT_FDCWD, path, times, 0);
  }

  async setXattr(path: string, name: string, value: string, { follow }: { follow: boolean }): Promise<void> {
    const bytes = Buffer.from(value);
    await this.#kernel.call(follow ? 'setxattr' : 'lsetxattr', path, name, bytes, bytes.length, 0);
  }

  async removeXattr(path: string, name: string): Promise<void> {
    await this.#kernel.call('removexattr', path, name);
  }

  async getXattr(path: string, name: string, { follow }: { follow: boolean }): Promise<Buffer> {
    const call = follow ? 'getxattr' : 'lgetxattr';
    const { value, out } = await this.#kernel.call(call, path, name, { size: PAGE }, PAGE);
    return out[0]!.subarray(0, value);
  }

  async listXattr(path: string, { follow }: { follow: boolean }): Promise<string[]> {
    const call = follow ? 'listxattr' : 'llistxattr';
    const { value, out } = await this.#kernel.call(call, path, { size: PAGE }, PAGE);
    return out[0]!
      .toString('utf8', 0, value)
      .split('\0')
      .filter((name) => name !== '')
      .sort();
  }

  /** Maps a file, shared and read-only; gives the address. */
  async map(fd: number, size: number): Promise<number> {
    return (await this.#kernel.call('mmap', 0, size, 1, 1, fd, 0)).value;
  }

  async unmap(address: number, size: number): Promise<void> {
    await this.#kernel.call('munmap', address, size);
  }

  /** What a mapping shows: copied by the kernel into a file in memory, and read from there. */
  async readMapping(address: number, size: number): Promise<string> {
    const { value: fd } = await this.#kernel.call('memfd_create', 'mapping', 0);
    try {
      await this.#kernel.call('write', fd, address, size);
      return await this.readFd(fd);
    } finally {
      await this.close(fd);
    }
  }
}
