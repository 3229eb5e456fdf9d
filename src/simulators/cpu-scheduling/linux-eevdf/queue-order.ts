/** Reading the run queues of a CPU without changing them. */
import { TIE } from './eevdf-queue.ts';
import type { RunQueues } from './run-queues.ts';

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

/** Entities on queue `q`: the eligible before the others, and in each half by deadline. */
function inOrder(queues: RunQueues, q: number): number[] {
  const { head, next, current, onRq, deadline, vruntime } = queues.entities;
  const entities: number[] = [];
  const cur = current[q]!;
  if (cur >= 0 && onRq[cur] === 1) entities.push(cur);
  for (let e = head[q]!; e >= 0; e = next[e]!) entities.push(e);
  if (entities.length < 2) return entities;
  const latest = queues.eevdf.averageVruntime(q) + TIE;
  const late = (e: number): number => (vruntime[e]! <= latest ? 0 : 1);
  return entities.sort((a, b) => late(a) - late(b) || deadline[a]! - deadline[b]!);
}

/** Tasks waiting on `cpu` that may run, in the order of eligibility and deadline at each level. */
export function waitingOn(queues: RunQueues, cpu: number): number[] {
  const { delayed } = queues.entities;
  const found: number[] = [];
  const visit = (q: number): void => {
    if (queues.entities.throttled[q] === 1) return;
    for (const e of inOrder(queues, q)) {
      if (e >= queues.tasks) visit(queues.below(e));
      else if (e !== queues.state.chain[cpu] && delayed[e] === 0) found.push(e);
    }
  };
  visit(cpu);
  return found;
}
