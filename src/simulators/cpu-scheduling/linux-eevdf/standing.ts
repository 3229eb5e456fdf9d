import type { Us } from '../../shared/units.ts';
import type { Host } from '../core/policy.ts';
import type { TaskFacts } from '../types.ts';
import { TIE } from './eevdf-queue.ts';
import type { RunQueues } from './run-queues.ts';
import { NICE_0_WEIGHT as NICE_0 } from './weights.ts';

/** What has run through queue `q` and is not charged yet, in µs. */
function uncharged(queues: RunQueues, host: Host, q: number): Us {
  const running = host.running(queues.cpuOfQueue(q));
  for (let e = running; e >= 0; e = queues.above(e)) {
    if (queues.entities.queue[e] === q) return host.uncharged(running);
  }
  return 0;
}

/** V of queue `q` and the virtual times of entities on it, in µs, as they are once what runs has been charged. */
export function clockOf(queues: RunQueues, host: Host, q: number) {
  const { weight, vruntime, current, load } = queues.entities;
  const us = uncharged(queues, host, q);
  return {
    average: queues.eevdf.averageVruntime(q) + (us > 0 ? (us * NICE_0) / load[q]! : 0),
    virtualTime: (e: number): number => vruntime[e]! + (current[q] === e ? (us * NICE_0) / weight[e]! : 0),
  };
}

/**
 * How an entity stands among the others on its queue now: virtual times in µs relative to V of that queue, lag in µs of
 * CPU. Off the queue only the lag it keeps.
 */
export function standing(queues: RunQueues, host: Host, entity: number): TaskFacts {
  const { onRq, weight, deadline, vlag, queue } = queues.entities;
  const owed = (virtualLag: number): number => (virtualLag * weight[entity]!) / NICE_0;
  if (onRq[entity] === 0) return { lag: owed(vlag[entity]!) };
  const { average, virtualTime } = clockOf(queues, host, queue[entity]!);
  const v = virtualTime(entity);
  return {
    vruntime: v - average,
    deadline: deadline[entity]! - average,
    eligible: v <= average + TIE,
    lag: owed(average - v),
  };
}
