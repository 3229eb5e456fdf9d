import { basename } from 'node:path';
import type { glob } from 'astro/loaders';
import { filesOf, languageOf } from '../language/translation.ts';

/**
 * Where Astro's `glob` finds the chapters, or the pages of prose beside them: the language's own at their places in its
 * folder, the others in content/. An entry's id is its file's name, in every language.
 */
export function mdxFiles(
  collection: 'chapters' | 'pages',
  language = languageOf(),
): Parameters<typeof glob>[0] {
  const folder = `content/${collection}`;
  const own = language.tag === 'en' ? [] : filesOf(language).filter((file) => file.startsWith(`${folder}/`));
  if (own.length === 0) return { base: `./${folder}`, pattern: '*.mdx' };
  return {
    base: '.',
    pattern: [
      `${folder}/*.mdx`,
      ...own.map((file) => `!${file}`),
      ...own.map((file) => `languages/${language.tag}/${file}`),
    ],
    generateId: ({ entry }) => basename(entry, '.mdx'),
  };
}
