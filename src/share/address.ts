import { maxStateLength } from './codec.ts';

/**
 * The state text of one figure in a query string ("?side-by-side=1.warm"), or "" where it has none.
 * Never throws; a text over the limit is returned one character too long, so that the decoder can say so.
 */
export function readState(search: string, figure: string): string {
  const text = new URLSearchParams(search).get(figure) ?? '';
  return text.slice(0, maxStateLength + 1);
}

/**
 * The address of a figure's moment: the given address with this figure's state set ("" removes it) and, when
 * `hash` is given, that fragment. Other figures' states and the rest of the query keep their meaning.
 */
export function withState(href: string, figure: string, state: string, hash?: string): string {
  const url = new URL(href);
  if (state === '') url.searchParams.delete(figure);
  else url.searchParams.set(figure, state);
  if (hash !== undefined) url.hash = hash;
  return url.href;
}
