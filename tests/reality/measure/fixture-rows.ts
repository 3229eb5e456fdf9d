import { rounded, type MeasurementRow } from '../../../src/schemas/measurement.ts';

/** What the fixture kept of several runs. */
export interface Summary {
  readonly n: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

type More = Pick<MeasurementRow, 'group' | 'unit'>;

/** A row whose single runs nobody kept. */
export const summaryRow = (
  id: string,
  what: string,
  { n, median, min, max }: Summary,
  more: More = {},
): MeasurementRow => ({ id, what, ...more, n, median, min, max, runs: 'not kept' });

/** A row that was counted once. */
export const countRow = (id: string, what: string, value: number, more: More = {}): MeasurementRow => ({
  ...{ id, what, ...more, n: 1 },
  ...{ median: value, min: value, max: value, runs: [value] },
});

/** A row of which only the median over n copies was kept; of one copy that is the value itself. */
export const medianRow = (
  id: string,
  what: string,
  n: number,
  value: number,
  more: More = {},
): MeasurementRow =>
  n === 1
    ? countRow(id, what, value, more)
    : { id, what, ...more, n, median: value, min: 'not kept', max: 'not kept', runs: 'not kept' };

/** A phase between two marks: the difference of two rows' medians. Throws a RangeError if one is not there. */
export function betweenRow(
  id: string,
  what: string,
  [less, of]: readonly [string, string],
  rows: readonly MeasurementRow[],
  more: More = {},
): MeasurementRow {
  const medianOf = (name: string) => {
    const row = rows.find((each) => each.id === name);
    if (!row) throw new RangeError(`There is no row "${name}".`);
    return row.median;
  };
  return { id, what, ...more, median: rounded(medianOf(of) - medianOf(less)), difference: { of, less } };
}
