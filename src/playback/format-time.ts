import type { Us } from './timeline.ts';

/**
 * A moment as it is shown: seconds with two places for runs of two seconds and more, else milliseconds with one.
 * `duration` decides the unit, so that it does not change while a run plays.
 */
export function formatMoment(t: Us, duration: Us): string {
  return duration >= 2_000_000 ? `${(t / 1_000_000).toFixed(2)} s` : `${(t / 1000).toFixed(1)} ms`;
}

/** A length of time in the unit that suits it: "350 µs", "12.5 ms", "1.08 s". */
export function formatLength(us: Us): string {
  if (us < 1000) return `${Math.round(us)} µs`;
  if (us < 1_000_000) return `${trim((us / 1000).toFixed(us < 100_000 ? 1 : 0))} ms`;
  return `${(us / 1_000_000).toFixed(2)} s`;
}

const trim = (text: string): string => text.replace(/\.0$/, '');
