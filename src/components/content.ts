import { getCollection, getEntry, render, type CollectionEntry } from 'astro:content';
import type { FigureClaims } from '../playback/figure.ts';
import { isNumber, type NumberClaim } from '../schemas/claim.ts';
import { formatClaim } from './format-claim.ts';
import { href } from './href.ts';

/** A number claim by id; throws one sentence that names who asked. */
export async function numberClaim(id: string, asker: string): Promise<NumberClaim> {
  const entry = await getEntry('claims', id);
  if (!entry) throw new Error(`${asker}: the claim "${id}" is not in content/claims/.`);
  if (!isNumber(entry.data)) throw new Error(`${asker}: the claim "${id}" is a statement, not a number.`);
  return entry.data;
}

/** A source by id; throws one sentence that names who asked. */
export async function source(id: string, asker: string) {
  const entry = await getEntry('sources', id);
  if (!entry) throw new Error(`${asker}: the source "${id}" is not in content/sources/.`);
  return { ...entry.data, id };
}

/** What a figure is handed of the numbers it needs; throws one sentence for an id that is not there. */
export async function figureClaims(ids: readonly string[], asker: string): Promise<FigureClaims> {
  const entries = ids.map(async (id) => {
    const { value, unit, relation, label, what, source: from } = await numberClaim(id, asker);
    const { title } = await source(from, asker);
    const text = formatClaim({ value, unit, relation });
    return [
      id,
      { value, unit, relation, label, what, text, source: { title, href: href(`/sources/#${from}`) } },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The chapters in the reader's order, each with its slug and address. */
export async function chapters() {
  const all = await getCollection('chapters');
  return all
    .sort((a, b) => a.data.number - b.data.number)
    .map((entry) => ({
      ...entry,
      path: `/${entry.id}/` as const,
      minutes: readingMinutes(entry.body ?? ''),
    }));
}

/** The ids of a chapter's sections, in order. */
export async function sectionsOf(chapter: CollectionEntry<'chapters'>): Promise<readonly string[]> {
  const { headings } = await render(chapter);
  return headings.filter(({ depth }) => depth === 2).map(({ slug }) => slug);
}

/** Minutes to read a chapter's text at 220 words a minute, without its figures; at least one. */
export function readingMinutes(body: string): number {
  const words = body.replace(/<[^>]*>/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  return Math.max(1, Math.round(words.length / 220));
}
