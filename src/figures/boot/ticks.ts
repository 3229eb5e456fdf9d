import { upTo } from '../../playback/format-number.ts';
import type { Us } from '../../playback/timeline.ts';

/** Round moments of an axis from 0 to `to`: at most six steps of 1, 2 or 5 times a power of ten. */
export function ticks(to: Us): Us[] {
  const least = to / 6;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((n) => n * power).find((each) => each >= least)!;
  return Array.from({ length: Math.floor(to / step) + 1 }, (_, i) => Math.round(i * step));
}

/** A moment of an axis, without needless digits: "0", "50 ms", "2.5 s". */
export const tickLabel = (t: Us): string =>
  t === 0 ? '0' : t >= 1_000_000 ? `${upTo(t / 1_000_000, 6)} s` : `${upTo(t / 1000, 3)} ms`;
