import { fixed, upTo } from './format-number.ts';
import type { Us } from './timeline.ts';

/**
 * A moment as it is shown: fine enough to tell two steps apart, in one unit for the whole run. Runs of half a minute
 * and more in hundredths of a second, of two seconds and more in thousandths, shorter ones in tenths of a millisecond.
 */
export function formatMoment(t: Us, duration: Us): string {
  if (duration >= 30_000_000) return `${fixed(t / 1_000_000, 2)} s`;
  if (duration >= 2_000_000) return `${fixed(t / 1_000_000, 3)} s`;
  return `${fixed(t / 1000, 1)} ms`;
}

/** A length of time in the unit that suits it: "350 µs", "12.5 ms", "1.08 s". */
export function formatLength(us: Us): string {
  if (us < 1000) return `${upTo(us, 0)} µs`;
  if (us < 1_000_000) return `${upTo(us / 1000, us < 100_000 ? 1 : 0)} ms`;
  return `${fixed(us / 1_000_000, 2)} s`;
}
