import type { Us } from '../../shared/units.ts';

/** Index of the last row at or before `t` in rows ordered by time; −1 if there is none. O(log n). */
export function lastAtOrBefore(rows: readonly { readonly t: Us }[], t: Us): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.t <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
