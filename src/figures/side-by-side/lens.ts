import type { Us } from '../../playback/timeline.ts';
import type { Slice } from '../../simulators/cpu-scheduling/index.ts';
import type { StartupRun } from '../../simulators/startup/index.ts';
import { seriesOf, type Series } from './occupancy.ts';
import type { Run } from './run.ts';

export interface LensLane {
  readonly cpu: number;
  readonly slices: readonly { readonly start: Us; readonly end: Us; readonly series: Series }[];
}

/** What the lens shows of the schedule at once. */
export const lensWidth: Us = 100_000;

/** The slices around `t`, as the scheduler made them: a window of a tenth of a second with `t` in its middle. */
export function lens({ vm, container, duration }: Run, t: Us) {
  const from = Math.max(0, Math.min(t - lensWidth / 2, duration - lensWidth));
  const to = from + lensWidth;
  return { from, to, vm: lanes(vm, from, to), container: lanes(container, from, to) };
}

function lanes(run: StartupRun, from: Us, to: Us): LensLane[] {
  const series = seriesOf(run);
  return run.schedule.slices.map((slices, cpu) => ({ cpu, slices: between(slices, from, to, series) }));
}

/** Slices that overlap [from, to); a task that went on without a break is one slice. */
function between(slices: readonly Slice[], from: Us, to: Us, series: readonly Series[]) {
  const found: { start: Us; end: Us; series: Series; task: number }[] = [];
  for (let i = Math.max(0, firstEndingAfter(slices, from)); i < slices.length; i += 1) {
    const slice = slices[i]!;
    if (slice.start >= to) break;
    const last = found.at(-1);
    if (last?.end === slice.start && last.task === slice.task) last.end = slice.end;
    else found.push({ start: slice.start, end: slice.end, series: series[slice.task]!, task: slice.task });
  }
  return found.map(({ start, end, series: s }) => ({ start, end, series: s }));
}

function firstEndingAfter(slices: readonly Slice[], t: Us): number {
  let low = 0;
  let high = slices.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slices[middle]!.end <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}
