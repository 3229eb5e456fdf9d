import type { Us } from '../../shared/units.ts';
import type { Slice } from '../types.ts';
import type { ProcessSlice } from './types.ts';

/** By task: its slices on any CPU, in order. Takes slices by CPU, and how many tasks there are. */
export function slicesByTask(byCpu: readonly (readonly Slice[])[], tasks: number): Slice[][] {
  const byTask: Slice[][] = Array.from({ length: tasks }, () => []);
  for (const slices of byCpu) for (const slice of slices) byTask[slice.task]!.push(slice);
  for (const slices of byTask) slices.sort((a, b) => a.start - b.start);
  return byTask;
}

/** What really ran of a vCPU's `believed` slices (tasks are processes): the parts within the vCPU's own slices, `on`. */
export function reallyRan(believed: readonly Slice[], on: readonly Slice[]): ProcessSlice[] {
  const ran: ProcessSlice[] = [];
  let first = 0;
  for (const { task, cpu: vcpu, start, end } of believed) {
    while (first < on.length && on[first]!.end <= start) first++;
    for (let i = first; i < on.length && on[i]!.start < end; i++) {
      const slice = on[i]!;
      ran.push({
        process: task,
        vcpu,
        cpu: slice.cpu,
        start: Math.max(start, slice.start),
        end: Math.min(end, slice.end),
      });
    }
  }
  return ran;
}

/** Gives a function that says how much of `slices` (in order, not overlapping) lies before a time, in µs. O(log n). */
export function timeBefore(slices: readonly { readonly start: Us; readonly end: Us }[]): (t: Us) => Us {
  const before: Us[] = [0];
  for (const { start, end } of slices) before.push(before.at(-1)! + end - start);
  return (t) => {
    let low = 0;
    let high = slices.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (slices[middle]!.start < t) low = middle + 1;
      else high = middle;
    }
    const last = slices[low - 1];
    return last === undefined ? 0 : before[low - 1]! + Math.min(t, last.end) - last.start;
  };
}
