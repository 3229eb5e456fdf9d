import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { language as built } from './locale.ts';
import { isTranslatable } from './words-files.ts';

/** A language, where the project's files are, and where the language's own are: absolute paths. */
export interface Language {
  readonly tag: string;
  readonly root: string;
  readonly folder: string;
}

/** A language of the project at `root`; that of this build unless another tag is given. */
export const languageOf = (root = process.cwd(), tag = built): Language => ({
  tag,
  root,
  folder: join(root, 'languages', tag),
});

/** Where a language has its own of a file (below the root): an absolute path, or undefined if English stands in. */
export function translationOf(file: string, language: Language): string | undefined {
  const own = join(language.folder, file);
  return isTranslatable(file) && language.tag !== 'en' && existsSync(own) ? own : undefined;
}

/** The place below the root that a file of the language stands in for; undefined for a file outside its folder. */
export const originalOf = (path: string, { folder }: Language): string | undefined =>
  path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;

/** A file or folder below the root, after the language's own of it where there is one, as a page names its sources. */
export function withOwn(path: string, { tag, root, folder }: Language): string[] {
  const own = join(folder, path);
  return tag !== 'en' && existsSync(own) ? [relative(root, own), path] : [path];
}

/** Every file of a language, by its place below the root, sorted; none where there is no folder. */
export const filesOf = ({ folder }: Language): string[] =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
