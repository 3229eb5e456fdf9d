import type { Us } from '../../shared/units.ts';
import type { ScheduleRun } from '../types.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A task's letter: its id if that is one character, else A, B, C… by its place. */
function letter(run: ScheduleRun, task: number): string {
  const { id } = run.tasks[task]!;
  return id.length === 1 ? id : (LETTERS[task % LETTERS.length] ?? '?');
}

export interface LanesOptions {
  /** Time per character, in µs. */
  readonly step: Us;
  /** Default: the whole run. */
  readonly from?: Us;
  readonly to?: Us;
}

/**
 * Draws a run as text, a line per CPU such as `CPU0 AAABBB..`: each character is the task that had most of that step
 * (the earliest of equals), a dot if none ran.
 */
export function lanesText(
  run: ScheduleRun,
  { step, from = 0, to = run.scenario.horizon }: LanesOptions,
): string {
  const cells = Math.ceil((to - from) / step);
  return run.slices
    .map((slices, cpu) => {
      const best = Array.from({ length: cells }, () => ({ task: -1, had: 0 }));
      for (let cell = 0; cell < cells; cell++) {
        const start = from + cell * step;
        const had = new Map<number, Us>();
        for (const slice of slices) {
          const overlap = Math.min(slice.end, start + step, to) - Math.max(slice.start, start);
          if (overlap > 0) had.set(slice.task, (had.get(slice.task) ?? 0) + overlap);
        }
        for (const [task, time] of had) if (time > best[cell]!.had) best[cell] = { task, had: time };
      }
      return `CPU${cpu} ${best.map(({ task }) => (task < 0 ? '.' : letter(run, task))).join('')}`;
    })
    .join('\n');
}

/** The slices of one CPU in ms, such as `A 0–30, B 30–60`. */
export function slicesText(run: ScheduleRun, cpu = 0): string {
  return run.slices[cpu]!.map(
    (slice) => `${letter(run, slice.task)} ${slice.start / 1000}–${slice.end / 1000}`,
  ).join(', ');
}

/** The decisions of a run, one per line, such as `30 CPU0 A>B slice-over`; times in ms, `-` for none. */
export function decisionsText(run: ScheduleRun, count = Infinity): string {
  const name = (task: number): string => (task < 0 ? '-' : letter(run, task));
  return run.decisions
    .slice(0, count)
    .map(({ t, cpu, prev, next, reason, from }) => {
      const source = from < 0 ? '' : ` from CPU${from}`;
      return `${t / 1000} CPU${cpu} ${name(prev)}>${name(next)} ${reason}${source}`;
    })
    .join('\n');
}

/** CPU time of a task between two moments, in µs. */
export function ranBetween(run: ScheduleRun, task: number, from: Us, to: Us): Us {
  let sum = 0;
  for (const slices of run.slices) {
    for (const slice of slices) {
      if (slice.task === task) sum += Math.max(0, Math.min(slice.end, to) - Math.max(slice.start, from));
    }
  }
  return sum;
}
