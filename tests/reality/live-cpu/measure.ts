import { setTimeout as later } from 'node:timers/promises';
import type { MeasuredScenario } from '../../../src/simulators/cpu-scheduling/agreement/measured-shares.ts';
import type { GroupTree } from './cgroups.ts';
import { lookAt, otherUse } from './other-use.ts';
import { Worker } from './processes.ts';

const WARM_UP_MS = 300;

export interface LiveShares {
  /** Percent of the CPU by process. */
  readonly percent: Readonly<Record<string, number>>;
  /** Percent of the CPU that others took meanwhile. */
  readonly other: number;
}

/** Runs the processes of a scenario in real groups on one CPU and measures what each got over so many seconds. */
export async function measureShares(
  tree: GroupTree,
  { groups }: MeasuredScenario,
  cpu: number,
  seconds: number,
): Promise<LiveShares> {
  const workers: Worker[] = [];
  try {
    for (const group of tree.make(groups)) {
      for (const [i, words] of group.procs.entries()) {
        const worker = await Worker.start(`${group.name}/${i}`, words, cpu);
        workers.push(worker);
        worker.join(group);
      }
    }
    for (const worker of workers) worker.go();
    await later(WARM_UP_MS);
    const cpuBefore = lookAt(cpu);
    const before = workers.map((worker) => worker.read());
    await later(1000 * seconds);
    const shares = workers.map((worker, i) => {
      const { ran, at } = worker.read();
      return [worker.name, (100 * (ran - before[i]!.ran)) / (at - before[i]!.at)] as const;
    });
    const own = shares.reduce((sum, [, share]) => sum + share, 0);
    return { percent: Object.fromEntries(shares), other: otherUse(cpuBefore, lookAt(cpu), own) };
  } finally {
    for (const worker of workers) await worker.end();
    tree.clear();
  }
}
