import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createQuotaState,
  refill,
  returnTime,
  slackDue,
  takeSlice,
  throttle,
  useTime,
  type Quota,
  type QuotaState,
} from './bandwidth.ts';

const MS = 1000;

/** CPUs that always want to run, looked at every `step`: a lane per CPU, `#` for a step it ran. */
function lanes(quota: Quota, cpus: number, steps: number, step = 5 * MS): string {
  const state = createQuotaState(quota, cpus);
  const lane = Array.from({ length: cpus }, () => '');
  const throttled = new Set<number>();
  for (let i = 0; i < steps; i++) {
    const now = i * step;
    if (now > 0 && now % quota.period === 0) for (const cpu of refill(quota, state)) throttled.delete(cpu);
    for (let cpu = 0; cpu < cpus; cpu++) {
      if (!throttled.has(cpu) && state.local[cpu]! <= 0 && !takeSlice(quota, state, cpu, now)) {
        throttled.add(cpu);
        throttle(state, cpu);
      }
      lane[cpu] += throttled.has(cpu) ? '.' : '#';
    }
    for (let cpu = 0; cpu < cpus; cpu++) if (!throttled.has(cpu)) state.local[cpu]! -= step;
  }
  return lane.join('\n');
}

const limit = (quota: number, period: number, burst = 0): Quota => ({
  quota: quota * MS,
  period: period * MS,
  burst: burst * MS,
});

describe('cpu.max, a character is 5 ms', () => {
  it('50 in 100 ms: one thread runs 50 and stalls 50', () => {
    expect(lanes(limit(50, 100), 1, 40)).toBe('##########..........##########..........');
  });

  it('50 in 100 ms on 4 CPUs: two stop at 10 ms, two at 15', () => {
    expect(lanes(limit(50, 100), 4, 20)).toBe(
      ['###.................', '###.................', '##..................', '##..................'].join(
        '\n',
      ),
    );
  });

  it('200 in 100 ms on 8 CPUs: all stop at 25 ms for 75', () => {
    expect(lanes(limit(200, 100), 8, 20)).toBe(Array<string>(8).fill('#####...............').join('\n'));
  });
});

describe('burst', () => {
  it('saves up to quota + burst while idle, once', () => {
    const quota = limit(20, 100, 10);
    const state = createQuotaState(quota, 1);
    const pools = [1, 2].map(() => {
      refill(quota, state);
      return state.pool;
    });
    expect(pools).toEqual([30 * MS, 30 * MS]);
    state.pool = 0;
    refill(quota, state);
    expect(state.pool).toBe(20 * MS);
  });
});

describe('the period timer', () => {
  it('stops when nothing was taken for a whole period and starts again on the next slice, in step', () => {
    const quota = limit(20, 100);
    const state = createQuotaState(quota, 1);
    takeSlice(quota, state, 0, 0);
    const active = [1, 2].map(() => {
      refill(quota, state);
      return state.active;
    });
    expect(active).toEqual([true, false]);
    takeSlice(quota, state, 0, 731 * MS);
    expect([state.active, state.restarted, state.nextRefill]).toEqual([true, true, 800 * MS]);
  });
});

describe('debt', () => {
  it('of a CPU that was looked at too late is paid before it runs again', () => {
    const quota = limit(2, 10);
    const state = createQuotaState(quota, 1);
    takeSlice(quota, state, 0, 0);
    // It ran 4 ms before the tick: 2 too many.
    expect(useTime(quota, state, 0, 4 * MS, 4 * MS)).toBe(false);
    throttle(state, 0);
    expect(refill(quota, state)).toEqual([]);
    expect([state.local[0], state.pool]).toEqual([0, 0]);
    expect(refill(quota, state)).toEqual([0]);
  });

  it('is paid first come first served', () => {
    const quota = limit(3, 10);
    const state = createQuotaState(quota, 3);
    state.pool = 0;
    state.local.set([-1 * MS, -2 * MS, -1 * MS]);
    for (const cpu of [1, 0, 2]) throttle(state, cpu);
    // 2 + 1 ms: the pool is empty then, so CPU 0 has paid but has nothing to run on.
    expect(refill(quota, state)).toEqual([1]);
    expect(state.throttled).toEqual([0, 2]);
  });
});

describe('time given back', () => {
  const quota = limit(50, 100);
  const idleAfter = (
    local: number,
    throttled: readonly number[],
    now: number,
  ): { set: boolean; state: QuotaState } => {
    const state = createQuotaState(quota, 2);
    state.pool = 4 * MS;
    state.local[0] = local;
    for (const cpu of throttled) throttle(state, cpu);
    return { set: returnTime(state, 0, now), state };
  };

  it('is all but 1 ms', () => {
    const { state } = idleAfter(4 * MS, [], 0);
    expect([state.local[0], state.pool]).toEqual([1 * MS, 7 * MS]);
    expect(idleAfter(1 * MS, [], 0).state.pool).toBe(4 * MS);
  });

  it('sets the slack timer only if it is worth it: a throttled CPU, more than a slice, no refill soon', () => {
    expect(idleAfter(4 * MS, [1], 0).set).toBe(true);
    expect(idleAfter(4 * MS, [], 0).set).toBe(false);
    expect(idleAfter(2 * MS, [1], 0).set).toBe(false);
    expect(idleAfter(4 * MS, [1], 94 * MS).set).toBe(false);
  });

  it('goes to the throttled CPU when the slack timer fires', () => {
    const { state } = idleAfter(4 * MS, [1], 0);
    state.local[1] = -1 * MS;
    expect(slackDue(state, 5 * MS)).toEqual([1]);
    expect(state.pool).toBe(6 * MS);
    expect(slackDue(state, 99 * MS)).toEqual([]);
  });
});

describe('properties', () => {
  it('time is neither made nor lost: what was used and what is left is what was filled in', () => {
    const step = fc.record({ cpu: fc.integer({ min: 0, max: 3 }), us: fc.integer({ min: 1, max: 8000 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const quota = limit(25, 100);
        const state = createQuotaState(quota, 4);
        let used = 0;
        for (const { cpu, us } of steps) {
          useTime(quota, state, cpu, us, 0);
          used += us;
          if (us % 3 === 0) returnTime(state, cpu, 0);
        }
        const left = state.pool + state.local.reduce((sum, one) => sum + one, 0);
        expect(used + left).toBe(quota.quota);
      }),
    );
  });
});
