import { describe, expect, it } from 'vitest';
import { ParamError } from '../shared/errors.ts';
import type { GroupSpec, Scenario, Work } from './types.ts';
import { validate } from './validate.ts';

const busy: Work = { kind: 'busy' };
const good: Scenario = {
  cpus: 2,
  policy: 'xen-credit',
  horizon: 1000,
  groups: [
    { id: 'a', weight: 1, tasks: [{ id: 'a0', work: busy }] },
    { id: 'b', weight: 65535, cap: 150, tasks: [{ id: 'b0', work: busy, cpus: [1] }] },
  ],
};

function problem(change: Partial<Scenario>): string {
  try {
    validate({ ...good, ...change });
  } catch (error) {
    if (error instanceof ParamError) return `${error.field} | ${error.message}`;
    throw error;
  }
  return 'none';
}

const inGroup = (change: Partial<GroupSpec>, policy: Scenario['policy'] = 'xen-credit'): string =>
  problem({ policy, groups: [{ id: 'a', tasks: [], ...change }] });
const withWork = (work: Work): string => inGroup({ tasks: [{ id: 't', work }] });

describe('validate', () => {
  it('takes a good scenario', () => expect(problem({})).toBe('none'));

  it.each([
    ['cpus |', { cpus: 0 }],
    ['cpus |', { cpus: 65 }],
    ['cpus |', { cpus: 1.5 }],
    ['horizon |', { horizon: 0 }],
    ['horizon |', { horizon: Number.NaN }],
    ['horizon |', { horizon: Infinity }],
    ['policy |', { policy: 'cfs' as Scenario['policy'] }],
    ['baseSlice |', { policy: 'linux-eevdf' as const, groups: [], baseSlice: 99 }],
    ['tick |', { policy: 'linux-eevdf' as const, groups: [], tick: -1 }],
    // Turns to balance would come before time 0, for ever.
    ['tick |', { policy: 'linux-eevdf' as const, groups: [], tick: 16_000 }],
  ])('names %s in %j', (field, change) => expect(problem(change)).toContain(field));

  it('says what was wrong and what to do, in one sentence', () => {
    expect(problem({ groups: [good.groups[0]!, { ...good.groups[1]!, weight: 65536 }] })).toBe(
      'groups[1].weight | groups[1].weight: 65536 is not allowed; give a whole number from 1 to 65535.',
    );
  });

  it('knows the ranges of both policies', () => {
    expect(inGroup({ weight: 0 })).toContain('groups[0].weight');
    expect(inGroup({ weight: 10000 }, 'linux-eevdf')).toBe('none');
    expect(inGroup({ weight: 10001 }, 'linux-eevdf')).toContain('groups[0].weight');
    expect(inGroup({ cap: -1 })).toContain('groups[0].cap');
    expect(inGroup({ cpuMax: { quota: 999, period: 100_000 } }, 'linux-eevdf')).toContain(
      'groups[0].cpuMax.quota',
    );
    expect(inGroup({ cpuMax: { quota: 5000, period: 1_000_001 } }, 'linux-eevdf')).toContain(
      'groups[0].cpuMax.period',
    );
    expect(inGroup({ cpuMax: { quota: 5000, period: 10_000, burst: 5001 } }, 'linux-eevdf')).toContain(
      'cpuMax.burst',
    );
    expect(inGroup({ tasks: [{ id: 't', work: busy, nice: 20 }] }, 'linux-eevdf')).toContain(
      'groups[0].tasks[0].nice',
    );
  });

  it("refuses what the other policy's groups have", () => {
    expect(inGroup({ groups: [] })).toBe('none');
    expect(inGroup({ groups: [{ id: 'child', tasks: [] }] })).toContain('groups[0].groups');
    expect(inGroup({ cpuMax: { quota: 5000, period: 10_000 } })).toContain('groups[0].cpuMax');
    expect(inGroup({ idle: true })).toContain('groups[0].idle');
    expect(inGroup({ tasks: [{ id: 't', work: busy, nice: 1 }] })).toContain('groups[0].tasks[0].nice');
    expect(inGroup({ cap: 50 }, 'linux-eevdf')).toContain('groups[0].cap');
  });

  it('wants every group and task named once', () => {
    expect(problem({ groups: [good.groups[0]!, { id: 'a', tasks: [] }] })).toContain('groups[1].id');
    expect(problem({ groups: [good.groups[0]!, { id: 'b', tasks: [{ id: 'a0', work: busy }] }] })).toContain(
      'groups[1].tasks[0].id',
    );
    expect(inGroup({ id: '' })).toContain('groups[0].id');
    expect(
      problem({ policy: 'linux-eevdf', groups: [{ id: 'a', tasks: [], groups: [{ id: 'a', tasks: [] }] }] }),
    ).toContain('groups[0].groups[0].id');
  });

  it('checks CPUs and work', () => {
    expect(inGroup({ tasks: [{ id: 't', work: busy, cpus: [] }] })).toContain('groups[0].tasks[0].cpus');
    expect(inGroup({ tasks: [{ id: 't', work: busy, cpus: [2] }] })).toContain('groups[0].tasks[0].cpus[0]');
    expect(withWork({ kind: 'bursty', run: 0, every: 5 })).toContain('work.run');
    expect(withWork({ kind: 'bursty', run: 5, every: 0 })).toContain('work.every');
    expect(withWork({ kind: 'bursty', run: 5, every: 5, first: -1 })).toContain('work.first');
    expect(withWork({ kind: 'script', steps: [{ run: 0 }] })).toContain('work.steps[0].run');
    expect(withWork({ kind: 'script', steps: [{ run: 1 }, { sleep: -1 }] })).toContain('work.steps[1].sleep');
    expect(withWork({ kind: 'script', repeat: true, steps: [{ mark: 'm' }, { sleep: 0 }] })).toContain(
      'for ever in no time',
    );
    expect(withWork({ kind: 'script', repeat: true, steps: [{ wait: 'x' }] })).toContain(
      'for ever in no time',
    );
    expect(withWork({ kind: 'script', repeat: true, steps: [] })).toContain('for ever in no time');
    expect(withWork({ kind: 'script', steps: [] })).toBe('none');
  });
});
