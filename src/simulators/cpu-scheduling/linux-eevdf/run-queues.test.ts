import { describe, expect, it } from 'vitest';
import { buildModel } from '../core/model.ts';
import type { Host } from '../core/policy.ts';
import type { GroupSpec } from '../types.ts';
import { DELAYED, SLEEP } from './eevdf-queue.ts';
import { waitingOn } from './queue-order.ts';
import { RunQueues } from './run-queues.ts';

const group = (id: string, tasks: string, groups: readonly GroupSpec[] = []): GroupSpec => ({
  id,
  tasks: [...tasks].map((name) => ({ id: name, work: { kind: 'busy' } })),
  groups,
});

/** One CPU with all tasks queued in order, slices of 3 ms. `emptied` collects the queues that ran empty. */
function queuesOf(groups: readonly GroupSpec[]) {
  const emptied: number[] = [];
  const model = buildModel({ cpus: 1, policy: 'linux-eevdf', horizon: 1, groups });
  const queues = new RunQueues(model, 3000, 0, {
    joining: () => undefined,
    left: () => undefined,
    emptied: (queue) => emptied.push(queue),
  });
  model.tasks.forEach((_, task) => queues.enqueue(task, 0, false));
  const choose = (): number => {
    const task = queues.pick(0);
    queues.switchTo(0, task);
    return task;
  };
  return { queues, emptied, choose };
}

describe('RunQueues', () => {
  it('makes a task current at every level, and changes only the levels that differ', () => {
    const { queues, choose } = queuesOf([group('p', 'A', [group('k', 'BC')]), group('q', 'D')]);
    const { current } = queues.entities;
    const path = () => [current[0], current[queues.queueOf(0, 0)], current[queues.queueOf(1, 0)]];
    expect(choose()).toBe(0);
    const p = queues.entityOf(0, 0);
    const k = queues.entityOf(1, 0);
    expect(path()).toEqual([p, 0, -1]);
    const guard = queues.entities.protectedDeadline[p];
    queues.switchTo(0, 1);
    expect(path()).toEqual([p, k, 1]);
    expect(queues.entities.protectedDeadline[p]).toBe(guard);
    queues.switchTo(0, 3);
    expect(path()).toEqual([queues.entityOf(2, 0), -1, -1]);
    queues.switchTo(0, -1);
    expect(path()).toEqual([-1, -1, -1]);
  });

  it('goes on with the group of one that slept within its slice (PICK_BUDDY)', () => {
    const { queues, choose } = queuesOf([group('p', 'AB'), group('q', 'C')]);
    expect(choose()).toBe(0);
    queues.dequeue(0, SLEEP);
    expect(queues.entities.buddy[0]).toBe(queues.entityOf(0, 0));
    // Even if the other group has the earlier deadline and nothing protects this one.
    queues.entities.deadline[queues.entityOf(1, 0)] = 1;
    queues.entities.protectedDeadline[queues.entityOf(0, 0)] = -1;
    expect(queues.pick(0)).toBe(1);
  });

  it('lets a sleeper leave when it comes upon it', () => {
    const { queues, choose, emptied } = queuesOf([group('p', 'AB')]);
    choose();
    queues.charge(0, 1000);
    queues.dequeue(0, SLEEP);
    expect([queues.entities.delayed[0], queues.state.runnable[0]]).toEqual([1, 1]);
    expect(choose()).toBe(1);
    queues.charge(1, 3000);
    expect(queues.pick(0)).toBe(1);
    expect([queues.entities.onRq[0], queues.entities.delayed[0], emptied]).toEqual([0, 0, []]);
  });

  it('tells of every queue that runs empty', () => {
    const { queues, emptied } = queuesOf([group('p', '', [group('k', 'A')])]);
    queues.dequeue(0, SLEEP | DELAYED);
    expect(emptied).toEqual([queues.queueOf(1, 0), queues.queueOf(0, 0), 0]);
  });
});

describe('a throttled group', () => {
  const throttled = () => {
    const made = queuesOf([group('p', '', [group('k', 'AB')]), group('q', 'C')]);
    made.choose();
    // It is ahead of C, so a sleeper would stay until it is eligible.
    made.queues.charge(0, 1000);
    made.queues.setThrottled(made.queues.queueOf(1, 0), true);
    made.queues.addRunnable(0, -2);
    return made;
  };

  it('loses each task when that is picked; the order is kept', () => {
    const { queues, choose } = throttled();
    expect(choose()).toBe(2);
    expect([...queues.state.limbo]).toEqual([0, 0, 0]);
    queues.charge(2, 3000);
    expect(queues.pick(0)).toBe(2);
    expect([...queues.state.limbo]).toEqual([2, 1, 0]);
  });

  it('leaves with all groups it empties, none waits to be eligible', () => {
    const { queues, choose } = throttled();
    choose();
    queues.charge(2, 3000);
    queues.pick(0);
    const { onRq, delayed } = queues.entities;
    for (const entity of [queues.entityOf(0, 0), queues.entityOf(1, 0)]) {
      expect([onRq[entity], delayed[entity]]).toEqual([0, 0]);
    }
  });

  it('does not count as waiting', () => {
    const { queues } = throttled();
    const idle = { running: () => -1 } as unknown as Host;
    expect(waitingOn(queues, idle, 0)).toEqual([2]);
  });
});
