import {
  apply,
  listMerged,
  type Operation as Call,
  upperBytes,
} from '../../simulators/image-layers/index.ts';
import { callOf, createdBy, line, newContent, newMode, octal } from './calls.ts';
import { renamed, volumePath, type FileVerb } from './operations.ts';
import { holds, type Script } from './script.ts';
import { say } from './narration-words.ts';
import { kernelDoes } from './words.ts';

/** A file operation below data/ while a volume is mounted there: no layer has a part in it. */
export function volumeOperation(
  script: Script,
  operation: number,
  index: number,
  verb: FileVerb,
  path: string,
): void {
  const { volume } = script.world;
  if (!volume) return;
  // Paths inside the volume; its root is "".
  const inside = path.slice(volumePath.length + 1);
  const entry = listMerged(volume).find((each) => each.path === inside);
  const root = inside === '';
  const dir = root || entry?.stat.type === 'dir';
  const mode = newMode(entry?.stat.mode ?? 0o755);
  script.begin(operation, index, path, callOf(verb, path, dir, octal(mode)));
  script.add(holds.call, say.volume.asked(path), { kernel: kernelDoes.volume });

  const fail = (errno: string) =>
    script.add(holds.result, say.failed[errno]?.(path) ?? say.failedOther(errno, path), { errno });
  // A directory that something is mounted on can neither go nor change its name (rmdir(2), rename(2)).
  if (root && (verb === 'delete' || verb === 'rename')) return fail('EBUSY');

  const content = verb === 'create' ? createdBy(index) : verb === 'append' ? line : newContent;
  const calls: Readonly<Record<FileVerb, Call>> = {
    read: dir ? { op: 'list', path: inside } : { op: 'read', path: inside },
    overwrite: { op: 'write', path: inside, content },
    append: { op: 'append', path: inside, content },
    delete: dir ? { op: 'rm_rf', path: inside } : { op: 'unlink', path: inside },
    rename: { op: 'rename', from: inside, to: renamed(path).slice(volumePath.length + 1) },
    chmod: { op: 'chmod', path: inside, mode },
    create: { op: 'create_excl', path: inside, content },
    mkdir: { op: 'mkdir', path: inside },
  };
  // "write" and "append" would make the file; the reader's verbs change one that is there.
  if ((verb === 'overwrite' || verb === 'append') && !entry && !root) return fail('ENOENT');
  const step = apply(volume, calls[verb]);
  if (step.errno) return fail(step.errno);
  const grew = upperBytes(step.mount) - upperBytes(volume);
  const text =
    verb === 'read'
      ? dir
        ? say.volume.listed(step.value as readonly string[])
        : say.volume.read(entry?.stat.size ?? 0)
      : verb === 'delete'
        ? say.volume.freed(-grew)
        : verb === 'overwrite' || verb === 'append' || verb === 'create'
          ? say.volume.written(content.length)
          : say.volume.done();
  script.add(
    holds.result,
    text,
    { kernel: kernelDoes.volume, touched: [path] },
    { ...script.world, volume: step.mount },
  );
}
