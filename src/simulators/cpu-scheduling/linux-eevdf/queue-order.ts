/** Reading the run queues of a CPU without changing them. */
import type { Host } from '../core/policy.ts';
import { TIE } from './eevdf-queue.ts';
import type { RunQueues } from './run-queues.ts';
import { clockOf } from './standing.ts';

/** Calls `visit` for every task queued on `cpu` that is not throttled, the current and the delayed ones too; in no useful order. */
export function eachQueued(
  queues: RunQueues,
  cpu: number,
  visit: (task: number) => void,
  q: number = cpu,
): void {
  const { head, next, current, onRq } = queues.entities;
  if (queues.entities.throttled[q] === 1) return;
  const cur = current[q]!;
  if (cur >= 0 && onRq[cur] === 1) visitEntity(queues, cpu, visit, cur);
  for (let e = head[q]!; e >= 0; e = next[e]!) visitEntity(queues, cpu, visit, e);
}

function visitEntity(queues: RunQueues, cpu: number, visit: (task: number) => void, e: number): void {
  if (e < queues.tasks) visit(e);
  else eachQueued(queues, cpu, visit, queues.below(e));
}

/**
 * Entities on queue `q` as they stand once what runs has been charged: the eligible before the others, in each half by
 * deadline, of equal deadlines the one that came first.
 */
function inOrder(queues: RunQueues, host: Host, q: number): number[] {
  const { head, next, current, onRq, deadline } = queues.entities;
  const entities: number[] = [];
  for (let e = head[q]!; e >= 0; e = next[e]!) entities.push(e);
  // Last, so that it is after its equals, as in a pick.
  const cur = current[q]!;
  if (cur >= 0 && onRq[cur] === 1) entities.push(cur);
  if (entities.length < 2) return entities;
  const { average, virtualTime } = clockOf(queues, host, q);
  const late = (e: number): number => (virtualTime(e) <= average + TIE ? 0 : 1);
  return entities.sort((a, b) => {
    const apart = deadline[a]! - deadline[b]!;
    return late(a) - late(b) || (Math.abs(apart) < TIE ? 0 : apart);
  });
}

/** Tasks waiting on `cpu` that may run, in the order of eligibility and deadline at each level. */
export function waitingOn(queues: RunQueues, host: Host, cpu: number): number[] {
  const { delayed } = queues.entities;
  const found: number[] = [];
  const visit = (q: number): void => {
    if (queues.entities.throttled[q] === 1) return;
    for (const e of inOrder(queues, host, q)) {
      if (e >= queues.tasks) visit(queues.below(e));
      else if (e !== queues.state.chain[cpu] && delayed[e] === 0) found.push(e);
    }
  };
  visit(cpu);
  return found;
}
