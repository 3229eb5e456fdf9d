import { describe, expect, it } from 'vitest';
import { decisionsText, lanesText, slicesText } from '../core/lanes-text.ts';
import { ms, sec } from '../../shared/units.ts';
import type { GroupSpec, Work } from '../types.ts';
import { baseSlice } from './policy.ts';
import { BUSY, run, shares, tasks } from './runs.testing.ts';

describe('baseSlice', () => {
  it('grows with the CPUs up to 8', () => {
    expect([1, 2, 3, 4, 7, 8, 64].map(baseSlice)).toEqual([700, 1400, 1400, 2100, 2100, 2800, 2800]);
  });
});

describe('one CPU, slices of 3 ms, a character is 3 ms', () => {
  const lanes = (groups: readonly GroupSpec[], cells: number) =>
    lanesText(run(groups, { baseSlice: 3000, horizon: ms(3 * cells) }), { step: ms(3) });

  it('weights 100 and 200', () => {
    const groups = [
      { id: 'a', tasks: tasks('A') },
      { id: 'b', weight: 200, tasks: tasks('B') },
    ];
    expect(lanes(groups, 15)).toBe('CPU0 BABBABBABBABBAB');
  });

  it('weights 100 and 300', () => {
    const groups = [
      { id: 'a', tasks: tasks('A') },
      { id: 'b', weight: 300, tasks: tasks('B') },
    ];
    expect(lanes(groups, 12)).toBe('CPU0 BABBBABBBABB');
  });

  it('three equal groups', () => {
    expect(
      lanes(
        [...'ABC'].map((id) => ({ id, tasks: tasks(id) })),
        9,
      ),
    ).toBe('CPU0 ABCABCABC');
  });

  it('a group of one against a group of four: the group is what is weighed', () => {
    const groups = [
      { id: 'a', tasks: tasks('A') },
      { id: 'b', tasks: tasks('BCDE') },
    ];
    expect(shares(run(groups, { horizon: sec(10) }))).toEqual({ A: 50, B: 12.5, C: 12.5, D: 12.5, E: 12.5 });
  });

  it('a process beside a child group counts as nice 0 against its weight', () => {
    const groups = [{ id: 'p', tasks: tasks('P'), groups: [{ id: 'k', tasks: tasks('KL') }] }];
    expect(shares(run(groups, { horizon: sec(10) }))).toEqual({ P: 50, K: 25, L: 25 });
  });

  it('new tasks begin with half a slice', () => {
    expect(slicesText(run([{ id: 'g', tasks: tasks('AB') }], { baseSlice: 3000, horizon: ms(12) }))).toBe(
      'A 0–1.5, B 1.5–3, A 3–6, B 6–9, A 9–12',
    );
  });
});

describe('decisions', () => {
  it('say why', () => {
    const work: Work = {
      kind: 'script',
      first: ms(1),
      steps: [{ run: ms(2) }, { sleep: ms(9) }, { run: ms(1) }],
    };
    const groups = [
      { id: 'a', weight: 300, tasks: tasks('A', work) },
      { id: 'b', tasks: tasks('B') },
    ];
    expect(decisionsText(run(groups, { baseSlice: 3000, horizon: ms(20) }))).toBe(
      [
        '0 CPU0 ->B idle-cpu-wake',
        // A is new and has no more right to run than B, which is in its slice.
        '3 CPU0 B>A slice-over',
        '5 CPU0 A>B prev-slept',
        // B has run alone past the end of its slice: nothing protects it from the earlier deadline.
        '14 CPU0 B>A preempted',
        '15 CPU0 A>B prev-exited',
      ].join('\n'),
    );
  });

  it('renew a slice when nobody else is eligible, and look at the next one', () => {
    const groups = [
      { id: 'a', tasks: tasks('A') },
      { id: 'b', weight: 200, tasks: tasks('B') },
    ];
    const text = decisionsText(run(groups, { baseSlice: 3000, horizon: ms(10) }));
    expect(text).toBe(
      [
        '0 CPU0 ->B idle-cpu-wake',
        '3 CPU0 B>A slice-over',
        '6 CPU0 A>B slice-over',
        '9 CPU0 B>B slice-renewed',
      ].join('\n'),
    );
  });
});

describe('a tick of 4 ms', () => {
  it('ends slices although they are used up before', () => {
    const groups = [...'AB'].map((id) => ({ id, tasks: tasks(id) }));
    expect(slicesText(run(groups, { tick: 4000, horizon: ms(20) }))).toBe(
      'A 0–4, B 4–8, A 8–12, B 12–16, A 16–20',
    );
    expect(slicesText(run(groups, { tick: 0, horizon: ms(3.5) }))).toBe(
      'A 0–0.7, B 0.7–1.4, A 1.4–2.1, B 2.1–2.8, A 2.8–3.5',
    );
  });
});

describe('cpu.idle', () => {
  it('gets 3 parts against 1024, and gives way at once', () => {
    const groups = [
      { id: 'i', idle: true, tasks: tasks('I') },
      { id: 'a', tasks: tasks('A', { kind: 'bursty', run: ms(1), every: ms(10), first: ms(5) }) },
    ];
    expect(lanesText(run(groups, { horizon: ms(30), tick: 4000 }), { step: ms(1) })).toBe(
      'CPU0 IIIIIAIIIIIIIIIAIIIIIIIIIAIIII',
    );
    const busy = run([groups[0]!, { id: 'a', tasks: tasks('A') }], { horizon: sec(30) });
    expect(shares(busy)).toEqual({ I: 0.3, A: 99.7 });
  });
});

describe('several CPUs', () => {
  it('a woken task goes to an idle CPU', () => {
    const late: Work = { kind: 'script', first: ms(2), steps: [{ run: ms(3) }] };
    const result = run([{ id: 'g', tasks: [...tasks('A'), ...tasks('B', late)] }], {
      cpus: 2,
      horizon: ms(6),
    });
    expect(lanesText(result, { step: ms(1) })).toBe(['CPU0 AAAAAA', 'CPU1 ..BBB.'].join('\n'));
  });

  it('a CPU that runs dry takes a waiting task from another', () => {
    const short: Work = { kind: 'script', steps: [{ run: ms(3) }] };
    const groups = [{ id: 'g', tasks: [...tasks('A'), ...tasks('B', short), ...tasks('C')] }];
    expect(decisionsText(run(groups, { cpus: 2, horizon: ms(8), baseSlice: ms(4) }))).toBe(
      [
        '0 CPU0 ->A idle-cpu-wake',
        '0 CPU1 ->B idle-cpu-wake',
        '2 CPU0 A>C slice-over',
        '3 CPU1 B>A stolen from CPU0',
      ].join('\n'),
    );
  });

  it('a task that wakes before it has left its queue stays there, and an idle CPU fetches it', () => {
    const nap: Work = {
      kind: 'script',
      first: ms(2),
      steps: [{ run: 1500 }, { sleep: 200 }, { run: ms(4) }],
    };
    const groups = [
      { id: 'a', tasks: [{ id: 'A', work: BUSY, cpus: [0] }, ...tasks('B', nap)] },
      {
        id: 'c',
        tasks: [{ id: 'C', work: { kind: 'script' as const, steps: [{ run: ms(3) }] }, cpus: [1] }],
      },
    ];
    expect(decisionsText(run(groups, { cpus: 2, horizon: ms(6), baseSlice: ms(4) }))).toBe(
      [
        '0 CPU0 ->A idle-cpu-wake',
        '0 CPU1 ->C idle-cpu-wake',
        '2 CPU0 A>B preempted',
        '3 CPU1 C>- idle',
        '3.5 CPU0 B>A prev-slept',
        '3.7 CPU1 ->B stolen from CPU0',
      ].join('\n'),
    );
  });

  it('one that a bound task displaces goes to the idle CPU', () => {
    const late: Work = { kind: 'script', first: ms(5), steps: [{ run: ms(4) }] };
    const groups = [
      { id: 'a', tasks: tasks('A') },
      { id: 'b', tasks: [{ id: 'B', work: late, cpus: [0] }] },
    ];
    expect(shares(run(groups, { cpus: 2, horizon: ms(12) }))).toEqual({ A: 100, B: 33.3 });
  });

  it('a group spread over CPUs has its weight split: 1 thread against 4, equal weights, gets 80 % of the shared CPU', () => {
    const groups = [
      { id: 'a', tasks: [{ id: 'A', work: BUSY, cpus: [0] }] },
      { id: 'b', tasks: [...'BCDE'].map((id, cpu) => ({ id, work: BUSY, cpus: [cpu] })) },
    ];
    expect(shares(run(groups, { cpus: 4, horizon: sec(10) }))).toEqual({
      A: 80,
      B: 20,
      C: 100,
      D: 100,
      E: 100,
    });
  });

  it.each([
    [2, 'ABC'],
    [4, 'ABCDE'],
    [2, 'ABCDE'],
    [4, 'ABCDEFGHIJKLMNOP'],
  ])('on %d CPUs %s, all busy and equal, share within a sixth of each other', (cpus, ids) => {
    const each = Object.values(shares(run([{ id: 'g', tasks: tasks(ids) }], { cpus, horizon: sec(30) })));
    expect(each.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100 * cpus, 0);
    expect(Math.max(...each) / Math.min(...each)).toBeLessThan(1.17);
  });

  it.each([
    [2, 'ABC'],
    [2, 'ABCDE'],
    [3, 'ABCD'],
    [4, 'ABCDE'],
    [4, 'ABCDEFGHIJKLMNOP'],
  ])(
    'on %d CPUs %s in groups of their own, slices ending on a tick, nobody is moved for ever',
    (cpus, ids) => {
      const groups = tasks(ids).map((task) => ({ id: `g${task.id}`, tasks: [task] }));
      const each = Object.values(shares(run(groups, { cpus, horizon: sec(10), tick: 4000 })));
      expect(Math.max(...each) / Math.min(...each)).toBeLessThan(1.3);
    },
  );
});

describe('facts', () => {
  it('are relative to V, and go on while a task runs', () => {
    const groups = [
      {
        id: 'a',
        tasks: [
          { id: 'A', work: BUSY },
          { id: 'B', nice: -3, work: BUSY },
        ],
      },
    ];
    const result = run(groups, { baseSlice: 3000, horizon: ms(20) });
    for (const t of [0, 700, 1500, 4321, 9999]) {
      const [a, b] = result.at(t).tasks.map(({ facts }) => facts);
      // Nice 0 and -3: 1024 and 1991. Lags of a queue cancel out.
      expect(a!.vruntime! * 1024 + b!.vruntime! * 1991).toBeCloseTo(0, 3);
      expect(a!.lag! + b!.lag!).toBeCloseTo(0, 3);
      expect(a!.eligible).toBe(a!.lag! >= 0);
    }
    const before = result.at(100).tasks.map(({ facts }) => facts.lag!);
    const after = result.at(200).tasks.map(({ facts }) => facts.lag!);
    const running = result.at(100).cpus[0]!.running;
    expect(after[running]!).toBeLessThan(before[running]!);
  });
});
