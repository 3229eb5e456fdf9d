import { utf8 } from '../image-layers/bytes.ts';
import { inodeAt, type Tree } from '../image-layers/index.ts';
import { nameOf, namesIn, parentOf, resolve, restored, withDir, withFile, without } from './paths.ts';
import { Stop } from './stop.ts';
import type { BuildFolder, Instruction } from './types.ts';

/** The values of `--mount=`, as they stand there. */
export const mountsOf = ({ flags }: Instruction): readonly string[] =>
  flags.filter(({ name }) => name === 'mount').map(({ value }) => value);

/** The fields of a mount: `type=secret,id=token`. A field without a value has an empty one. */
export function fieldsOfMount(value: string): ReadonlyMap<string, string> {
  const names: Readonly<Record<string, string>> = {
    dst: 'target',
    destination: 'target',
    source: 'id',
    src: 'id',
  };
  return new Map(
    value.split(',').map((part) => {
      const at = part.indexOf('=');
      const name = (at < 0 ? part : part.slice(0, at)).trim().toLowerCase();
      return [Object.hasOwn(names, name) ? names[name]! : name, at < 0 ? '' : part.slice(at + 1)];
    }),
  );
}

/** What is lent to one RUN, and how to take it back. */
export interface Lent {
  readonly tree: Tree;
  /** Where something is mounted. */
  readonly paths: readonly string[];
  /** Variables that hold a secret. */
  readonly values: readonly (readonly [string, string])[];
  /** Mounts that are not known here. */
  readonly unknown: readonly string[];
  /** Whether a cache is mounted: earlier builds may have left files in it. */
  readonly unsure: boolean;
  /** The tree that the RUN left, without what was lent. */
  readonly takeBack: (left: Tree) => Tree;
}

/**
 * Mounts what a RUN asks for. A secret is a file with mode 0400, or a variable; a cache and a tmpfs begin as an empty
 * directory; bind and ssh are not known here. A secret that is not there is left out unless it is required (BuildKit
 * frontend/dockerfile/dockerfile2llb/convert_secrets.go). Throws a Stop.
 */
export function lend(
  before: Tree,
  mounts: readonly string[],
  folder: BuildFolder,
  cwd: string,
  now: number,
): Lent {
  let tree = before;
  const paths: string[] = [];
  const values: (readonly [string, string])[] = [];
  const unknown: string[] = [];
  let unsure = false;
  for (const mount of mounts) {
    const fields = fieldsOfMount(mount);
    const type = fields.get('type') ?? 'bind';
    const target = fields.get('target');
    if (type === 'secret') {
      const id = fields.get('id') ?? nameOf(resolve(target ?? ''));
      const file = Object.hasOwn(folder, id) ? folder[id] : undefined;
      if (!file) {
        const required = fields.get('required');
        if (required !== undefined && !/^(0|f|false)$/i.test(required)) throw new Stop('no-secret', id);
        continue;
      }
      const variable = fields.get('env');
      if (variable !== undefined) values.push([variable, file.text]);
      if (variable !== undefined && target === undefined) continue;
      const path = resolve(target ?? `/run/secrets/${nameOf(id)}`, cwd);
      // A file cannot be mounted on a directory.
      if (inodeAt(tree, path)?.type === 'dir') throw new Stop('in-the-way', `/${path}`);
      tree = withFile(tree, path, { data: utf8(file.text), mode: 0o400, mtime: now });
      paths.push(path);
    } else if ((type === 'cache' || type === 'tmpfs') && resolve(target ?? '', cwd) !== '') {
      const path = resolve(target!, cwd);
      tree = withDir(without(withDir(tree, path, { mtime: now }), path), path, { mtime: now });
      paths.push(path);
      unsure ||= type === 'cache';
    } else unknown.push(`--mount=type=${type}`);
  }
  return { tree, paths, values, unknown, unsure, takeBack: (left) => takenBack(before, left, paths) };
}

/**
 * What was at each target is there again. A directory that was made for a mount goes if nothing is in it (BuildKit
 * executor/stubs.go).
 */
function takenBack(before: Tree, left: Tree, paths: readonly string[]): Tree {
  return [...paths].reverse().reduce((tree, path) => {
    let at = restored(tree, path, before);
    for (let dir = parentOf(path); dir !== '' && !inodeAt(before, dir); dir = parentOf(dir))
      if (inodeAt(at, dir) && namesIn(at, dir).length === 0) at = without(at, dir);
    return at;
  }, left);
}
