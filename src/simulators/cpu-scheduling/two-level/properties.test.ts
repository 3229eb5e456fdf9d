import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ms } from '../../shared/units.ts';
import { arbitraryScenario } from '../core/arbitrary-scenario.ts';
import { checkRun, checkSnapshot, momentsOf } from '../core/invariants.ts';
import { simulate } from '../index.ts';
import type { PolicyName, Scenario, Slice, Work, WorkStep } from '../types.ts';
import { simulateTwoLevel } from './simulate-two-level.ts';
import type { TwoLevelRun, TwoLevelScenario } from './types.ts';

const HORIZON = ms(120);
const PERIOD = ms(20);

/** What a VM may be limited by, under either policy. */
const limits = (policy: PolicyName) =>
  policy === 'xen-credit'
    ? fc.record({ weight: fc.integer({ min: 64, max: 1024 }), cap: fc.constantFrom(0, 0, 30, 70) })
    : fc.record(
        {
          weight: fc.integer({ min: 10, max: 1000 }),
          cpuMax: fc.integer({ min: 4, max: 30 }).map((quota) => ({ quota: ms(quota), period: PERIOD })),
        },
        { requiredKeys: ['weight'] },
      );

/** Random guests on random hosts: the groups of a flat scenario become VMs with 1–3 vCPUs. */
const scenarios: fc.Arbitrary<TwoLevelScenario> = fc
  .constantFrom<PolicyName>('xen-credit', 'linux-eevdf')
  .chain((policy) =>
    fc.tuple(
      arbitraryScenario(fc, { policy, horizon: HORIZON, group: limits(policy) }),
      fc.array(
        fc.record({
          vcpus: fc.integer({ min: 1, max: 3 }),
          nice: fc.integer({ min: -5, max: 5 }),
          bound: fc.boolean(),
        }),
        { minLength: 4, maxLength: 4 },
      ),
    ),
  )
  .map(([{ cpus, policy, horizon, groups }, more]) => ({
    cpus,
    policy,
    horizon,
    vms: groups.map(({ tasks, ...rest }, i) => {
      const { vcpus, nice, bound } = more[i]!;
      const processes = tasks.map(({ id, work }, n) => ({
        id,
        work,
        ...(n === 0 ? { nice } : {}),
        ...(bound ? { vcpus: [n % vcpus] } : {}),
      }));
      return { ...rest, vcpus, processes };
    }),
  }));

/** Slices in order of time that never overlap. */
function expectApart(slices: readonly { readonly start: number; readonly end: number }[]): void {
  slices.forEach(({ start, end }, i) => {
    expect(end).toBeGreaterThan(start);
    if (i > 0) expect(start).toBeGreaterThanOrEqual(slices[i - 1]!.end);
  });
}

function expectSound(run: TwoLevelRun): void {
  checkRun(run.host);
  run.vms.forEach(({ lanes, believed, vcpus }, vm) => {
    const { processes } = run.scenario.vms[vm]!;
    lanes.forEach((lane, process) => {
      expectApart(lane);
      expectApart(
        believed
          .flat()
          .filter(({ task }) => task === process)
          .sort((a, b) => a.start - b.start),
      );
      for (const { start, end, cpu, vcpu } of lane) {
        const within = (slice: Slice): boolean => slice.start <= start && end <= slice.end;
        // It runs only while its vCPU runs on that CPU, and the guest has it there; and only where it may.
        expect(run.host.slices[cpu]!.find(within)?.task).toBe(vcpus[vcpu]);
        expect(believed[vcpu]!.find(within)?.task).toBe(process);
        expect(processes[process]!.vcpus ?? [vcpu]).toContain(vcpu);
      }
    });
  });
  for (const t of momentsOf(run.host, 8)) expectSoundAt(run, t);
}

function expectSoundAt(run: TwoLevelRun, t: number): void {
  const snap = run.at(t);
  run.vms.forEach(({ processes, believed, vcpus, lanes }, vm) => {
    const now = snap.vms[vm]!;
    for (const { user, idle, steal } of now.vcpus) expect(user + idle + steal).toBe(t);
    const sum = (times: readonly number[]): number => times.reduce((a, b) => a + b, 0);
    expect(sum(now.processes.map(({ ran }) => ran))).toBe(sum(now.vcpus.map(({ user }) => user)));
    now.processes.forEach(({ ran, believed: thought }, p) => {
      expect(ran).toBe(sum(lanes[p]!.map(({ start, end }) => Math.max(0, Math.min(end, t) - start))));
      expect(thought).toBeGreaterThanOrEqual(ran);
    });
    const { guest } = now;
    const tasks = processes.map(({ id }) => ({ id, group: 0 }));
    checkSnapshot({ ...run.host, tasks, slices: believed }, guest);
    vcpus.forEach((task, vcpu) => {
      const { running, queue } = guest.cpus[vcpu]!;
      const { state } = snap.host.tasks[task]!;
      // A vCPU that halts leaves nobody behind, and one that runs has something to run.
      if (state === 'sleeping') expect([running, queue.length]).toEqual([-1, 0]);
      if (state === 'running') expect(running).toBeGreaterThanOrEqual(0);
    });
  });
}

describe('any guests on any host', () => {
  it('account for all time, and run processes only where and while their vCPUs run', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => expectSound(simulateTwoLevel(scenario))),
      { numRuns: 25 },
    );
  });

  it('do the same every time, and a seek equals a run that ends there', () => {
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 1, max: HORIZON }), (scenario, t) => {
        const run = simulateTwoLevel(scenario);
        const again = simulateTwoLevel(scenario);
        expect(again.host.slices).toEqual(run.host.slices);
        expect(again.vms).toEqual(run.vms);
        expect(simulateTwoLevel({ ...scenario, horizon: t }).at(t)).toEqual(run.at(t));
      }),
      { numRuns: 20 },
    );
  });
});

const isNap = (step: WorkStep): boolean => 'sleep' in step;

/**
 * Runs and naps in turn, beginning with a run and, where it starts over, ending with a nap: waking up for nothing costs
 * a guest CPU time that a process on the host does not need, and where one run ends and the next begins the host
 * learns nothing from a guest, while it charges its own process there (which may renew a slice).
 */
function runsAndNaps(work: Work): Work {
  if (work.kind !== 'script') return work;
  const steps = work.steps.filter((step) => 'run' in step || 'sleep' in step);
  const inTurn = steps.filter((step, i) => (i === 0 ? !isNap(step) : isNap(step) !== isNap(steps[i - 1]!)));
  const repeats = work.repeat === true && !isNap(inTurn.at(-1)!);
  return { ...work, steps: repeats ? [...inTurn, { sleep: 700 }] : inTurn };
}

/** A burst may follow the last at once; Xen charges in ticks only, so there that makes no difference. */
const comparable = (policy: PolicyName, work: Work): Work =>
  policy === 'linux-eevdf' && work.kind === 'bursty'
    ? {
        kind: 'script',
        repeat: true,
        first: work.first ?? 0,
        steps: [{ run: work.run }, { sleep: work.every }],
      }
    : runsAndNaps(work);

describe('VMs of one vCPU with one process', () => {
  it('run as the processes themselves would on the host, to the microsecond', () => {
    const flatScenarios: fc.Arbitrary<Scenario> = fc
      .constantFrom<PolicyName>('xen-credit', 'linux-eevdf')
      .chain((policy) => arbitraryScenario(fc, { policy, horizon: HORIZON, group: limits(policy) }))
      .map((scenario) => ({
        ...scenario,
        groups: scenario.groups.map(({ tasks, ...rest }) => ({
          ...rest,
          tasks: tasks.slice(0, 1).map(({ id, work }) => ({ id, work: comparable(scenario.policy, work) })),
        })),
      }));
    fc.assert(
      fc.property(flatScenarios, (scenario) => {
        const { groups, ...host } = scenario;
        const vms = groups.map(({ tasks, ...rest }) => ({ ...rest, vcpus: 1, processes: tasks }));
        const run = simulateTwoLevel({ ...host, vms });
        const flat = simulate(scenario);
        expect(run.host.slices).toEqual(flat.slices);
        const ran = flat.at(HORIZON).tasks.map((task) => task.ran);
        expect(run.at(HORIZON).vms.map(({ processes }) => processes[0]!.ran)).toEqual(ran);
      }),
      { numRuns: 60 },
    );
  });

  it('and busy guests get what busy vCPUs get, whatever they do with it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 10, max: 1000 }), fc.integer({ min: 1, max: 4 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (guests) => {
          const work: Work = { kind: 'busy' };
          const vms = guests.map(([weight, busy], i) => ({
            id: `v${i}`,
            weight,
            vcpus: 1,
            processes: Array.from({ length: busy }, (_, n) => ({ id: `p${n}`, work })),
          }));
          const host = { cpus: 1, policy: 'linux-eevdf' as const, horizon: HORIZON };
          const groups = vms.map(({ id, weight }) => ({ id, weight, tasks: [{ id, work }] }));
          expect(simulateTwoLevel({ ...host, vms }).host.slices).toEqual(
            simulate({ ...host, groups }).slices,
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});
