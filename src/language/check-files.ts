import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesOf, type Language } from './translation.ts';
import { isTranslatable } from './words-files.ts';

/**
 * Throws one sentence if a build in this language cannot be what was meant: the tag is none, the language has no
 * folder, or a file in it stands in for nothing.
 */
export function checkLanguage(language: Language): void {
  const { tag, root, folder } = language;
  if (!isTag(tag))
    throw new Error(`SITE_LANGUAGE is "${tag}", which is no language tag such as "de" or "pt-BR".`);
  if (tag === 'en') return;
  const here = relative(root, folder);
  if (!existsSync(folder))
    throw new Error(
      `SITE_LANGUAGE is "${tag}", but ${here}/ is not there: make it, or leave SITE_LANGUAGE out.`,
    );
  for (const file of filesOf(language)) {
    if (!existsSync(join(root, file)))
      throw new Error(`${here}/${file}: there is no ${file} that it could stand in for; move or delete it.`);
    if (!isTranslatable(file))
      throw new Error(`${here}/${file}: ${file} holds more than words, so a language cannot have its own.`);
  }
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}
