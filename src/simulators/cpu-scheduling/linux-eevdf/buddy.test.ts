import { describe, expect, it } from 'vitest';
import { ms } from '../../shared/units.ts';
import { buildModel } from '../core/model.ts';
import { slicesText } from '../core/lanes-text.ts';
import type { GroupSpec } from '../types.ts';
import { SLEEP } from './eevdf-queue.ts';
import { RunQueues } from './run-queues.ts';
import { run, tasks } from './runs.testing.ts';

describe('a group whose task slept within its slice (PICK_BUDDY)', () => {
  it('is preferred until its slice is over, no longer', () => {
    const seldom = { kind: 'bursty', run: ms(1), every: ms(20) } as const;
    const groups = [
      { id: 'a', tasks: [{ id: 's', work: seldom }, ...tasks('h')] },
      { id: 'b', tasks: tasks('b') },
    ];
    const result = run(groups, { baseSlice: 3000, horizon: ms(12) });
    // h goes on with what is left of the slice of its group, and then it is b’s turn, though both groups are eligible.
    expect(slicesText(result)).toBe('s 0–1, b 1–4, h 4–6, b 6–9, h 9–12');
  });

  it('is not preferred at the levels above either, once its slice is over', () => {
    const queues = nested();
    const { buddy, deadline, protectedDeadline } = queues.entities;
    const [p, k] = [queues.entityOf(0, 0), queues.entityOf(1, 0)];
    queues.switchTo(0, 0);
    buddy[0] = p;
    buddy[queues.queueOf(0, 0)] = k;
    // Only the slice of k is over, not that of p.
    deadline[p] = protectedDeadline[p] = 6000;
    queues.charge(0, 3000);
    expect([buddy[0], buddy[queues.queueOf(0, 0)]]).toEqual([-1, -1]);
  });

  it('is not preferred for a task that was moved to another CPU', () => {
    const queues = nested();
    queues.switchTo(0, 2);
    queues.dequeue(2, 0);
    expect(queues.entities.buddy[0]).toBe(-1);
    queues.switchTo(0, 0);
    queues.dequeue(0, SLEEP);
    expect(queues.entities.buddy[0]).toBe(queues.entityOf(0, 0));
  });
});

/** One CPU, slices of 3 ms, all queued: A and B in group k and C in group l, both in p; D in q. */
function nested(): RunQueues {
  const group = (id: string, names: string, groups: readonly GroupSpec[] = []) => ({
    id,
    tasks: tasks(names),
    groups,
  });
  const groups = [group('p', '', [group('k', 'AB'), group('l', 'C')]), group('q', 'D')];
  const model = buildModel({ cpus: 1, policy: 'linux-eevdf', horizon: 1, groups });
  const queues = new RunQueues(model, 3000, 0, {
    joining: () => undefined,
    left: () => undefined,
    emptied: () => undefined,
  });
  model.tasks.forEach((_, task) => queues.enqueue(task, 0, false));
  return queues;
}
