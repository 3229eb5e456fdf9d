import type { Work } from '../cpu-scheduling/index.ts';
import type { Us } from '../shared/units.ts';

export interface Stretch {
  readonly start: Us;
  readonly end: Us;
}

/**
 * When a task had work and did not run, from its work and the stretches in which it ran (in order), up to `end` (µs).
 * Busy tasks wait whenever they do not run; bursty ones from a wake-up on, or while a burst is not done.
 */
export function waitsOf(work: Work, ran: readonly Stretch[], end: Us): Stretch[] {
  if (work.kind !== 'busy' && work.kind !== 'bursty') return [];
  const waits: Stretch[] = [];
  let at = 0;
  let done = 0;
  for (const slice of [...ran, { start: end, end }]) {
    const from = work.kind === 'busy' ? at : wakes(work, at, done);
    if (from < slice.start) waits.push({ start: from, end: slice.start });
    done += slice.end - slice.start;
    at = slice.end;
  }
  return waits;
}

/** When there is work to do at or after `at`, with `done` µs done: at once if a burst is not finished, else at the next wake-up. */
function wakes(
  { run, every, first = 0 }: { readonly run: Us; readonly every: Us; readonly first?: Us },
  at: Us,
  done: Us,
): Us {
  const finished = Math.floor(done / run);
  return Math.max(at, first + finished * every);
}
