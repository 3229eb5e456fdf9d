import { median, rounded, type MeasuredRow } from '../../../src/schemas/measurement.ts';

/**
 * A row of a measurement file from its runs, in the order they ran: rounded to three decimals, then counted. Throws
 * a RangeError without runs.
 */
export function rowOf(
  id: string,
  what: string,
  runs: readonly number[],
  more: Pick<MeasuredRow, 'group' | 'unit' | 'note'> = {},
): MeasuredRow {
  const all = runs.map(rounded);
  return {
    id,
    what,
    ...more,
    n: all.length,
    median: rounded(median(all)),
    min: Math.min(...all),
    max: Math.max(...all),
    runs: all,
  };
}

/**
 * Rows from runs that each timed the same named things: one row a name, in the order of `names`; a name that some
 * run did not see has fewer runs, one that none saw has no row. `what` says a name in words, `id` in an id.
 */
export function rowsOf<Name extends string>(
  names: readonly Name[],
  runs: readonly Partial<Record<Name, number>>[],
  describe: (name: Name) => { id: string; what: string },
  more: Pick<MeasuredRow, 'group' | 'unit'> = {},
): MeasuredRow[] {
  return names.flatMap((name) => {
    const seen = runs.flatMap((run) => run[name] ?? []);
    if (seen.length === 0) return [];
    const { id, what } = describe(name);
    return [rowOf(id, what, seen, more)];
  });
}
