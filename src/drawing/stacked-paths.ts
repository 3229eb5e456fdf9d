/** How much of a bucket each series had, 0…1, the lowest series first; what is left of 1 was idle. */
export type Stack = readonly { readonly series: number; readonly share: number }[];

/** How high a lane is in the units of its paths: a hundredth of it is less than a reader can see. */
export const laneHeight = 100;

/**
 * The areas of a lane, one for each series, as SVG path data in a box as wide as there are buckets and `laneHeight`
 * high. They are to be painted in this order: each goes down to the floor, and what belongs to the series below it is
 * painted over it. So neighbours leave no seam, and a step costs two short numbers.
 */
export function stackedPaths(buckets: readonly Stack[]): { series: number; d: string }[] {
  const tops = new Map<number, number[]>();
  buckets.forEach((stack, x) => {
    let sum = 0;
    for (const { series, share } of stack) {
      sum += share;
      const of = tops.get(series) ?? buckets.map(() => laneHeight);
      of[x] = laneHeight - Math.round(sum * laneHeight);
      tops.set(series, of);
    }
  });
  return [...tops].sort(([a], [b]) => b - a).map(([series, of]) => ({ series, d: steps(of) }));
}

function steps(tops: readonly number[]): string {
  let d = `M0 ${laneHeight}`;
  let height = laneHeight;
  let width = 0;
  for (const top of [...tops, laneHeight]) {
    if (top !== height) {
      d += `${width > 0 ? `h${width}` : ''}V${top}`;
      height = top;
      width = 0;
    }
    width += 1;
  }
  return `${d}z`;
}
