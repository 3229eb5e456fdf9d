import { chapters } from './content.ts';
import { usesIn, type Use } from './uses.ts';

/** A place in a chapter that names a term or shows a figure. */
export interface Place extends Use {
  readonly chapter: { readonly number: number; readonly title: string; readonly short: string };
  /** Address of the section it stands in, or of the figure itself. */
  readonly path: `/${string}`;
}

/** The places of all terms or of all figures, by id, in the reader's order; one per chapter and id. */
export async function placesOf(kind: Use['kind']): Promise<ReadonlyMap<string, readonly Place[]>> {
  const places = new Map<string, Place[]>();
  for (const { path, data, body } of await chapters()) {
    for (const use of usesIn(body ?? '')) {
      if (use.kind !== kind) continue;
      const before = places.get(use.id) ?? [];
      if (before.some(({ chapter }) => chapter.number === data.number)) continue;
      const target = kind === 'Figure' ? use.id : use.section;
      places.set(use.id, [...before, { ...use, chapter: data, path: target ? `${path}#${target}` : path }]);
    }
  }
  return places;
}
