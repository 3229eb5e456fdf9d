import type { Field } from '../../share/fields.ts';
import { imagePaths, nameOf, parentOf } from './image.ts';
import { expectsOperation } from './words.ts';

/** What a process can do to a file, and the word it has in an address. */
export const fileVerbs = {
  read: 'cat',
  overwrite: 'put',
  append: 'add',
  delete: 'rm',
  rename: 'mv',
  chmod: 'mod',
  create: 'new',
  mkdir: 'dir',
} as const;

/** What can be done to a container. `keep`: a build step's result is packed as the next layer. */
export const lifeVerbs = { stop: 'stop', start: 'start', remove: 'del', keep: 'keep' } as const;

export type FileVerb = keyof typeof fileVerbs;
export type LifeVerb = keyof typeof lifeVerbs;

export type Operation =
  | { readonly container: 1 | 2; readonly verb: FileVerb; readonly path: string }
  | { readonly container: 1 | 2; readonly verb: LifeVerb };

export const mostOperations = 14;

export const newFileName = 'new.txt';
/** Where the volume is mounted. */
export const volumePath = 'data';
const oldSuffix = '.old';

export const inVolume = (path: string): boolean => path === volumePath || path.startsWith(`${volumePath}/`);

/** What `rename` makes of a name: "motd" → "motd.old" and back. */
export const renamed = (path: string): string =>
  path.endsWith(oldSuffix) ? path.slice(0, -oldSuffix.length) : path + oldSuffix;

/** Where "new file" puts one: into the directory, or beside the file. */
export const newFileIn = (path: string, dir: boolean): string => {
  const at = dir ? path : parentOf(path);
  return at === '' ? newFileName : `${at}/${newFileName}`;
};

/** Every path that can come to be in this figure; only these can stand in an address. */
export const knownPaths: readonly string[] = (() => {
  const out = new Set<string>();
  const add = (path: string) => out.add(path).add(renamed(path));
  add(newFileName);
  for (const { path, dir } of imagePaths) {
    add(path);
    if (!dir) continue;
    add(newFileIn(path, true));
    add(newFileIn(renamed(path), true));
  }
  return [...out];
})();

/** Those that are directories of the image, or were renamed from one. */
export const knownDirs: ReadonlySet<string> = new Set(
  imagePaths.flatMap(({ path, dir }) => (dir ? [path, renamed(path)] : [])),
);

/** A path in an address: "srv-lib-words_db". */
const written = (path: string): string => path.replaceAll('/', '-').replaceAll('.', '_');
const pathOf = new Map(knownPaths.map((path) => [written(path), path]));
const fileVerbOf = new Map(
  Object.entries(fileVerbs).map(([verb, word]) => [word as string, verb as FileVerb]),
);
const lifeVerbOf = new Map(
  Object.entries(lifeVerbs).map(([verb, word]) => [word as string, verb as LifeVerb]),
);

export const isFileOperation = (op: Operation): op is Operation & { readonly verb: FileVerb } => 'path' in op;

/** One operation in an address: "1add-srv-lib-words_db" or "2stop". */
export const operation: Field<Operation> = {
  encode: (op) =>
    isFileOperation(op)
      ? `${op.container}${fileVerbs[op.verb]}-${written(op.path)}`
      : `${op.container}${lifeVerbs[op.verb]}`,
  decode: (text) => {
    const match = /^([12])([a-z]{2,5})(?:-([A-Za-z0-9_-]{1,40}))?$/.exec(text);
    if (!match) return null;
    const container = match[1] === '1' ? 1 : 2;
    const word = match[2] ?? '';
    if (match[3] === undefined) {
      const verb = lifeVerbOf.get(word);
      return verb ? { container, verb } : null;
    }
    const verb = fileVerbOf.get(word);
    const path = pathOf.get(match[3]);
    return verb && path !== undefined ? { container, verb, path } : null;
  },
  expects: expectsOperation,
};

export { nameOf, parentOf };
