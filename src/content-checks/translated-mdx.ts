import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesOf, languageOf, translationOf } from '../language/translation.ts';
import { idsInMdx } from './known.ts';

/**
 * Throws one sentence if a chapter or a page of prose in the language of the build does not have the ids of the
 * original, all of them and no other: a link to a place in it leads there in every language.
 */
export function checkTranslatedMdx(language = languageOf()): void {
  const { root } = language;
  for (const file of filesOf(language).filter((each) => each.endsWith('.mdx'))) {
    const own = translationOf(file, language);
    if (own === undefined) continue;
    const [theirs, ours] = [join(root, file), own].map((path) => idsInMdx(readFileSync(path, 'utf8')));
    const fail = (id: string, what: string) =>
      new Error(`${relative(root, own)}: the id "${id}" ${what}; ids do not change with the language.`);
    for (const id of theirs!) if (!ours!.has(id)) throw fail(id, `of ${file} is missing`);
    for (const id of ours!) if (!theirs!.has(id)) throw fail(id, `is not in ${file}`);
  }
}
