import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { arbitraryScenario } from '../core/arbitrary-scenario.ts';
import { longestIdleWhileWaiting } from '../core/invariants.ts';
import { ranBetween } from '../core/lanes-text.ts';
import { everyRun } from '../every-run.ts';
import { TICK, TIMESLICE, US_PER_CREDIT } from './constants.ts';

// Many random runs: a slow machine is no failure.
vi.setConfig({ testTimeout: 120_000 });

const weight = fc.integer({ min: 1, max: 65535 });
const cap = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 300 }));
const group = fc.record({ weight, cap });
const any = everyRun(fc, arbitraryScenario(fc, { policy: 'xen-credit', pinned: true, group }));

const PERIOD = TIMESLICE;

describe('xen-credit on any scenario', () => {
  it('keeps the rules of any scheduler, and a seek equals a replay', () => any.keepsTheRules(100));

  it('queues nobody parked', () => {
    any.checkMoments(60, ({ tasks, cpus }) => {
      const called = cpus.flatMap(({ running, queue }) => (running < 0 ? queue : [running, ...queue]));
      for (const task of called) expect(tasks[task]!.state).not.toBe('parked');
    });
  });

  // Only of those on the active list: one that always sleeps when the tick comes burns and earns nothing.
  it('has every credit within its bounds after an accounting', () => {
    any.check(60, (run) => {
      for (let t = PERIOD; t <= run.scenario.horizon; t += PERIOD) {
        const before = run.at(t - 1).tasks;
        run.at(t).tasks.forEach(({ facts }, task) => {
          if (!before[task]!.facts.active) return;
          // The bounds of accounting.test.ts, less what the tick of the same moment burns.
          expect(facts.credit).toBeGreaterThanOrEqual(-300 - TICK / US_PER_CREDIT - 1);
          expect(facts.credit).toBeLessThanOrEqual(300 + 150 * before.length);
        });
      }
    });
  });

  it('gives a capped VM no more than its cap over whole periods, but for one slice and one tick', () => {
    any.check(150, (run) => {
      const { scenario } = run;
      const periods = Math.floor(scenario.horizon / PERIOD);
      run.groups.forEach((_, g) => {
        const cap = scenario.groups[g]!.cap ?? 0;
        const tasks = run.tasks.flatMap((task, i) => (task.group === g ? [i] : []));
        const n = tasks.length;
        // Under a third of a CPU per vCPU the floor of −300 forgives what a long slice overdrew.
        if (cap < 34 * n) return;
        const ran = tasks.reduce((sum, task) => sum + ranBetween(run, task, 0, periods * PERIOD), 0);
        // Per period the cap, rounded up to a credit for each vCPU. It may be overdrawn by one period's cap, by the
        // slice until the next accounting, and by the tick the accounting has not seen yet.
        const earned = (periods + 1) * ((cap / 100) * PERIOD + (n + 1) * US_PER_CREDIT);
        expect(ran).toBeLessThanOrEqual(earned + n * (PERIOD + TICK));
      });
    });
  });
});

describe('xen-credit and idle CPUs', () => {
  // Xen looks for work elsewhere only when a CPU is called or runs out of work, and at most once per ms. So a CPU may
  // idle beside a vCPU that waits if it was called within 1 ms of its last look, or if two ran out at one instant. The
  // tick of the busy CPU ends that: the first that catches a running vCPU puts it on the active list, the next moves it
  // off and calls an idle CPU, unless that falls into the 1 ms again. Five ticks are allowed here; 28 ms is the longest
  // seen. Where vCPUs are bound to CPUs there is no such bound: the running one may be stuck, and the one behind it
  // waits for slices to end.
  it('lets work lie for five ticks at most where nobody is bound to a CPU', () => {
    const free = everyRun(fc, arbitraryScenario(fc, { policy: 'xen-credit', group: fc.record({ weight }) }));
    free.check(60, (run) => expect(longestIdleWhileWaiting(run)).toBeLessThanOrEqual(5 * TICK));
  });
});
