import type { Us } from '../../shared/units.ts';
import type { Host } from '../core/policy.ts';
import type { TaskFacts } from '../types.ts';
import { TIE } from './eevdf-queue.ts';
import type { RunQueues } from './run-queues.ts';

const NICE_0 = 1024;

/** What has run through queue `q` and is not charged yet. */
function uncharged(queues: RunQueues, host: Host, q: number): Us {
  const running = host.running(queues.cpuOfQueue(q));
  for (let e = running; e >= 0; e = queues.above(e)) {
    if (queues.entities.queue[e] === q) return host.uncharged(running);
  }
  return 0;
}

/**
 * How an entity stands among the others on its queue now: virtual times in µs relative to V of that queue, lag in µs of
 * CPU. Off the queue only the lag it keeps.
 */
export function standing(queues: RunQueues, host: Host, entity: number): TaskFacts {
  const { onRq, weight, vruntime, deadline, vlag, queue, current, load } = queues.entities;
  const owed = (virtualLag: number): number => (virtualLag * weight[entity]!) / NICE_0;
  if (onRq[entity] === 0) return { lag: owed(vlag[entity]!) };
  const q = queue[entity]!;
  const us = uncharged(queues, host, q);
  const average = queues.eevdf.averageVruntime(q) + (us * NICE_0) / load[q]!;
  const v = vruntime[entity]! + (current[q] === entity ? (us * NICE_0) / weight[entity]! : 0);
  return {
    vruntime: v - average,
    deadline: deadline[entity]! - average,
    eligible: v <= average + TIE,
    lag: owed(average - v),
  };
}
