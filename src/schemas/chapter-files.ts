import { basename } from 'node:path';
import type { glob } from 'astro/loaders';
import { filesOf, languageOf } from '../language/translation.ts';

/**
 * Where Astro's `glob` finds the chapters: the language's own at their places in its folder, the others in content/.
 * A chapter's id is its file's name, in every language.
 */
export function chapterFiles(language = languageOf()): Parameters<typeof glob>[0] {
  const own =
    language.tag === 'en' ? [] : filesOf(language).filter((file) => file.startsWith('content/chapters/'));
  if (own.length === 0) return { base: './content/chapters', pattern: '*.mdx' };
  return {
    base: '.',
    pattern: [
      'content/chapters/*.mdx',
      ...own.map((file) => `!${file}`),
      ...own.map((file) => `languages/${language.tag}/${file}`),
    ],
    generateId: ({ entry }) => basename(entry, '.mdx'),
  };
}
