import type { Shape } from '../drawing/poster.ts';
import type { FigureClaims } from '../playback/figure.ts';
import type { Still } from '../playback/first-frame.ts';
import { figureClaims } from './content.ts';
import { figure } from './figures.ts';

const posters = import.meta.glob<{ poster: (claims: FigureClaims) => Still<Shape> }>(
  '../figures/*/poster.ts',
  { eager: true },
);
const drawn = new Map<string, Promise<Still<Shape>>>();

/** A figure's first frame as shapes and in words; null for a figure without a poster.ts (a test wants one of each). */
export function poster(id: string): Promise<Still<Shape>> | null {
  const before = drawn.get(id);
  if (before && import.meta.env.PROD) return before;
  const module = posters[`../figures/${id}/poster.ts`];
  if (!module) return null;
  const asker = `src/figures/${id}/meta.ts`;
  const now = figureClaims(figure(id, asker).meta.claims, asker).then(module.poster);
  drawn.set(id, now);
  return now;
}
