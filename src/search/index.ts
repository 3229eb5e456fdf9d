import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { searchRecords } from './records.ts';

// What stands in a page a second time, or is a control and not a text.
const notText = [
  '.anchor',
  'button',
  '.card',
  '.in-this-chapter',
  '.kicker',
  '.meta',
  '.fig-foot',
  '.try-it',
  '.questions .again',
  '.lab-numbers',
  '.embed-snippet',
  // A figure is found by its lab: title, summary, and the transcript of what it tells.
  '.fig:not([data-place="lab"]) .figure-body',
  '.figure-body > :not(.transcript)',
  '.transcript summary',
];

// The rest of the bundle is Pagefind's own interface, and the index of pages without a language.
const needed =
  /^(pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|pagefind\..*\.pf_meta|(index|fragment|filter)\/.*)$/;

/** Pagefind reports what went wrong instead of throwing it. */
function must<T extends { errors: string[] }>(answer: T): T {
  if (answer.errors.length > 0)
    throw new Error(`The search index cannot be built: ${answer.errors.join('; ')}`);
  return answer;
}

/**
 * Indexes the built pages of `folder` that ask for it (`data-pagefind-body`), the glossary's terms and the
 * misconceptions, and writes the index to `pagefind/` in it. Answers how many things can be found.
 */
export async function writeSearchIndex(folder: string): Promise<number> {
  try {
    const index = must(await createIndex({ excludeSelectors: notText, forceLanguage: 'en' })).index!;
    must(await index.addDirectory({ path: folder }));
    for (const { url, title, kind, text } of searchRecords())
      must(
        await index.addCustomRecord({
          url,
          content: text,
          language: 'en',
          meta: { title },
          filters: { kind: [kind] },
        }),
      );
    const files = must(await index.getFiles()).files.filter(({ path }) => needed.test(path));
    for (const { path, content } of files) {
      const file = join(folder, 'pagefind', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    // One fragment for each thing that can be found.
    return files.filter(({ path }) => path.startsWith('fragment/')).length;
  } finally {
    await close();
  }
}

/** The search index, over the finished pages. */
export const searchIndex = (): AstroIntegration => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      logger.info(`${await writeSearchIndex(fileURLToPath(dir))} things can be found`);
    },
  },
});
