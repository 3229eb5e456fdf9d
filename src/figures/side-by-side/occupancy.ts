import type { Us } from '../../playback/timeline.ts';
import type { Slice } from '../../simulators/cpu-scheduling/index.ts';
import { copyTask, neighbourGroup, type StartupRun } from '../../simulators/startup/index.ts';

/** Who a slice belongs to: copy 1…6, the host's own work, or the neighbour. */
export type Series = number;
export const hostSeries: Series = 0;
export const neighbourSeries: Series = 7;

/** One bucket of a lane: how much of it each series had, as stacked stretches of 0…1 (idle is what is left). */
export type Bucket = readonly { readonly series: Series; readonly share: number }[];

/** Per CPU, the whole run in `buckets` equal parts. */
export interface Occupancy {
  readonly bucket: Us;
  readonly cpus: readonly (readonly Bucket[])[];
}

/** As many as a lane is wide enough to show. */
const buckets = 120;

/** The series of each task of a start, by task index. */
export function seriesOf(run: StartupRun): Series[] {
  const copies = new Map(Array.from({ length: run.plan.copies }, (_, i) => [copyTask(i), i + 1]));
  return run.schedule.tasks.map(
    ({ id }) => copies.get(id) ?? (isNeighbour(id) ? neighbourSeries : hostSeries),
  );
}

/** Adds a schedule's slices up into buckets: a slice is a few milliseconds, a lane shows seconds. Shares are exact. */
export function occupancy(run: StartupRun, duration: Us): Occupancy {
  const series = seriesOf(run);
  const width = duration / buckets;
  return {
    bucket: width,
    cpus: run.schedule.slices.map((slices) => {
      const sums = Array.from({ length: buckets }, () => new Float64Array(neighbourSeries + 1));
      for (const slice of slices) addSlice(sums, slice, series[slice.task]!, width);
      return sums.map((sum) =>
        [...sum].flatMap((us, s) => (us > 0 ? [{ series: s, share: us / width }] : [])),
      );
    }),
  };
}

function addSlice(sums: readonly Float64Array[], { start, end }: Slice, series: Series, width: number): void {
  for (let b = Math.floor(start / width); b < sums.length && b * width < end; b += 1) {
    const overlap = Math.min(end, (b + 1) * width) - Math.max(start, b * width);
    if (overlap > 0) sums[b]![series]! += overlap;
  }
}

/** Whether a task is the neighbour's. */
const isNeighbour = (id: string): boolean => id.startsWith(neighbourGroup);
