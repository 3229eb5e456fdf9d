import { describe, expect, it } from 'vitest';
import { buildModel } from '../core/model.ts';
import type { GroupSpec } from '../types.ts';
import { RunQueues } from './run-queues.ts';
import { contended, timeToSliceEnd } from './slice-end.ts';

const group = (id: string, tasks: string): GroupSpec => ({
  id,
  tasks: [...tasks].map((name) => ({ id: name, work: { kind: 'busy' } })),
});

/** Task 0 (in group p) runs on one CPU, slices of 3 ms; these tasks of p and q wait. */
function running(others: readonly number[]): RunQueues {
  const model = buildModel({
    cpus: 1,
    policy: 'linux-eevdf',
    horizon: 1,
    groups: [group('p', 'AB'), group('q', 'C')],
  });
  const queues = new RunQueues(model, 3000, 0, {
    joining: () => undefined,
    left: () => undefined,
    emptied: () => undefined,
  });
  queues.enqueue(0, 0, false);
  queues.switchTo(0, queues.pick(0));
  for (const task of others) queues.enqueue(task, 0, false);
  return queues;
}

const endOf = (queues: RunQueues) => [contended(queues, 0), timeToSliceEnd(queues, 0)];

describe('the end of a slice', () => {
  it('never comes for a task that is alone, with its group', () => {
    expect(endOf(running([]))).toEqual([false, Infinity]);
  });

  it('comes when the slice is used up if another task of the group waits, or another group', () => {
    expect(endOf(running([1]))).toEqual([true, 3000]);
    expect(endOf(running([2]))).toEqual([true, 3000]);
  });

  it('comes at the first level whose slice is used up', () => {
    const queues = running([1]);
    queues.charge(0, 1000);
    expect(endOf(queues)).toEqual([true, 2000]);
  });
});
