import type { Found, Hit } from './pagefind.ts';

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether two words may be forms of one: the same beginning for at least half of the one that was asked for. */
function alike(asked: string, found: string): boolean {
  let same = 0;
  while (same < asked.length && asked[same] === found[same]) same += 1;
  return same >= Math.max(asked.length / 2, Math.min(asked.length, 2));
}

/**
 * Whether a result has anything to do with the query. Where no word begins with what was typed, Pagefind looks for
 * ever shorter beginnings and in the end finds "as" for "asdf"; such a result is none.
 */
export function fits({ meta, excerpt, sub_results }: Found, query: string): boolean {
  const marked = [excerpt, ...sub_results.map((hit) => hit.excerpt)]
    .flatMap((text) => [...text.matchAll(/<mark>(.*?)<\/mark>/gs)])
    .map(([, inside]) => inside!);
  const found = [meta['title'] ?? '', ...sub_results.map((hit) => hit.title), ...marked].flatMap(wordsOf);
  return wordsOf(query).some((asked) => found.some((word) => alike(asked, word)));
}

/** Results in their order, but what is called exactly as the query comes first. */
export function namesakesFirst(results: readonly Found[], query: string): Found[] {
  const name = query.trim().toLowerCase();
  const isNamesake = ({ meta }: Found) => meta['title']?.toLowerCase() === name;
  return [...results.filter(isNamesake), ...results.filter((found) => !isNamesake(found))];
}

/** The sections of a page that fit best, the best first; none where the page itself is the only place. */
export function bestSections({ url, sub_results }: Found, most: number): Hit[] {
  const score = ({ weighted_locations }: Hit) =>
    weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  return sub_results
    .filter((hit) => hit.url !== url)
    .sort((a, b) => score(b) - score(a))
    .slice(0, most);
}
