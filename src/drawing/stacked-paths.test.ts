import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneHeight, stackedPaths, type Stack } from './stacked-paths.ts';

/** Where the outline of a path runs above each column; the floor where it does not. */
function topsOf(d: string, columns: number): number[] {
  const tops: number[] = [];
  let y = laneHeight;
  for (const [, command, n] of d.matchAll(/([hV])(\d+)/g)) {
    if (command === 'V') y = Number(n);
    else tops.push(...Array.from({ length: Number(n) }, () => y));
  }
  return [...tops, ...Array.from({ length: columns - tops.length }, () => laneHeight)];
}

/** How much of each column is seen of each series once the areas are painted one over the other. */
function seen(buckets: readonly Stack[]): Record<number, number>[] {
  const painted = stackedPaths(buckets).map(({ series, d }) => ({ series, tops: topsOf(d, buckets.length) }));
  return buckets.map((_, x) => {
    const column = new Array<number | undefined>(laneHeight);
    for (const { series, tops } of painted) column.fill(series, tops[x]);
    const counts: Record<number, number> = {};
    for (const series of column) if (series !== undefined) counts[series] = (counts[series] ?? 0) + 1;
    return counts;
  });
}

describe('stacked lanes', () => {
  it('are steps down to the floor, the lowest series painted last', () => {
    const half = [{ series: 1, share: 0.5 }];
    const both = [
      { series: 1, share: 0.25 },
      { series: 2, share: 0.25 },
    ];
    expect(stackedPaths([half, half, both, [], half])).toEqual([
      { series: 2, d: 'M0 100h2V50h1V100z' },
      { series: 1, d: 'M0 100V50h2V75h1V100h1V50h1V100z' },
    ]);
  });

  it('show each series its share, to a hundredth of the lane, however they are stacked', () => {
    const bucket = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 100 })), {
        selector: ([series]) => series,
      })
      .chain((parts) => {
        const sum = parts.reduce((total, [, weight]) => total + weight, 0);
        return fc
          .integer({ min: 0, max: 100 })
          .map((idle) =>
            [...parts]
              .sort(([a], [b]) => a - b)
              .map(([series, weight]) => ({ series, share: weight / (sum + idle) })),
          );
      });
    fc.assert(
      fc.property(fc.array(bucket, { minLength: 1, maxLength: 40 }), (buckets) => {
        seen(buckets).forEach((column, x) => {
          for (const { series, share } of buckets[x]!)
            expect(Math.abs((column[series] ?? 0) / laneHeight - share)).toBeLessThanOrEqual(0.0101);
          expect(Object.keys(column).length).toBeLessThanOrEqual(buckets[x]!.length);
        });
      }),
    );
  });
});
