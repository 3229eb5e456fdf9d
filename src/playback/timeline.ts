/** Whole microseconds of simulated time. */
export type Us = number;

/** What playback knows of a run. Times are strictly increasing and lie in [0, duration]. */
export interface Timeline {
  readonly duration: Us;
  /** The run's events: where the step buttons stop. The first is 0. */
  readonly steps: readonly Us[];
  /** Where the picture changes in other than a smooth way: React draws anew there. Contains every step. */
  readonly changes: readonly Us[];
}

/** Index of the last of the sorted `times` at or before `t`, −1 before the first. O(log n). */
export function indexAt(times: readonly Us[], t: Us): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The first step after `t`; the end of the run after the last one. */
export function stepAfter(timeline: Timeline, t: Us): Us {
  return timeline.steps[indexAt(timeline.steps, t) + 1] ?? timeline.duration;
}

/** The last step before `t`; 0 before the first. */
export function stepBefore(timeline: Timeline, t: Us): Us {
  const at = indexAt(timeline.steps, t);
  const here = timeline.steps[at];
  return (here === t ? timeline.steps[at - 1] : here) ?? 0;
}

/** Sorted, without repeats, inside the run, and starting at 0: what `Timeline` asks of its lists. */
export function tidyTimes(times: Iterable<Us>, duration: Us): Us[] {
  const inside = [...times].filter((t) => t >= 0 && t <= duration);
  return [...new Set([0, ...inside])].sort((a, b) => a - b);
}

/** `t` brought into the run, whole. Anything that is no number is the start. */
export function clampTime(duration: Us, t: number): Us {
  return Number.isFinite(t) ? Math.round(Math.min(Math.max(t, 0), duration)) : 0;
}
