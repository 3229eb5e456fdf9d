import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ms } from '../../shared/units.ts';
import type { Scenario, Work } from '../types.ts';
import { arbitraryScenario } from './arbitrary-scenario.ts';
import { checkRun, checkSeekEqualsReplay, checkSnapshot, longestIdleWhileWaiting } from './invariants.ts';
import { decisionsText, lanesText, slicesText } from './lanes-text.ts';
import { roundRobin } from './round-robin.ts';
import { simulateWith } from './simulate.ts';

// Many random runs: a slow machine is no failure.
vi.setConfig({ testTimeout: 120_000 });

const run = (works: Record<string, Work>, { cpus = 1, horizon = ms(60), slice = ms(10) } = {}) =>
  simulateWith(
    {
      cpus,
      policy: 'xen-credit',
      horizon,
      groups: [{ id: 'g', tasks: Object.entries(works).map(([id, work]) => ({ id, work })) }],
    },
    roundRobin(slice),
  );

const busy: Work = { kind: 'busy' };

describe('the engine', () => {
  it('draws what ran where', () => {
    const pair = run({ A: busy, B: busy, C: busy }, { cpus: 2 });
    expect(lanesText(pair, { step: ms(5) })).toBe('CPU0 AACCBBAACCBB\nCPU1 BBAACCBBAACC');
    expect(decisionsText(pair, 4)).toBe(
      [
        '0 CPU0 ->A idle-cpu-wake',
        '0 CPU1 ->B idle-cpu-wake',
        '10 CPU0 A>C slice-over',
        '10 CPU1 B>A slice-over',
      ].join('\n'),
    );
  });

  it('renews the slice of a task that is alone and keeps its stretch whole', () => {
    const alone = run({ A: busy }, { horizon: ms(30) });
    expect(slicesText(alone)).toBe('A 0–30');
    expect(decisionsText(alone)).toBe(
      '0 CPU0 ->A idle-cpu-wake\n10 CPU0 A>A slice-renewed\n20 CPU0 A>A slice-renewed\n30 CPU0 A>A slice-renewed',
    );
  });

  it('does nothing for a task that never runs, and reports it asleep', () => {
    const none = run({ A: { kind: 'idle' } });
    expect(none.decisions).toEqual([]);
    expect(none.at(ms(60)).tasks[0]).toMatchObject({ state: 'sleeping', cpu: -1, slept: ms(60), ran: 0 });
  });

  it('runs bursts and serves a wake-up that came too early next', () => {
    const late = run({ A: { kind: 'bursty', run: ms(3), every: ms(10), first: ms(5) } }, { horizon: ms(30) });
    expect(slicesText(late)).toBe('A 5–8, A 15–18, A 25–28');
    const over = run(
      { A: { kind: 'bursty', run: ms(6), every: ms(5) } },
      { horizon: ms(30), slice: ms(100) },
    );
    expect(slicesText(over)).toBe('A 0–30');
    // Five wake-ups of 6 ms are asked for by 20 ms, one more at 25 ms: a full backlog, none lost.
    const tail = run(
      { A: { kind: 'bursty', run: ms(6), every: ms(5) }, B: busy },
      { horizon: ms(60), slice: ms(10) },
    );
    expect(slicesText(tail)).toBe('A 0–10, B 10–20, A 20–30, B 30–40, A 40–50, B 50–60');
  });

  it('walks a script: run, sleep, mark, exit', () => {
    const once = run({
      A: {
        kind: 'script',
        first: ms(2),
        steps: [{ run: ms(3) }, { mark: 'half' }, { sleep: ms(5) }, { run: ms(1) }, { mark: 'end' }],
      },
    });
    expect(slicesText(once)).toBe('A 2–5, A 10–11');
    expect(once.marks).toEqual([
      { t: ms(5), task: 0, name: 'half' },
      { t: ms(11), task: 0, name: 'end' },
    ]);
    expect(once.at(ms(10)).tasks[0]).toMatchObject({ state: 'running', slept: ms(7), ran: ms(3) });
    expect(once.at(ms(50)).tasks[0]).toMatchObject({ state: 'exited', cpu: -1, slept: ms(7), ran: ms(4) });
    expect(once.decisions.at(-1)).toMatchObject({ t: ms(11), next: -1, reason: 'idle' });
  });

  it('repeats a script', () => {
    const again = run(
      { A: { kind: 'script', repeat: true, steps: [{ run: ms(2) }, { sleep: ms(8) }] } },
      { horizon: ms(25) },
    );
    expect(slicesText(again)).toBe('A 0–2, A 10–12, A 20–22');
  });

  it('answers the n-th wait with the n-th signal of the others, whichever comes first', () => {
    const pingPong = run(
      {
        A: { kind: 'script', repeat: true, steps: [{ run: ms(2) }, { signal: 'ball' }, { wait: 'ball' }] },
        B: { kind: 'script', repeat: true, steps: [{ wait: 'ball' }, { run: ms(3) }, { signal: 'ball' }] },
      },
      { cpus: 2, horizon: ms(15) },
    );
    expect(lanesText(pingPong, { step: ms(1) })).toBe('CPU0 AABBBAABBBAABBB\nCPU1 ...............');
    const early = run({
      A: { kind: 'script', steps: [{ signal: 'go' }, { signal: 'go' }] },
      B: {
        kind: 'script',
        steps: [
          { sleep: ms(5) },
          { wait: 'go' },
          { run: ms(1) },
          { wait: 'go' },
          { run: ms(1) },
          { wait: 'go' },
          { run: ms(1) },
        ],
      },
    });
    expect(slicesText(early)).toBe('B 5–7');
    expect(early.at(ms(60)).tasks[1]!.state).toBe('sleeping');
  });

  it('wakes everyone who waits for a signal', () => {
    const both = run(
      {
        A: { kind: 'script', steps: [{ run: ms(4) }, { signal: 'go' }] },
        B: { kind: 'script', steps: [{ wait: 'go' }, { run: ms(2) }] },
        C: { kind: 'script', steps: [{ wait: 'go' }, { run: ms(2) }] },
      },
      { cpus: 2, horizon: ms(8) },
    );
    expect(lanesText(both, { step: ms(1) })).toBe('CPU0 AAAABB..\nCPU1 ....CC..');
  });

  it('keeps tasks on the CPUs they are bound to', () => {
    const bound = simulateWith(
      {
        cpus: 2,
        policy: 'xen-credit',
        horizon: ms(40),
        groups: [{ id: 'g', tasks: ['A', 'B'].map((id) => ({ id, work: busy, cpus: [1] })) }],
      },
      roundRobin(ms(10)),
    );
    expect(lanesText(bound, { step: ms(10) })).toBe('CPU0 ....\nCPU1 ABAB');
  });

  it('numbers groups depth-first, parents before children, and keeps its own copy of the scenario', () => {
    const scenario: Scenario = {
      cpus: 1,
      policy: 'linux-eevdf',
      horizon: 1000,
      groups: [
        {
          id: 'a',
          tasks: [{ id: 't', work: busy }],
          groups: [{ id: 'b', tasks: [{ id: 'u', work: busy }] }],
        },
        { id: 'c', tasks: [] },
      ],
    };
    const made = simulateWith(scenario, roundRobin(ms(1)));
    expect(made.groups).toEqual([
      { id: 'a', parent: -1 },
      { id: 'b', parent: 0 },
      { id: 'c', parent: -1 },
    ]);
    expect(made.tasks).toEqual([
      { id: 't', group: 0 },
      { id: 'u', group: 1 },
    ]);
    expect(made.scenario).toEqual(scenario);
    expect(made.scenario).not.toBe(scenario);
  });
});

describe('looking things up', () => {
  const made = run({ A: busy, B: { kind: 'bursty', run: ms(2), every: ms(7) } }, { horizon: ms(60) });

  it('clamps the time to the run', () => {
    expect(made.at(-5)).toEqual(made.at(0));
    expect(made.at(ms(1000))).toEqual(made.at(ms(60)));
    expect(made.at(1000.9)).toEqual(made.at(1000));
  });

  it('finds the last decision at or before a time', () => {
    expect(made.decisionAt(-1)).toBe(-1);
    for (const t of [0, 1, ms(10), ms(10) + 1, ms(59), ms(60)]) {
      expect(made.decisionAt(t)).toBe(made.decisions.filter((row) => row.t <= t).length - 1);
    }
  });
});

describe('every run of the core', () => {
  it('keeps the rules of any scheduler, and a seek equals a replay', () => {
    fc.assert(
      fc.property(
        arbitraryScenario(fc, { policy: 'xen-credit', pinned: true }),
        fc.integer({ min: 500, max: 9000 }),
        (scenario, slice) => {
          const simulate = (s: Scenario) => simulateWith(s, roundRobin(slice));
          const made = simulate(scenario);
          checkRun(made);
          checkSeekEqualsReplay(made, simulate, 4);
          expect(longestIdleWhileWaiting(made)).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is caught by the checks when it goes wrong', () => {
    const good = run({ A: busy, B: busy }, { cpus: 2 });
    const [first, second] = good.slices as [(typeof good.slices)[0], (typeof good.slices)[0]];
    const twice = { ...good, slices: [first, first.map((slice) => ({ ...slice, cpu: 1 }))] };
    expect(() => checkRun(twice)).toThrow('on two CPUs');
    const gone = { ...good, slices: [first, second.slice(1)] };
    expect(() => checkRun(gone)).toThrow('decisions and slices of CPU 1 differ');
    const back = { ...good, decisions: [...good.decisions].reverse() };
    expect(() => checkRun(back)).toThrow(/backwards|not what ran there/);
    const snap = good.at(ms(25));
    const lost = { ...snap, tasks: snap.tasks.map((task) => ({ ...task, waited: task.waited + 1 })) };
    expect(() => checkSnapshot(good, lost)).toThrow('has lived');
    const wrong = { ...good, at: (t: number) => good.at(Math.max(0, t - 1)) };
    expect(() => checkSeekEqualsReplay(wrong, () => good)).toThrow('seek gives');
  });

  it('leaves work lying when the policy does not look at idle CPUs', () => {
    const lazy = simulateWith(
      {
        cpus: 2,
        policy: 'xen-credit',
        horizon: ms(30),
        groups: [{ id: 'g', tasks: ['A', 'B'].map((id) => ({ id, work: busy })) }],
      },
      (host) => {
        const call = host.resched.bind(host);
        host.resched = (cpu) => (cpu === 0 ? call(cpu) : undefined);
        return roundRobin(ms(10))(host);
      },
    );
    expect(lanesText(lazy, { step: ms(10) })).toBe('CPU0 ABA\nCPU1 ...');
    expect(longestIdleWhileWaiting(lazy)).toBe(ms(10));
  });
});
