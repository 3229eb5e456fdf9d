import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { encodeState } from '../../share/codec.ts';
import { lanesText } from '../../simulators/cpu-scheduling/core/lanes-text.ts';
import { claimIds } from './claims.ts';
import { indexAt } from '../../playback/timeline.ts';
import { definition, frameAt, type Frame, type Token } from './frame.ts';
import { limits, loads, presets, schema, type Params, type Vm } from './params.ts';
import { runOf, viewFrom, type Run } from './run.ts';
import { meta } from './meta.ts';
import { poster } from './poster.ts';

const claims = testClaims(claimIds);
const preset = (id: string): Params => presets.find((one) => one.id === id)!.params;
const run = (id: string, change: Partial<Params> = {}): Run => runOf({ ...preset(id), ...change }, claims);
const last = (of: Run): Frame => frameAt(of, of.timeline.duration);
const lanes = (of: Run): string => lanesText(of.schedule, { step: 30_000, to: 600_000 });

const token = ({ name, rank, value }: Token): string => [name, rank, value].filter(Boolean).join(' ');
/** Where everybody is, one line a place. */
const picture = ({ cpus, held, vms }: Frame): string =>
  [
    ...cpus.map(
      ({ cpu, running, queue }) =>
        `${queue.map(token).join(', ') || '-'} > CPU${cpu} ${running ? token(running) : '-'}`,
    ),
    ...(held.length > 0 ? [`held ${held.map(token).join(', ')}`] : []),
    ...vms
      .flatMap(({ vcpus }) => vcpus.filter(({ place }) => place === 'home'))
      .map((one) => `home ${token(one)}`),
  ].join('\n');
const shares = (frame: Frame): string =>
  frame.vms.map(({ name, got }) => `${name} ${Math.round(got * 100)}`).join(', ');
const said = (of: Run, ms: number): string => frameAt(of, ms * 1000).say.replaceAll('\u00A0', ' ');

const anyVm: fc.Arbitrary<Vm> = fc.record({
  vcpus: fc.integer({ min: limits.vcpus[0], max: limits.vcpus[1] }),
  weight: fc.oneof(
    fc.constantFrom(128, 256, 512),
    fc.integer({ min: limits.weight[0], max: limits.weight[1] }),
  ),
  cap: fc.oneof(fc.constant(0), fc.integer({ min: limits.cap[0], max: limits.cap[1] })),
  load: fc.constantFrom(...loads),
});
const anyParams: fc.Arbitrary<Params> = fc.record({
  policy: fc.constantFrom('xen', 'kvm'),
  cpus: fc.integer({ min: limits.cpus[0], max: limits.cpus[1] }),
  vms: fc.array(anyVm, { minLength: limits.vms[0], maxLength: limits.vms[1] }),
});
/** What both schedulers can run. */
const runnable = anyParams.map((params) => ({
  ...params,
  vms: params.vms.map((vm) => ({ ...vm, weight: Math.min(vm.weight, 10_000) })),
}));

holdsTheContract({
  definition,
  meta,
  poster,
  any: anyParams,
  runnable,
  opens: 'fair',
  between: true,
  smooth: true,
  endsAtOnce: true,
  repeats: true,
  bets: {
    outcomes: {
      fair: 'most',
      'two-to-one': 'third',
      noisy: 'most',
      cap: 'half',
      boost: 'all',
      overcommit: 'quarter',
      'two-vcpus': 'third',
    },
    right: /you were right/,
  },
  runs: 60,
  seeks: 30,
});

describe('each preset keeps its promise', () => {
  it('fair share: two thirds each, nobody idle', () => {
    const fair = run('fair');
    expect(lanes(fair)).toBe(['CPU0 ACACCCBCBCCCACACCCBC', 'CPU1 BBBABAAAABABBBBABAAA'].join('\n'));
    for (const vm of last(fair).vms) {
      expect(vm.got).toBeGreaterThan(0.63);
      expect(vm.got).toBeLessThan(0.7);
      expect(vm.longRun).toBeCloseTo(vm.entitled!, 1);
    }
  });

  it('weights: one turn for A, two for B', () => {
    const weights = run('two-to-one');
    expect(lanes(weights)).toBe('CPU0 ABABABBABBABBABBABBA');
    expect(last(weights).vms.map(({ longRun }) => longRun!.toFixed(2))).toEqual(['0.34', '0.66']);
    expect(shares(last(weights))).toBe('A 35, B 65');
  });

  it('noisy neighbour: B has all it asks for at once, C about its share and late, A what is left', () => {
    const { vms } = last(run('noisy'));
    const [a, b, c] = vms as [Frame['vms'][0], Frame['vms'][0], Frame['vms'][0]];
    expect(b.got).toBeCloseTo(b.asks, 2);
    expect(b.wakes.worst).toBe(0);
    expect(c.got).toBeGreaterThan(c.entitled!);
    expect(c.got).toBeLessThan(c.asks);
    expect(c.wakes.worst).toBeGreaterThan(10_000);
    expect(a.got + b.got + c.got).toBeCloseTo(2, 6);
  });

  it('a cap: 40 % of an idle machine', () => {
    const cap = run('cap');
    expect(lanes(cap)).toBe('CPU0 AA...AA...AA...AA...');
    expect(last(cap).vms[0]).toMatchObject({ got: 0.4, entitled: 0.4, stealShare: 0.6 });
  });

  it('a boost: A waits a moment, C many times as long, and wakes OVER', () => {
    const boost = run('boost');
    const { vms } = last(boost);
    expect(vms[0]!.wakes.mean).toBeLessThan(1000);
    expect(vms[2]!.wakes.mean).toBeGreaterThan(10 * vms[0]!.wakes.mean);
    const all = boost.timeline.steps.map((t) => frameAt(boost, t).say);
    expect(all.filter((say) => say.startsWith('C wakes up with its credit used up')).length).toBeGreaterThan(
      5,
    );
    expect(all.some((say) => say.startsWith('A wakes up with its credit used up'))).toBe(false);
  });

  it('four to one: a quarter for each vCPU', () => {
    const { vms } = last(run('overcommit'));
    for (const { longRun, stealShare } of vms) {
      expect(Math.abs(longRun! / 2 - 0.25)).toBeLessThan(0.01);
      expect(stealShare).toBeGreaterThan(0.7);
    }
  });

  it('one vCPU against two: a third under Xen, half under KVM', () => {
    expect(shares(last(run('two-vcpus')))).toBe('A 35, B 65');
    expect(last(run('two-vcpus')).vms[0]!.longRun).toBeCloseTo(1 / 3, 1);
    expect(shares(last(run('two-vcpus', { policy: 'kvm' })))).toBe('A 50, B 50');
  });
});

describe('a moment', () => {
  it('has every vCPU in one place', () => {
    const fair = run('fair');
    expect(picture(frameAt(fair, 0))).toBe('C UNDER 0 > CPU0 A UNDER 0\n- > CPU1 B UNDER 0');
    expect(picture(frameAt(fair, 90_000))).toBe('- > CPU0 C UNDER +100\nB OVER −200 > CPU1 A UNDER +100');
    expect(picture(frameAt(run('cap'), 60_000))).toBe('- > CPU0 -\nheld A OVER −360\nhome B asleep 0');
    expect(picture(frameAt(run('cap', { policy: 'kvm' }), 40_000))).toBe(
      '- > CPU0 -\nheld A throttled\nhome B asleep',
    );
    expect(picture(frameAt(run('two-to-one', { policy: 'kvm' }), 4000))).toBe(
      'B ahead due +0.4 > CPU0 A owed due −0.2',
    );
  });

  it('says why', () => {
    expect(said(run('fair'), 30)).toBe(
      'A’s 30 ms on CPU 0 are over. Both are UNDER, and C has waited longer: it is next.',
    );
    expect(said(run('two-to-one'), 180)).toBe(
      'B’s 30 ms are over, but it is UNDER (+100) and A, first in the queue, is OVER (−100). B goes on.',
    );
    expect(said(run('cap'), 60)).toBe(
      'Payday leaves A further in debt than its cap of 40 % allows (−360): it is parked. Nobody else wants the CPU, and it stays idle all the same: that is what a cap is.',
    );
    expect(said(run('cap'), 150)).toBe('Payday: A is out of debt (0) and may run again. It runs.');
    expect(said(run('fair'), 180)).toBe(
      'Payday: C is overdrawn and now OVER. CPU 0 has only OVER work of its own (C is at −200). B waits for CPU 1 and is UNDER (+100), so CPU 0 steals it.',
    );
    expect(said(run('boost'), 27.2)).toBe(
      'A wakes up UNDER, so it gets a BOOST: it goes first and takes the CPU from C at once.',
    );
    expect(said(run('boost'), 159.2)).toBe(
      'C wakes up with its credit used up (−190, OVER): no boost. It waits while B runs.',
    );
    expect(said(run('cap', { policy: 'kvm' }), 40)).toBe(
      'VM A has used up its quota, 40 ms in every 100 ms: A is throttled. Nobody else wants the CPU, and it stays idle all the same: that is what a cap is.',
    );
    expect(said(run('two-to-one', { policy: 'kvm' }), 4)).toBe(
      'B’s slice is over. It has had more than its share by now; A is owed time and goes.',
    );
  });

  it('is described in words', () => {
    expect(frameAt(run('cap'), 60_000).alt).toBe(
      'CPU 0 is idle; nobody waits. Held back by a cap: A. Asleep: B. VM A: got 100 % of a CPU, steal 0 % of its time. VM B: got 0 % of a CPU, steal 0 % of its time.',
    );
    expect(last(run('cap')).alt).toMatch(/VM A: entitled to 40 % of a CPU, got 40 % of a CPU/);
  });

  it('counts steal while a vCPU waits, and not while it sleeps', () => {
    const noisy = run('noisy');
    const b = last(noisy).vms[1]!;
    expect(b.steal).toBe(0);
    expect(b.got).toBeLessThan(0.1);
    expect(frameAt(run('fair'), 30_000).vms.map(({ steal }) => steal)).toEqual([0, 0, 30_000]);
    expect(frameAt(run('fair'), 37_123).vms.map(({ steal }) => steal)).toEqual([7123, 0, 30_000]);
  });

  it('follows the playhead with the lanes', () => {
    expect([0, 449, 450, 899].map((ms) => viewFrom(ms * 1000, 1_200_000, 600_000) / 1000)).toEqual([
      0, 0, 300, 600,
    ]);
  });
});

describe('a run of any settings', () => {
  it('shows at every moment what the simulator says, and adds up', () => {
    fc.assert(
      fc.property(
        runnable,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (params, at) => {
          const made = runOf(params, claims);
          const { duration, changes } = made.timeline;
          for (const t of [
            ...at.map((share) => Math.floor(share * duration)),
            changes[Math.floor(changes.length / 2)]!,
          ]) {
            const frame = frameAt(made, t);
            const truth = made.schedule.at(t);
            expect(frame.cpus.map(({ running }) => running?.id ?? -1)).toEqual(
              truth.cpus.map(({ running }) => running),
            );
            // Under EEVDF the order drifts while V moves on; the figure shows it as it was at the last event.
            const event = made.schedule.at(changes[indexAt(changes, t)]!);
            expect(frame.cpus.map(({ queue }) => queue.map(({ id }) => id))).toEqual(
              event.cpus.map(({ queue }) => queue),
            );
            frame.vms.forEach(({ steal, got, vcpus }) => {
              const own = vcpus.map(({ id }) => truth.tasks[id]!);
              expect(steal).toBe(own.reduce((sum, { waited, held }) => sum + waited + held, 0));
              if (t > 0)
                expect(got * t).toBeCloseTo(
                  own.reduce((sum, { ran }) => sum + ran, 0),
                  3,
                );
            });
            for (const { queue, places } of frame.cpus) expect(queue.length).toBeLessThanOrEqual(places);
            expect(frame.held.length).toBeLessThanOrEqual(made.heldPlaces);
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  it('has at most 200 steps, and ends with a change', () => {
    fc.assert(
      fc.property(runnable, (params) => {
        const made = runOf(params, claims);
        const { steps, changes, duration } = made.timeline;
        expect(steps.length).toBeLessThanOrEqual(200);
        expect(changes.at(-1)).toBe(duration);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('has a sensible number of steps in a preset', () => {
    for (const { params } of presets) {
      const { steps } = runOf(params, claims).timeline;
      expect(steps.length).toBeGreaterThanOrEqual(16);
      expect(steps.length).toBeLessThanOrEqual(130);
    }
  });

  it('is refused in one sentence if the scheduler cannot run it', () => {
    const vms = [
      { vcpus: 1, weight: 256, cap: 0, load: 'busy' as const },
      { vcpus: 1, weight: 20_000, cap: 0, load: 'busy' as const },
    ];
    expect(() => runOf({ policy: 'kvm', cpus: 1, vms }, claims)).toThrow(
      'the weight of VM B is 20000, and cpu.weight goes no higher than 10,000 on Linux; lower it or choose Xen.',
    );
    expect(() => runOf({ policy: 'xen', cpus: 1, vms }, claims)).not.toThrow();
  });
});

describe('the address', () => {
  it('is short and readable', () => {
    const vms = [...preset('two-to-one').vms, { vcpus: 2, weight: 512, cap: 40, load: 'light' as const }];
    expect(
      encodeState(definition, { preset: 'two-to-one', params: { policy: 'kvm', cpus: 1, vms }, t: 60_000 }),
    ).toBe('1.two-to-one.policy-kvm.vms-1_256_0_busy*1_512_0_busy*2_512_40_light.t-60ms');
    expect(Object.keys(schema)).toEqual(['policy', 'cpus', 'vms']);
  });
});
