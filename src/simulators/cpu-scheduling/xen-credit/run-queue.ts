import { UNDER } from './constants.ts';
import type { XenState } from './state.ts';

/** Queues a vCPU at its home CPU, before the first with strictly lower priority: FIFO inside a class (`__runq_insert`). */
export function enqueue(s: XenState, task: number): void {
  const queue = s.queues[s.home[task]!]!;
  const priority = s.priority[task]!;
  let at = 0;
  while (at < queue.length && s.priority[queue[at]!]! >= priority) at++;
  queue.push(task);
  for (let i = queue.length - 1; i > at; i--) queue[i] = queue[i - 1]!;
  queue[at] = task;
}

/** Takes a vCPU out of its home CPU's queue, if it is there. */
export function dequeue(s: XenState, task: number): void {
  const queue = s.queues[s.home[task]!]!;
  const at = queue.indexOf(task);
  if (at >= 0) queue.splice(at, 1);
}

/** Moves UNDER (and BOOST) ahead of OVER, keeping the order inside each, once per accounting (`csched_runq_sort`). */
export function sortQueue(s: XenState, cpu: number): void {
  if (s.sortedAt[cpu] === s.accountings) return;
  s.sortedAt[cpu] = s.accountings;
  const queue = s.queues[cpu]!;
  if (queue.length < 2) return;
  const over = queue.filter((task) => s.priority[task]! < UNDER);
  const rest = queue.filter((task) => s.priority[task]! >= UNDER);
  queue.splice(0, queue.length, ...rest, ...over);
}
