/** When the slice of a running task ends: never while it and the groups above it are alone in their queues. */
import type { Us } from '../../shared/units.ts';
import type { RunQueues } from './run-queues.ts';

/** Whether `task` has competition at any level: only then its slice can end. */
export function contended(queues: RunQueues, task: number): boolean {
  const { count, queue } = queues.entities;
  for (let e = task; e >= 0; e = queues.above(e)) if (count[queue[e]!]! > 1) return true;
  return false;
}

/** µs of CPU until a slice that has competition is used up at any level; Infinity if there is none. */
export function timeToSliceEnd(queues: RunQueues, task: number): Us {
  const { count, queue } = queues.entities;
  let least = Infinity;
  for (let e = task; e >= 0; e = queues.above(e)) {
    if (count[queue[e]!]! > 1) least = Math.min(least, queues.eevdf.timeToDeadline(e));
  }
  return least;
}
