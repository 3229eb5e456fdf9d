import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { languageOf, type Language } from '../language/translation.ts';
import { wordsPlugin } from '../language/words-plugin.ts';
import type { SearchRecord } from './records.ts';

/**
 * `searchRecords` with the words of a language. A build reads its configuration with Node, which knows of English words
 * only, so the records are loaded as the pages are: by Vite, with the plugin that finds a language's own words.
 */
export async function recordsIn(language: Language = languageOf()): Promise<SearchRecord[]> {
  const { module } = await runnerImport<typeof import('./records.ts')>(
    fileURLToPath(new URL('./records.ts', import.meta.url)),
    { configFile: false, logLevel: 'error', root: language.root, plugins: [wordsPlugin(language)] },
  );
  return module.searchRecords(language.root);
}
