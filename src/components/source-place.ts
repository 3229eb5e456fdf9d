import type { Source } from '../schemas/source.ts';

/** Where a source can be found, as one sentence: "NSDI 2020 (cf1b30f)." The year is left out where the place says it. */
export function sourcePlace({ place, year, version }: Pick<Source, 'place' | 'year' | 'version'>): string {
  const dated = place.includes(String(year)) ? place : `${place}, ${year}`;
  return version ? `${dated} (${version}).` : `${dated}.`;
}
