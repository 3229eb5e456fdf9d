import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesText } from '../cpu-scheduling/core/lanes-text.ts';
import { ms } from '../shared/units.ts';
import { checkPlan, copyTask, downloads, phaseSteps, start, type Phase, type StartupPlan } from './index.ts';

const plan = (over: Partial<StartupPlan> = {}): StartupPlan => ({
  cpus: 1,
  policy: 'linux-eevdf',
  copies: 1,
  shared: [],
  own: [
    { id: 'boot', cpu: ms(40), wait: 0 },
    { id: 'app', cpu: ms(20), wait: 0 },
  ],
  ...over,
});

describe('start', () => {
  it('of one copy alone takes what its phases take', () => {
    const run = start(plan());
    expect(run.copies).toEqual([
      [
        { id: 'boot', start: 0, end: ms(40) },
        { id: 'app', start: ms(40), end: ms(60) },
      ],
    ]);
    expect(run.responses).toEqual([ms(60)]);
  });

  it('goes on until a given end, and is refused where a copy has not answered by then', () => {
    const two = plan({ copies: 2 });
    expect(start(two, { until: ms(200) }).responses).toEqual(start(two).responses);
    expect(start(two, { until: ms(200) }).schedule.scenario.horizon).toBe(ms(200));
    // The first of the two has answered by then: an index would name the wrong copy.
    expect(() => start(two, { until: start(two).firstResponse + 1 })).toThrow(
      /^until: a copy has not answered/,
    );
  });

  it('of two copies on one CPU takes each of them longer, in turns of a tick', () => {
    const run = start(plan({ copies: 2 }));
    expect(lanesText(run.schedule, { step: ms(4) })).toBe('CPU0 ABABABABABABABABABABABABABABAB');
    expect(run.lastResponse).toBe(ms(120));
    expect(run.firstResponse).toBeGreaterThan(ms(100));
  });

  it('of two copies on two CPUs costs neither of them anything', () => {
    expect(start(plan({ copies: 2, cpus: 2 })).responses).toEqual([ms(60), ms(60)]);
  });

  it('counts waiting, but a copy that waits leaves the CPU to the other', () => {
    const own: Phase[] = [{ id: 'boot', cpu: ms(10), wait: ms(10) }];
    expect(start(plan({ own })).lastResponse).toBe(ms(20));
    expect(start(plan({ own, copies: 2 })).lastResponse).toBe(ms(30));
  });

  it('does shared work once, after its arrival, and lets the copies wait for it', () => {
    const run = start(
      plan({
        copies: 2,
        cpus: 2,
        arrivals: [{ id: 'image', at: ms(100) }],
        shared: [{ id: 'unpack', cpu: ms(30), wait: 0, after: 'image' }],
      }),
    );
    expect(run.shared).toEqual([{ id: 'unpack', start: ms(100), end: ms(130) }]);
    expect(run.copies.map((spans) => spans[0]!.start)).toEqual([ms(130), ms(130)]);
    expect(run.responses).toEqual([ms(190), ms(190)]);
  });

  it.each(['linux-eevdf', 'xen-credit'] as const)(
    'under %s a busy neighbour takes half of the CPU, a limited one its limit',
    (policy) => {
      const own: Phase[] = [{ id: 'boot', cpu: ms(3000), wait: 0 }];
      const free = start(plan({ policy, own, neighbour: { threads: 1, limit: 0 } })).lastResponse;
      const limited = start(plan({ policy, own, neighbour: { threads: 1, limit: 20 } })).lastResponse;
      expect(free / ms(1000)).toBeCloseTo(6, 0);
      expect(limited / ms(1000)).toBeCloseTo(3.75, 0);
    },
  );

  it('keeps the order of the phases, and every copy answers, whatever the plan', () => {
    const phase = fc.record({
      cpu: fc.integer({ min: 0, max: 50_000 }),
      wait: fc.integer({ min: 0, max: 50_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(phase, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('linux-eevdf' as const, 'xen-credit' as const),
        (phases, copies, cpus, policy) => {
          const own = phases.map((p, i) => ({ id: `p${i}`, ...p }));
          const run = start(plan({ own, copies, cpus, policy }));
          const least = own.reduce((sum, p) => sum + p.cpu + p.wait, 0);
          expect(run.responses).toHaveLength(copies);
          for (const [i, spans] of run.copies.entries()) {
            expect(spans.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
            expect(spans.every((span, k) => span.end === (spans[k + 1]?.start ?? run.responses[i]))).toBe(
              true,
            );
            expect(run.responses[i]).toBeGreaterThanOrEqual(least);
          }
          const cpu = own.reduce((sum, p) => sum + p.cpu, 0) * copies;
          expect(run.lastResponse).toBeGreaterThanOrEqual(Math.floor(cpu / cpus));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('names each copy’s task in the schedule', () => {
    expect(start(plan({ copies: 2 })).schedule.tasks.map(({ id }) => id)).toEqual([copyTask(0), copyTask(1)]);
  });

  it.each([
    [{ copies: 0 }, 'copies: 0 must be a whole number from 1 to 64.'],
    [{ own: [] }, 'own: a copy needs at least one phase.'],
    [{ own: [{ id: 'a', cpu: -1, wait: 0 }] }, 'own[0].cpu: -1 must be a whole number from 0 to 3600000000.'],
    [
      { own: [{ id: 'a', cpu: 1, wait: 0, after: 'x' }] },
      'arrivals: the phase "a" waits for "x", which never comes.',
    ],
    [{ neighbour: { threads: 1, limit: -5 } }, 'neighbour.limit: -5 must be a whole number from 0 to 6400.'],
  ])('refuses %j', (over, message) => {
    expect(() => checkPlan(plan(over))).toThrow(message);
  });
});

describe('phaseSteps', () => {
  it('adds up to the phase, whatever it is cut into', () => {
    fc.assert(
      fc.property(fc.nat(200_000), fc.nat(200_000), (cpu, wait) => {
        const steps = phaseSteps({ id: 'x', cpu, wait });
        const sum = (key: 'run' | 'sleep') =>
          steps.reduce(
            (total, step) => total + (key in step ? (step as Record<typeof key, number>)[key] : 0),
            0,
          );
        expect([sum('run'), sum('sleep')]).toEqual([cpu, wait]);
      }),
    );
  });
});

describe('downloads', () => {
  it('shares the link among three at a time', () => {
    // 3 s together for the three, the short one is done after 0.9 s; then the fourth begins.
    expect(downloads([600, 300, 600, 100], 1000, 3)).toEqual([
      { start: 0, end: 1_500_000 + 100_000 },
      { start: 0, end: 900_000 },
      { start: 0, end: 1_600_000 },
      { start: 900_000, end: 1_200_000 },
    ]);
  });

  it('moves every byte and never faster than the link', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1e8 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        (bytes, atOnce) => {
          const transfers = downloads(bytes, 1e6, atOnce);
          const total = bytes.reduce((a, b) => a + b, 0);
          expect(Math.max(...transfers.map(({ end }) => end))).toBeCloseTo(total, -1);
          for (const { start: begun } of transfers) {
            expect(transfers.filter((x) => x.start <= begun && x.end > begun).length).toBeLessThanOrEqual(
              atOnce,
            );
          }
        },
      ),
    );
  });
});
