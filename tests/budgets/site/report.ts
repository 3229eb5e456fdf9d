/** One budget held against one page or figure. `most` and `least` are the bounds, each inclusive. */
export interface Measured {
  readonly where: string;
  readonly what: string;
  readonly value: number;
  readonly unit: '' | 'ms' | 'kB';
  readonly most?: number;
  readonly least?: number;
}

export const within = ({ value, most = Infinity, least = -Infinity }: Measured): boolean =>
  value <= most && value >= least;

/** A line of the table: where, what, the value, its bound, and a word where it is over. */
export function line(measured: Measured): string {
  const { where, what, value, unit, most, least } = measured;
  const bound = most === undefined ? `at least ${least}` : `at most ${most}`;
  const shown = `${Math.round(value * 1000) / 1000} ${unit}`;
  return `${where.padEnd(34)}${what.padEnd(38)}${shown.padStart(12)}  ${bound.padEnd(14)}${within(measured) ? '' : 'OVER'}`.trimEnd();
}

/** The middle value; of an even number of values the lower of the two, so that it is one that was measured. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;
}

/** The value that `part` of all values (0.95) do not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)]!;
}
