/**
 * Straight quotes to typographic ones, in a string or in every string of a value: "It's" → "It’s". Chapters get the
 * same from the Markdown processor.
 */
export function typeset<T>(value: T): T {
  if (typeof value === 'string') return quotes(value) as T;
  if (Array.isArray(value)) return value.map(typeset) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typeset(inner)])) as T;
}

const quotes = (text: string) =>
  text
    .replace(/(^|[\s([–—-])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([–—-])'(?=\S)/g, '$1‘')
    .replace(/'/g, '’');
