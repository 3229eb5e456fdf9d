import type { RunQueues } from './run-queues.ts';

/** What `group` has queued on all CPUs. */
function loadEverywhere(queues: RunQueues, group: number): number {
  const { load } = queues.entities;
  const { loadedCpus } = queues;
  let sum = 0;
  for (let cpu = loadedCpus.above(group, -1); cpu >= 0; cpu = loadedCpus.above(group, cpu)) {
    sum += load[queues.queueOf(group, cpu)]!;
  }
  return sum;
}

/** No group entity is lighter. Linux v6.12 `scale_load_down`, `MIN_SHARES`. */
const LIGHTEST = 2;

/**
 * The weight of `group` on `cpu`: its weight in proportion to what it has queued there and everywhere, whole, at least
 * 2; unchanged if it has nothing there. Linux v6.12 `calc_group_shares`, formula (1) of its comment: the loads of this
 * moment, where the kernel uses averages over some 100 ms.
 */
export function shareOn(
  queues: RunQueues,
  group: number,
  cpu: number,
  everywhere = loadEverywhere(queues, group),
): number {
  const weight = queues.groupWeight[group]!;
  const here = queues.entities.load[queues.queueOf(group, cpu)]!;
  if (queues.cpus === 1 || here === 0) return weight;
  return Math.min(weight, Math.max(LIGHTEST, Math.floor((weight * here) / everywhere)));
}

/**
 * Something joined or left `group`: sets its weight on every CPU, and then that of the groups above. `before(cpu)` is
 * called before the weight on a CPU changes, so that what ran there is charged by the old one.
 */
export function spreadShares(queues: RunQueues, group: number, before: (cpu: number) => void): void {
  if (queues.cpus === 1) return;
  const { loadedCpus } = queues;
  const { onRq, weight } = queues.entities;
  for (let g = group; g >= 0; g = queues.parent[g]!) {
    // A new weight changes loads of the queues above only: summed once.
    const everywhere = loadEverywhere(queues, g);
    for (let cpu = loadedCpus.above(g, -1); cpu >= 0; cpu = loadedCpus.above(g, cpu)) {
      const queue = queues.queueOf(g, cpu);
      const entity = queues.owner(queue);
      if (onRq[entity] === 0 || queues.throttledHere(queue)) continue;
      const share = shareOn(queues, g, cpu, everywhere);
      if (share === weight[entity]) continue;
      before(cpu);
      queues.eevdf.reweight(entity, share);
    }
  }
}
