import type { RunQueues } from './run-queues.ts';

/**
 * Whether `woken`, queued on the CPU where `current` runs, takes its place at once. Where they are in different groups,
 * the groups compete that stand in the same queue. Linux v6.12 `check_preempt_wakeup_fair`.
 */
export function preempts(queues: RunQueues, woken: number, current: number): boolean {
  const { queue, protectedDeadline } = queues.entities;
  let p = woken;
  let c = current;
  let depthP = queues.depth(p);
  let depthC = queues.depth(c);
  for (; depthP > depthC; depthP--) p = queues.above(p);
  for (; depthC > depthP; depthC--) c = queues.above(c);
  while (queue[p] !== queue[c]) {
    p = queues.above(p);
    c = queues.above(c);
  }
  if (p === c) return false;
  const idle = queues.isIdle(c);
  if (idle && !queues.isIdle(p)) {
    protectedDeadline[c] = -1;
    return true;
  }
  if (idle !== queues.isIdle(p)) return false;
  return queues.eevdf.pick(queue[p]!) === p;
}
