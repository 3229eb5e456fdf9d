import { misconceptionSchema } from '../schemas/misconception.ts';
import { readCollection } from '../schemas/read-collection.ts';
import { termSchema } from '../schemas/term.ts';
import { typeset } from '../schemas/typeset.ts';
import { alsoCalled, belief } from './words.ts';

/** One thing that search finds by itself, though it shares its page with others. `url` is below the site's base. */
export interface SearchRecord {
  readonly url: string;
  readonly title: string;
  readonly kind: 'term' | 'misconception';
  readonly text: string;
}

/** The glossary's terms and the misconceptions, each at its own place on its page. Throws as `readCollection` does. */
export function searchRecords(root = process.cwd()): SearchRecord[] {
  const terms = readCollection('glossary', termSchema, root).map(({ id, data }) => ({
    url: `/glossary/#${id}`,
    title: typeset(data.term),
    kind: 'term' as const,
    text: typeset([data.definition, ...(data.also.length > 0 ? [alsoCalled(data.also)] : [])].join(' ')),
  }));
  const beliefs = readCollection('misconceptions', misconceptionSchema, root).map(({ id, data }) => ({
    url: `/misconceptions/#${id}`,
    title: belief(typeset(data.belief)),
    kind: 'misconception' as const,
    text: typeset(`${data.truth} ${data.tempting}`),
  }));
  return [...terms, ...beliefs];
}
