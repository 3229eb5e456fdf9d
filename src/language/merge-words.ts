import { isDeepStrictEqual } from 'node:util';

/** What a language may say anew in an entry of a collection; all else in it is a fact, an id or an address. */
export const wordsIn: Readonly<Record<string, readonly string[]>> = {
  claims: ['what', 'unit', 'at', 'note', 'statement', 'qualification'],
  glossary: ['term', 'definition', 'also'],
  measurements: ['title', 'kind', 'unit', 'method', 'load', 'limits', 'why', 'what', 'group', 'note'],
  misconceptions: ['belief', 'tempting', 'truth'],
  questions: ['question', 'text', 'why'],
  sources: ['author', 'title', 'place', 'version'],
};

/**
 * An entry in another language: the original with the words that the translation says anew. What the translation
 * leaves out stays; what it repeats must be the same. Lists of entries go one by one. Throws a RangeError with the end
 * of a sentence if it changes something that is no word.
 */
export function mergeWords(
  original: unknown,
  translation: unknown,
  words: readonly string[],
  at: readonly string[] = [],
): unknown {
  if (isMap(original) && isMap(translation)) {
    const said = Object.entries(translation).map(([key, value]) => [
      key,
      words.includes(key) ? value : mergeWords(original[key], value, words, [...at, key]),
    ]);
    return { ...original, ...Object.fromEntries(said) };
  }
  if (Array.isArray(original) && Array.isArray(translation) && original.length === translation.length)
    return original.map((each, i) => mergeWords(each, translation[i], words, [...at, String(i)]));
  if (isDeepStrictEqual(original, translation)) return original;
  throw new RangeError(`changes "${at.join('.')}"; a language may only change ${words.join(', ')}`);
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
