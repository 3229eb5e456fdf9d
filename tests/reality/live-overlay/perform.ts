import type { RecordedOperation } from '../../../src/simulators/image-layers/agreement/overlay-case.ts';
import { type Files, OPEN, RENAME } from './files.ts';
import { Refused } from './kernel.ts';

/** An operation in the fixture's format, without what came of it. */
export type Asked = Readonly<Record<string, unknown>> & { readonly op: string };

interface Mapping {
  readonly address: number;
  readonly size: number;
}

/** Descriptors, mappings and inode numbers that the operations of one case keep. */
export interface Kept {
  readonly fds: Map<string, number>;
  readonly mappings: Map<string, Mapping>;
  readonly inodes: Map<string, string>;
}

/** The format says nothing about such an operation at this point. */
export class NotAsked extends Error {}

const { rdonly, wronly, rdwr, creat, excl, trunc, append } = OPEN;
const RENAMES: Readonly<Record<string, number>> = {
  rename: RENAME.plain,
  rename_noreplace: RENAME.noreplace,
  rename_exchange: RENAME.exchange,
  rename_whiteout: RENAME.whiteout,
};

function fdOf({ fds }: Kept, name: string): number {
  return fds.get(name) ?? -1;
}

async function keepOpen(files: Files, kept: Kept, name: string | undefined, path: string, flags: number) {
  if (name !== undefined && kept.fds.has(name)) throw new NotAsked(`${name} is open`);
  const fd = await files.open(path, flags);
  if (name === undefined) await files.close(fd);
  else kept.fds.set(name, fd);
}

/** Does one operation with the root of the process as the root of the mount; gives the answer, undefined for a change. */
async function perform(files: Files, kept: Kept, asked: Asked): Promise<unknown> {
  const text = (name: string) => String(asked[name]);
  const at = (name = 'path') => `/${String(asked[name] ?? '')}`;
  const mode = () => parseInt(text('mode'), 8);
  const follow = { follow: true };
  switch (asked.op) {
    case 'read':
      return files.read(at());
    case 'list':
      return files.list(at());
    case 'exists':
      return files.status(at(), { follow: false }).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refused) return false;
          throw error;
        },
      );
    case 'readlink':
      return files.readlink(at());
    case 'nlink': {
      const { type, nlink } = await files.status(at(), follow);
      // What a directory's count says is up to the file system.
      return type === 'dir' ? 1 : nlink;
    }
    case 'same_inode': {
      const first = await files.status(at('a'), follow);
      return first.ino === (await files.status(at('b'), follow)).ino;
    }
    case 'keep_inode':
      // After one that fails nothing is kept: the format does not say what would be.
      kept.inodes.delete(text('as'));
      kept.inodes.set(text('as'), (await files.status(at(), follow)).ino);
      return undefined;
    case 'inode_is': {
      if (!kept.inodes.has(text('as'))) throw new NotAsked('nothing was kept');
      return (await files.status(at(), follow)).ino === kept.inodes.get(text('as'));
    }
    case 'write':
      return files.write(at(), wronly | creat | trunc, text('content'));
    case 'append':
      return files.write(at(), wronly | creat | append, text('content'));
    case 'create_excl':
      return files.write(at(), wronly | creat | excl, text('content'));
    case 'poke':
      return files.with(at(), rdwr, (fd) => files.writeFd(fd, text('content'), Number(asked['at'] ?? 0)));
    case 'truncate':
      return files.truncate(at(), Number(asked['size']));
    case 'open_ro':
    case 'open_rdwr':
      return keepOpen(
        files,
        kept,
        asked['fd'] as string | undefined,
        at(),
        asked.op === 'open_ro' ? rdonly : rdwr,
      );
    case 'open': {
      const flags = [
        asked['write'] ? rdwr : rdonly,
        asked['create'] ? creat : 0,
        asked['exclusive'] ? excl : 0,
        asked['truncate'] ? trunc : 0,
      ];
      return keepOpen(
        files,
        kept,
        text('fd'),
        at(),
        flags.reduce((all, flag) => all | flag),
      );
    }
    case 'read_fd':
      return files.readFd(fdOf(kept, text('fd')));
    case 'write_fd':
      return files.writeFd(fdOf(kept, text('fd')), text('content'), Number(asked['at'] ?? 0));
    case 'close': {
      await files.close(fdOf(kept, text('fd')));
      kept.fds.delete(text('fd'));
      return undefined;
    }
    case 'mmap_ro': {
      const fd = fdOf(kept, text('fd'));
      const size = (await files.readFd(fd)).length;
      kept.mappings.set(text('fd'), { address: await files.map(fd, size), size });
      return undefined;
    }
    case 'read_mmap': {
      const mapping = kept.mappings.get(text('fd'));
      if (!mapping) throw new NotAsked('nothing is mapped');
      return files.readMapping(mapping.address, mapping.size);
    }
    case 'mkdir':
      return files.mkdir(at(), asked['mode'] === undefined ? undefined : mode());
    case 'rmdir':
      return files.rmdir(at());
    case 'unlink':
      return files.unlink(at());
    case 'rm_rf':
      return files.removeTree(at());
    case 'rename':
    case 'rename_noreplace':
    case 'rename_exchange':
    case 'rename_whiteout':
      return files.rename(at('from'), at('to'), RENAMES[asked.op]!);
    case 'link':
      return files.link(at('from'), at('to'));
    case 'symlink':
      return files.symlink(text('target'), at());
    case 'mknod':
      return files.mknod(at(), asked['type'] as 'fifo', text('rdev'), mode());
    case 'mknod_0_0':
      return files.whiteout(at(), 0o600);
    case 'chmod':
      return files.chmod(at(), mode());
    case 'chown':
      return files.chown(at(), Number(asked['uid']), Number(asked['gid']));
    case 'utime':
      return files.utime(at(), Number(asked['time']));
    case 'setxattr':
      return files.setXattr(at(), text('xattr'), text('value'), follow);
    case 'getxattr':
      return (await files.getXattr(at(), text('xattr'), follow)).toString();
    case 'removexattr':
      return files.removeXattr(at(), text('xattr'));
    case 'listxattr':
      return (await files.listXattr(at(), follow)).filter((name) => /^(trusted|user)\./.test(name));
    default:
      throw new NotAsked(`${asked.op} is not done on a real mount`);
  }
}

/** Does one operation and gives it with errno and answer; null where the format says nothing about it here. */
export async function recordOperation(
  files: Files,
  kept: Kept,
  asked: Asked,
): Promise<RecordedOperation | null> {
  try {
    const result = await perform(files, kept, asked);
    return { ...asked, errno: null, ...(result === undefined ? {} : { result }) };
  } catch (error) {
    if (error instanceof NotAsked) return null;
    if (error instanceof Refused) return { ...asked, errno: error.errno };
    throw error;
  }
}

/** Closes what the operations left open, so that the mount can go. */
export async function letGo(files: Files, { fds, mappings }: Kept): Promise<void> {
  for (const { address, size } of mappings.values()) await files.unmap(address, size);
  for (const fd of fds.values()) await files.close(fd);
}
