import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryScenario } from '../core/arbitrary-scenario.ts';
import { ranBetween } from '../core/lanes-text.ts';
import { everyRun } from '../every-run.ts';
import type { GroupSpec, Scenario, ScheduleRun } from '../types.ts';
import { BANDWIDTH_SLICE } from './bandwidth.ts';
import { baseSlice } from './policy.ts';
import { cgroupWeight, niceWeight } from './weights.ts';

const cpuMax = fc
  .record({
    period: fc.constantFrom(5000, 20_000, 50_000),
    percent: fc.integer({ min: 20, max: 250 }),
    bursts: fc.boolean(),
  })
  .map(({ period, percent, bursts }) => {
    const quota = Math.round((period * percent) / 100);
    return { quota, period, ...(bursts ? { burst: Math.floor(quota / 2) } : {}) };
  });
const group = fc.record(
  { weight: fc.integer({ min: 1, max: 10_000 }), cpuMax, idle: fc.constant(true) },
  { requiredKeys: ['weight'] },
);
const task = fc.record({ nice: fc.integer({ min: -20, max: 19 }) }, { requiredKeys: [] });

/** Puts each group whose turn says so into the one before it. */
function nest(groups: readonly GroupSpec[], inside: readonly boolean[]): GroupSpec[] {
  return groups.reduceRight<GroupSpec[]>((rest, spec, i) => {
    if (rest.length === 0 || !inside[i]) return [spec, ...rest];
    const [child, ...others] = rest;
    return [{ ...spec, groups: [child!] }, ...others];
  }, []);
}

const scenarios: fc.Arbitrary<Scenario> = fc
  .tuple(
    arbitraryScenario(fc, { policy: 'linux-eevdf', pinned: true, group, task }),
    fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    fc.constantFrom(0, 1000, 4000),
  )
  .map(([scenario, inside, tick]) => ({ ...scenario, tick, groups: nest(scenario.groups, inside) }));

function allGroups(groups: readonly GroupSpec[]): GroupSpec[] {
  return groups.flatMap((spec) => [spec, ...allGroups(spec.groups ?? [])]);
}

function allowedOn(scenario: Scenario): (id: string, cpu: number) => boolean {
  const specs = new Map(
    allGroups(scenario.groups).flatMap(({ tasks }) => tasks.map((spec) => [spec.id, spec] as const)),
  );
  return (id, cpu) => specs.get(id)!.cpus?.includes(cpu) ?? true;
}

/** Whether a group of `run`, or one above it, is throttled on a CPU at `t`. */
function throttledAt(run: ScheduleRun, t: number): (group: number, cpu: number) => boolean {
  const now = new Set<string>();
  for (const event of run.capEvents) {
    if (event.t > t) break;
    if (event.held) now.add(`${event.group} ${event.cpu}`);
    else now.delete(`${event.group} ${event.cpu}`);
  }
  const blocked = (g: number, cpu: number): boolean =>
    g >= 0 && (now.has(`${g} ${cpu}`) || blocked(run.groups[g]!.parent, cpu));
  return blocked;
}

// Hundreds of runs each; a busy machine needs its time.
const PATIENCE = { timeout: 60_000 };

describe('linux-eevdf on any scenario', PATIENCE, () => {
  const any = everyRun(fc, scenarios);

  it('keeps the rules of any scheduler, and a seek equals a replay', () => any.keepsTheRules(80));

  it('leaves no CPU idle while a task waits that may run there and is not throttled there', () => {
    any.checkMoments(50, ({ t, tasks, cpus }, run) => {
      // The last instant is cut off by the end of the run.
      if (t === run.scenario.horizon) return;
      const allowed = allowedOn(run.scenario);
      const blocked = throttledAt(run, t);
      tasks.forEach(({ state }, i) => {
        if (state !== 'runnable') return;
        const { id, group: g } = run.tasks[i]!;
        cpus.forEach(({ running }, cpu) => {
          if (running < 0 && allowed(id, cpu) && !blocked(g, cpu)) {
            throw new Error(`at ${t} task ${id} waits and CPU ${cpu} is idle`);
          }
        });
      });
    });
  });

  it('holds exactly the tasks whose group, or one above it, is throttled on their CPU', () => {
    any.checkMoments(50, ({ t, tasks, cpus }, run) => {
      const blocked = throttledAt(run, t);
      cpus.forEach(({ running, queue }, cpu) => {
        for (const i of running < 0 ? queue : [running, ...queue]) {
          expect(blocked(run.tasks[i]!.group, cpu)).toBe(false);
        }
      });
      const anywhere = (g: number): boolean => cpus.some((_, cpu) => blocked(g, cpu));
      tasks.forEach(({ state }, i) => {
        if (state === 'throttled') expect(anywhere(run.tasks[i]!.group)).toBe(true);
      });
    });
  });

  it('uses no more than the quota in the long run, and in one period no more than quota, burst and what CPUs held', () => {
    any.check(50, (run) => {
      const { horizon, groups, cpus, tick = 0 } = run.scenario;
      const under = (g: number, top: number): boolean =>
        g >= 0 && (g === top || under(run.groups[g]!.parent, top));
      allGroups(groups).forEach(({ cpuMax: max }, g) => {
        if (!max) return;
        const used = (from: number, to: number): number =>
          run.tasks.reduce(
            (sum, info, i) => sum + (under(info.group, g) ? ranBetween(run, i, from, to) : 0),
            0,
          );
        // A CPU is checked on the tick at the latest, and may have run a tick too long: it pays the next time.
        const late = cpus * tick;
        const burst = max.burst ?? 0;
        const periods = Math.ceil(horizon / max.period);
        expect(used(0, horizon)).toBeLessThanOrEqual(periods * max.quota + burst + late);
        for (let t = 0; t < horizon; t += max.period) {
          const held = t === 0 ? 0 : cpus * BANDWIDTH_SLICE;
          const most = max.quota + burst + held + late;
          expect(used(t, Math.min(t + max.period, horizon))).toBeLessThanOrEqual(most);
        }
      });
    });
  });

  it('keeps what a sleeper is owed, or owes, within two slices of CPU time or a tick', () => {
    any.checkMoments(50, ({ tasks }, { scenario: { cpus, tick = 0 } }) => {
      const limit = Math.max(2 * baseSlice(cpus), tick);
      for (const { facts } of tasks) {
        // Off the queue: there is a lag and no vruntime.
        if (facts.vruntime === undefined) expect(Math.abs(facts.lag!)).toBeLessThanOrEqual(limit + 1e-6);
      }
    });
  });
});

describe('busy tasks on one CPU', PATIENCE, () => {
  /** What each task gets of the CPU by weight alone. */
  function fairShares(scenario: Scenario): Map<string, number> {
    const shares = new Map<string, number>();
    const give = (part: number, groups: readonly GroupSpec[], tasks: GroupSpec['tasks']): void => {
      const busy = groups.filter((spec) => allGroups([spec]).some((one) => one.tasks.length > 0));
      const weights = [
        ...tasks.map((spec) => niceWeight(spec.nice ?? 0)),
        ...busy.map((spec) => cgroupWeight(spec.weight!)),
      ];
      const all = weights.reduce((sum, one) => sum + one, 0);
      tasks.forEach((spec, i) => shares.set(spec.id, (part * weights[i]!) / all));
      busy.forEach((spec, i) =>
        give((part * weights[tasks.length + i]!) / all, spec.groups ?? [], spec.tasks),
      );
    };
    give(100, scenario.groups, []);
    return shares;
  }

  const busyScenarios: fc.Arbitrary<Scenario> = fc
    .tuple(
      fc.array(
        fc.record({
          weight: fc.integer({ min: 10, max: 1000 }),
          nices: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fc.constantFrom(0, 4000),
    )
    .map(([groups, inside, tick]) => ({
      cpus: 1,
      policy: 'linux-eevdf' as const,
      horizon: 20_000_000,
      tick,
      groups: nest(
        groups.map(({ weight, nices }, g) => ({
          id: `g${g}`,
          weight,
          tasks: nices.map((nice, i) => ({ id: `g${g}t${i}`, nice, work: { kind: 'busy' as const } })),
        })),
        inside,
      ),
    }));

  it('get their share by weight within one percentage point', () => {
    everyRun(fc, busyScenarios).check(20, (run) => {
      const { scenario } = run;
      const shares = fairShares(scenario);
      run.at(scenario.horizon).tasks.forEach(({ ran }, i) => {
        const { id } = run.tasks[i]!;
        expect(Math.abs((100 * ran) / scenario.horizon - shares.get(id)!), id).toBeLessThan(1);
      });
    });
  });
});
