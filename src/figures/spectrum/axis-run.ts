import type { FigureClaim, FigureClaims } from '../../playback/figure.ts';
import { boxes, boxIds, places, rankOf, type BoxId } from '../../simulators/spectrum/index.ts';
import { axes, inAxisUnit, positionOf, type AxisId } from './axes.ts';
import * as words from './axis-words.ts';
import { doorText, labels } from './words.ts';

/** Where a box ends up: at a figure, in a place of the order of walls, or apart since there is no figure. */
export type Placement =
  | { readonly kind: 'figure'; readonly at: number; readonly value: number; readonly claim: FigureClaim }
  | { readonly kind: 'place'; readonly at: number; readonly text: string }
  | { readonly kind: 'apart'; readonly why: string };

export interface AxisRun {
  readonly kind: 'axis';
  readonly axis: AxisId;
  readonly placements: Readonly<Record<BoxId, Placement>>;
  /** The start, one for each box in the order of walls, the ending. */
  readonly says: readonly string[];
  /** Pairs that changed places: the second needs less, though it stands further along in the order of walls. */
  readonly swapped: readonly (readonly [BoxId, BoxId])[];
}

/** Places all ten boxes on an axis. Throws when a claim that the axis needs is not handed in. */
export function axisRun(axis: AxisId, claims: FigureClaims): AxisRun {
  const claim = (id: string): FigureClaim => {
    const found = claims[id];
    if (!found) throw new Error(`The figure needs the claim "${id}"; add it to the claims in its meta.ts.`);
    return found;
  };
  const place = (id: BoxId): Placement => {
    const { scale, claims: ids } = axes[axis];
    if (scale === 'places') {
      const at = (rankOf(boxes[id]) + 0.5) / places.length;
      const { doors } = boxes[id];
      return {
        kind: 'place',
        at,
        text: id === 'machine' ? doorText(doors) : `${labels.out} ${doorText(doors)}`,
      };
    }
    const name = ids[id];
    if (name === undefined) return { kind: 'apart', why: words.reason(axis, id, (each) => claim(each).text) };
    const value = inAxisUnit(claim(name));
    return { kind: 'figure', at: positionOf(value, scale), value, claim: claim(name) };
  };
  const placements = Object.fromEntries(boxIds.map((id) => [id, place(id)])) as Record<BoxId, Placement>;
  const figures = boxIds.flatMap((id) => {
    const found = placements[id];
    return found.kind === 'figure' ? [{ id, value: found.value, rank: rankOf(boxes[id]) }] : [];
  });
  const pairs = figures.flatMap((a, i) => figures.slice(i + 1).map((b) => [a, b] as const));
  const apartInRank = pairs.filter(([a, b]) => a.rank < b.rank);
  const swapped = apartInRank
    .filter(([a, b]) => b.value < a.value)
    .map(([a, b]): readonly [BoxId, BoxId] => [a.id, b.id]);
  const beside = apartInRank
    .filter(([a, b]) => Math.max(a.value, b.value) / Math.min(a.value, b.value) < 1.5)
    .map(([a, b]): readonly [BoxId, BoxId] => [a.id, b.id]);
  const says = boxIds.map((id) => {
    const found = placements[id];
    if (found.kind === 'place') return words.boundarySays(id);
    if (found.kind === 'apart') return words.apart(id, found.why);
    const overtakes = swapped.filter(([, b]) => b === id).map(([a]) => a);
    return words.placed(id, found.claim.text, found.claim.label, found.claim.what, overtakes);
  });
  return {
    kind: 'axis',
    axis,
    placements,
    swapped,
    says: [
      words.starts[axis],
      ...says,
      axis === 'boundary' ? words.boundaryEnding : words.ending(figures.length, swapped, beside),
    ],
  };
}
