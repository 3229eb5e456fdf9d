const folders = ['figures', 'playback', 'share', 'drawing', 'scripts', 'search', 'components', 'pages'];
const words = new RegExp(
  `^src/(${folders.join('|')})/(.*/)?([a-z-]+-words|words|words-[a-z-]+|sentences|text|meta)\\.ts$`,
);
const simplifications = /^src\/simulators\/([a-z-]+\/)+simplifications\.ts$/;
const content =
  /^content\/((chapters|pages)\/[^/]+\.mdx|(claims|glossary|misconceptions|questions|sources)\/[^/]+\.yaml|measurements\/[^/]+\.json)$/;

/**
 * True for a file that holds what a reader sees or hears, and nothing else: `words.ts`, `bet-words.ts`, `words-xen.ts`,
 * `sentences.ts`, `text.ts` (numbers, lists and plurals of a language), `meta.ts`, which beside its words only has ids
 * and commands, and what a model leaves out. `file` below the project's root.
 */
export const isWordsFile = (file: string): boolean => words.test(file) || simplifications.test(file);

/** True for a file that a second language may have at the same place below its folder. `file` below the root. */
export const isTranslatable = (file: string): boolean => isWordsFile(file) || content.test(file);
