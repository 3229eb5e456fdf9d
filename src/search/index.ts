import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { language } from '../language/locale.ts';
import { recordsIn } from './in-language.ts';

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

// The rest of the bundle is Pagefind's own interface.
const needed = /^(pagefind\.js|pagefind-entry\.json|pagefind\..*\.pf_meta|(index|fragment|filter)\/.*)$/;

interface IndexFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** The program of the language, which knows its endings; a language that Pagefind does not know has the one for none. */
function programs(files: readonly IndexFile[]): string[] {
  const entry = files.find(({ path }) => path === 'pagefind-entry.json')!;
  const { languages } = JSON.parse(new TextDecoder().decode(entry.content)) as {
    languages: Record<string, { wasm: string | null }>;
  };
  return Object.values(languages).map(({ wasm }) => `wasm.${wasm ?? 'unknown'}.pagefind`);
}

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
  // In small letters, as its script in the browser looks for it.
  const tag = language.toLowerCase();
  try {
    const index = must(await createIndex({ excludeSelectors: notText, forceLanguage: tag })).index!;
    must(await index.addDirectory({ path: folder }));
    for (const { url, title, kind, text } of await recordsIn())
      must(
        await index.addCustomRecord({
          url,
          content: text,
          language: tag,
          meta: { title },
          filters: { kind: [kind] },
        }),
      );
    const all = must(await index.getFiles()).files;
    const wanted = programs(all);
    const files = all.filter(({ path }) => needed.test(path) || wanted.includes(path));
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
