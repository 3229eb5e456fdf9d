import { describe, expect, it } from 'vitest';
import { lanesText, slicesText } from '../core/lanes-text.ts';
import { ms, sec } from '../../shared/units.ts';
import type { GroupSpec, TaskSpec, Work } from '../types.ts';
import { BUSY, run, shares, tasks } from './runs.testing.ts';

describe('cpu.max, a character is 5 ms', () => {
  const lanes = (group: Omit<GroupSpec, 'id'>, cpus: number, cells: number) =>
    lanesText(run([{ id: 'g', ...group }], { cpus, horizon: ms(5 * cells) }), { step: ms(5) });

  it('50 in 100 ms, one thread', () => {
    expect(lanes({ tasks: tasks('A'), cpuMax: { quota: ms(50), period: ms(100) } }, 1, 40)).toBe(
      'CPU0 AAAAAAAAAA..........AAAAAAAAAA..........',
    );
  });

  it('50 in 100 ms, four threads on four CPUs: two stop at 10 ms, two at 15', () => {
    expect(lanes({ tasks: tasks('ABCD'), cpuMax: { quota: ms(50), period: ms(100) } }, 4, 22)).toBe(
      [
        'CPU0 AAA.................AA',
        'CPU1 BBB.................BB',
        'CPU2 CC..................CC',
        'CPU3 DD..................DD',
      ].join('\n'),
    );
  });

  it('200 in 100 ms, eight threads on eight CPUs: all stop at 25 ms, 2 CPUs on average', () => {
    const result = run([{ id: 'g', tasks: tasks('ABCDEFGH'), cpuMax: { quota: ms(200), period: ms(100) } }], {
      cpus: 8,
      horizon: sec(1),
    });
    expect(lanesText(result, { step: ms(5), to: ms(100) }).split('\n')[7]).toBe('CPU7 HHHHH...............');
    expect(Object.values(shares(result))).toEqual(Array(8).fill(25));
  });

  it('quota 20 and burst 10 after idle periods: 30 ms once, then 20', () => {
    const work: Work = { kind: 'script', first: ms(300), steps: [{ run: sec(1) }] };
    expect(
      lanes(
        { tasks: tasks('A', work), cpuMax: { quota: ms(20), period: ms(100), burst: ms(10) } },
        1,
        120,
      ).slice(5 + 60),
    ).toBe('AAAAAA..............AAAA................AAAA................');
  });

  it('on a parent holds the children, and counts both', () => {
    const groups = [
      {
        id: 'p',
        tasks: [],
        cpuMax: { quota: ms(30), period: ms(100) },
        groups: [...'AB'].map((id) => ({ id, tasks: tasks(id) })),
      },
    ];
    const result = run(groups, { baseSlice: ms(5) });
    expect(lanesText(result, { step: ms(5) })).toBe('CPU0 ABABAB..............BABABA..............');
    expect(result.at(ms(50)).tasks.map(({ state }) => state)).toEqual(['throttled', 'throttled']);
    expect(result.capEvents.map(({ t, group, held }) => `${t / 1000} ${group} ${held}`).join(', ')).toBe(
      '30 0 true, 100 0 false, 130 0 true, 200 0 false',
    );
  });

  it('keeps what each was owed through a stall, but for the one that left last and comes back to an empty queue', () => {
    // At 15 ms B, then C, then A leave. A comes back first; C is owed most; B and A owe nothing any more.
    const group = { id: 'g', tasks: tasks('ABC'), cpuMax: { quota: ms(15), period: ms(50) } };
    expect(slicesText(run([group], { baseSlice: ms(5), horizon: ms(65) }))).toBe(
      'A 0–2.5, B 2.5–5, C 5–7.5, A 7.5–12.5, B 12.5–15, C 50–55, B 55–60, A 60–65',
    );
  });

  it('stops a task that wakes when its group has nothing left, without waiting for the tick', () => {
    const late: Work = { kind: 'script', first: ms(50), steps: [{ run: ms(1) }] };
    const group: GroupSpec = {
      id: 'g',
      tasks: [
        { id: 'A', work: BUSY, cpus: [0] },
        { id: 'B', work: late, cpus: [1] },
      ],
      cpuMax: { quota: ms(8), period: ms(100) },
    };
    const result = run([group], { cpus: 2, tick: 4000, horizon: ms(120) });
    expect([slicesText(result, 0), slicesText(result, 1)]).toEqual(['A 0–8, A 100–108', 'B 100–101']);
    expect(result.at(ms(60)).tasks[1]!.state).toBe('throttled');
  });

  it('of a child inside that of its parent: the tighter one holds', () => {
    const groups = [
      {
        id: 'p',
        tasks: tasks('P'),
        cpuMax: { quota: ms(60), period: ms(100) },
        groups: [{ id: 'k', tasks: tasks('K'), cpuMax: { quota: ms(10), period: ms(100) } }],
      },
    ];
    expect(shares(run(groups, { horizon: sec(10) }))).toEqual({ P: 50, K: 10 });
  });

  it('leaves the rest to others', () => {
    const groups = [
      { id: 'a', weight: 300, tasks: tasks('A'), cpuMax: { quota: ms(50), period: ms(100) } },
      { id: 'b', tasks: tasks('B') },
    ];
    expect(shares(run(groups, { horizon: sec(10) }))).toEqual({ A: 50, B: 50 });
  });

  it('lets a CPU use what others give back when they run dry; one throttled by then waits 5 ms for it (slack)', () => {
    const others = (ids: string, first: number, us: number): TaskSpec[] =>
      [...ids].map((id, i) => ({ id, cpus: [i + 1], work: { kind: 'script', first, steps: [{ run: us }] } }));
    const lane = (quota: number, rest: readonly TaskSpec[]): string => {
      const group = {
        id: 'g',
        tasks: [{ id: 'A', work: BUSY, cpus: [0] }, ...rest],
        cpuMax: { quota, period: ms(100) },
      };
      return slicesText(run([group], { cpus: 4, horizon: ms(100) }));
    };
    // B and C take 5 ms each, use 0.1 and return 3.9.
    expect(lane(ms(15), others('BC', 0, 100))).toBe('A 0–12.8');
    // B, C and D hold 15 ms when A is throttled at 10 ms; at 11 ms they return 2 ms each.
    expect(lane(ms(25), others('BCD', ms(9), ms(2)))).toBe('A 0–10, A 16–22');
  });
});
