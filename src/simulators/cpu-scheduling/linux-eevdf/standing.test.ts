import { describe, expect, it } from 'vitest';
import { Engine } from '../core/engine.ts';
import { buildModel } from '../core/model.ts';
import type { GroupSpec } from '../types.ts';
import { createLinuxEevdf, type LinuxEevdf } from './policy.ts';

const group = (id: string, weight: number): GroupSpec => ({
  id,
  weight,
  tasks: [{ id: `${id}/0`, cpus: [0], work: { kind: 'busy' } }],
});

/** The policy 1 ms into a run of two groups on CPU 0 of two. */
function afterOneMs(a: number, b: number): LinuxEevdf {
  const model = buildModel({
    cpus: 2,
    policy: 'linux-eevdf',
    horizon: 10_000,
    baseSlice: 3000,
    groups: [group('A', a), group('B', b)],
  });
  let policy: LinuxEevdf | undefined;
  const engine = new Engine(model, (host) => (policy = createLinuxEevdf(host)));
  engine.start();
  engine.runTo(1000);
  return policy!;
}

describe('how a group stands among the groups on its CPU', () => {
  it('counts what runs and is not charged yet', () => {
    const policy = afterOneMs(100, 100);
    // V is 500: one of two equals has run for 1 ms.
    expect(policy.groupFacts(0, 0)).toEqual({ vruntime: 500, deadline: 2500, eligible: false, lag: -500 });
    expect(policy.groupFacts(1, 0)).toEqual({ vruntime: -500, deadline: 2500, eligible: true, lag: 500 });
  });

  it('is by weight', () => {
    const policy = afterOneMs(100, 300);
    // Three quarters of the CPU are B's, whose time runs at a third of the speed; its deadline is earlier, so it runs.
    expect(policy.groupFacts(0, 0)).toEqual({ vruntime: -250, deadline: 2750, eligible: true, lag: 250 });
    expect(policy.groupFacts(1, 0).lag).toBeCloseTo(-250, 9);
  });

  it('is nothing where the group has nothing, and inside it its task stands alone', () => {
    const policy = afterOneMs(100, 100);
    expect(policy.groupFacts(0, 1)).toEqual({});
    expect(policy.facts(0)).toMatchObject({ vruntime: 0, eligible: true, lag: 0 });
  });
});
