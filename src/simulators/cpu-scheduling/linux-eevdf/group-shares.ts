import type { RunQueues } from './run-queues.ts';

/** No group entity is lighter. Linux v6.12 `scale_load_down`, `MIN_SHARES`. */
const LIGHTEST = 2;

/**
 * The weight of `group` on `cpu`: its weight in proportion to what it has queued there and everywhere, whole, at least
 * 2; unchanged if it has nothing there. Linux v6.12 `calc_group_shares`, formula (1) of its comment: the loads of this
 * moment, where the kernel uses averages over some 100 ms.
 */
export function shareOn(queues: RunQueues, group: number, cpu: number): number {
  const weight = queues.groupWeight[group]!;
  const { load } = queues.state.eevdf;
  const here = load[queues.queueOf(group, cpu)]!;
  if (queues.cpus === 1 || here === 0) return weight;
  let everywhere = 0;
  for (let other = 0; other < queues.cpus; other++) everywhere += load[queues.queueOf(group, other)]!;
  return Math.min(weight, Math.max(LIGHTEST, Math.floor((weight * here) / everywhere)));
}

/**
 * Something joined or left `group`: sets its weight on every CPU, and then that of the groups above. `before(cpu)` is
 * called before the weight on a CPU changes, so that what ran there is charged by the old one.
 */
export function spreadShares(queues: RunQueues, group: number, before: (cpu: number) => void): void {
  if (queues.cpus === 1) return;
  const { load, onRq, weight } = queues.state.eevdf;
  for (let g = group; g >= 0; g = queues.parent[g]!) {
    for (let cpu = 0; cpu < queues.cpus; cpu++) {
      const entity = queues.entityOf(g, cpu);
      const queue = queues.queueOf(g, cpu);
      if (onRq[entity] === 0 || load[queue] === 0 || queues.throttledHere(queue)) continue;
      const share = shareOn(queues, g, cpu);
      if (share === weight[entity]) continue;
      before(cpu);
      queues.eevdf.reweight(entity, share);
    }
  }
}
