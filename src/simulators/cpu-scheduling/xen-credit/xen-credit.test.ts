import { describe, expect, it } from 'vitest';
import { ms, sec } from '../../shared/units.ts';
import { decisionsText, lanesText, ranBetween, slicesText } from '../core/lanes-text.ts';
import { simulate } from '../index.ts';
import type { GroupSpec, ScheduleRun, TaskSpec, Work } from '../types.ts';

const busy: Work = { kind: 'busy' };
const from = (first: number): Work => ({ kind: 'script', first, steps: [{ run: sec(1000) }] });

/** A VM with one vCPU named like it, or with the vCPUs given. */
function vm(id: string, settings: Partial<GroupSpec> & { work?: Work; cpus?: number[] } = {}): GroupSpec {
  const { work = busy, cpus, ...group } = settings;
  return { id: `vm ${id}`, tasks: [{ id, work, ...(cpus ? { cpus } : {}) }], ...group };
}

const vcpus = (...ids: string[]): TaskSpec[] => ids.map((id) => ({ id, work: busy }));
const run = (cpus: number, horizon: number, ...groups: GroupSpec[]): ScheduleRun =>
  simulate({ cpus, policy: 'xen-credit', horizon, groups });

/** Percent of one CPU that tasks had together over the run. */
const percent = (made: ScheduleRun, ...tasks: number[]): number =>
  tasks.reduce(
    (sum, task) => sum + (100 * ranBetween(made, task, 0, made.scenario.horizon)) / made.scenario.horizon,
    0,
  );

/** Each task's percent of one CPU, such as `A 33.4, B 66.6`. */
const shares = (made: ScheduleRun, digits = 1): string =>
  made.tasks.map(({ id }, task) => `${id} ${percent(made, task).toFixed(digits)}`).join(', ');

/** Priorities and credits at `t`, such as `A OVER -100`. */
const standing = (made: ScheduleRun, t: number): string =>
  made
    .at(t)
    .tasks.map(({ facts }, task) => `${made.tasks[task]!.id} ${facts.priority} ${facts.credit}`)
    .join(', ');

describe('weights (facts §1.2)', () => {
  const pair = run(1, sec(60), vm('A', { weight: 256 }), vm('B', { weight: 512 }));

  it('runs 256 against 512 on one CPU as A 30 ms, B 60 ms in the long run', () => {
    expect(lanesText(pair, { step: ms(30), to: ms(300) })).toBe('CPU0 ABABABBABB');
    expect(slicesText(run(1, ms(300), ...pair.scenario.groups))).toBe(
      'A 0–30, B 30–60, A 60–90, B 90–120, A 120–150, B 150–210, A 210–240, B 240–300',
    );
  });

  it('ends at 33.4 % and 66.6 %', () => expect(shares(pair)).toBe('A 33.4, B 66.6'));

  it('gives 256/256/512 a quarter, a quarter and a half', () => {
    const made = run(1, sec(60), vm('A'), vm('B', { weight: 256 }), vm('C', { weight: 512 }));
    expect(shares(made, 0)).toBe('A 25, B 25, C 50');
  });

  it('weighs vCPUs, not VMs: one vCPU against two of the same weight gets a third', () => {
    const made = run(1, sec(60), vm('A'), { id: 'vm B', tasks: vcpus('B', 'C') });
    expect([percent(made, 0), percent(made, 1, 2)].map(Math.round)).toEqual([33, 67]);
  });

  it('shares four CPUs: two VMs of 256 and one of 512, two vCPUs each', () => {
    const made = run(
      4,
      sec(60),
      { id: 'a', weight: 256, tasks: vcpus('A', 'B') },
      { id: 'b', weight: 256, tasks: vcpus('C', 'D') },
      { id: 'c', weight: 512, tasks: vcpus('E', 'F') },
    );
    expect([percent(made, 0, 1), percent(made, 2, 3), percent(made, 4, 5)].map(Math.round)).toEqual([
      100, 100, 200,
    ]);
  });

  it('uses every CPU fully while there is work', () => {
    expect(pair.slices[0]!.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(sec(60));
  });
});

describe('caps (facts §1.2)', () => {
  it('holds a VM alone on the host at 40 %, by parking it for whole accounting periods', () => {
    const made = run(1, sec(60), vm('A', { cap: 40 }));
    expect(shares(made)).toBe('A 40.0');
    expect(lanesText(made, { step: ms(30), to: ms(450) })).toBe('CPU0 AA...AA...AA...');
    expect(decisionsText(made, 4)).toBe(
      [
        '0 CPU0 ->A idle-cpu-wake',
        '30 CPU0 A>A slice-renewed',
        '60 CPU0 A>- idle',
        '150 CPU0 ->A unthrottled',
      ].join('\n'),
    );
    expect(made.capEvents.slice(0, 2)).toEqual([
      { t: ms(60), group: 0, cpu: -1, held: true },
      { t: ms(150), group: 0, cpu: -1, held: false },
    ]);
    expect(made.at(ms(100)).tasks[0]).toMatchObject({ state: 'parked', cpu: -1, held: ms(40), ran: ms(60) });
  });

  it('charges a vCPU for its last tick when it is parked', () => {
    const made = run(1, ms(301), vm('A', { cap: 10 }));
    // At 30 ms: −200 burnt until the tick before, +30, parked, then 100 for the 10 ms since.
    expect([29, 30, 60, 299, 300].map((t) => made.at(ms(t)).tasks[0]!.facts.credit)).toEqual([
      -200, -270, -240, -30, 0,
    ]);
    expect(slicesText(made)).toBe('A 0–30, A 300–301');
  });

  it('gives what a cap of 50 leaves over to the other VM', () => {
    const made = run(2, sec(60), vm('A', { cap: 50 }), vm('B'));
    expect(shares(made)).toBe('A 50.0, B 100.0');
  });

  it('takes a cap over 100 as more than one CPU', () => {
    const made = run(4, sec(60), { id: 'vm', cap: 150, tasks: vcpus('A', 'B', 'C') });
    expect(Math.round(percent(made, 0, 1, 2))).toBe(150);
  });

  it('does not boost a vCPU that is unparked', () => {
    const made = run(1, ms(600), vm('A', { cap: 20 }), vm('B'));
    const back = made.capEvents.filter(({ held }) => !held).map(({ t }) => t);
    expect(back.length).toBeGreaterThan(0);
    for (const t of back) expect(made.at(t).tasks[0]!.facts.priority).toBe('UNDER');
  });

  it('lets a parked vCPU that wakes wait for its release', () => {
    const made = run(1, ms(600), vm('A', { cap: 20, work: { kind: 'bursty', run: ms(25), every: ms(30) } }));
    const parked = made.slices[0]!.filter(({ start, end }) =>
      made.capEvents.some(
        (event, i) =>
          event.held && event.t < end && (made.capEvents[i + 1]?.t ?? Infinity) > start && event.t > start,
      ),
    );
    expect(parked).toEqual([]);
    expect(made.capEvents.length).toBeGreaterThan(3);
  });
});

describe('credit and priority', () => {
  it('starts everyone UNDER with nothing, and burns 100 a tick only for who runs', () => {
    const made = run(1, ms(100), vm('A'), vm('B', { weight: 512 }));
    expect(standing(made, 0)).toBe('A UNDER 0, B UNDER 0');
    expect(standing(made, ms(10))).toBe('A UNDER -100, B UNDER 0');
    expect(standing(made, ms(29))).toBe('A UNDER -200, B UNDER 0');
    // At 30 ms the accounting comes first: A alone is active and gets 300, then the tick takes 100.
    expect(standing(made, ms(30))).toBe('A UNDER 0, B UNDER 0');
  });

  it('changes UNDER to OVER only at an accounting, not when the credit runs out', () => {
    const made = run(1, ms(200), vm('A'), vm('B', { weight: 512 }));
    expect(standing(made, ms(60))).toBe('A UNDER 100, B UNDER -100');
    expect(standing(made, ms(80))).toBe('A UNDER -100, B UNDER -100');
    expect(standing(made, ms(149))).toBe('A UNDER -200, B UNDER 0');
    // The accounting makes A −100 and so OVER; then the tick takes 100 more.
    expect(standing(made, ms(150))).toBe('A OVER -200, B UNDER 200');
  });

  it('counts single tenths of a ms as burn_credits does', () => {
    const made = run(
      1,
      ms(9),
      vm('A', {
        work: {
          kind: 'script',
          steps: [{ run: 150 }, { sleep: 50 }, { run: 50 }, { sleep: 50 }, { run: 150 }],
        },
      }),
    );
    // 150 µs: 1 credit; half a credit stays both on the clock and as the residual. 50 µs more: 100 on the clock and the
    // residual are 1½, so 1 credit. Then 150 µs and the residual are 2 credits.
    expect(made.at(150).tasks[0]!.facts.credit).toBe(-1);
    expect(made.at(250).tasks[0]!.facts.credit).toBe(-2);
    expect(made.at(450).tasks[0]!.facts.credit).toBe(-4);
  });

  it('halves a credit over 300 and stops counting the vCPU', () => {
    const idler: Work = { kind: 'script', first: ms(5), steps: [{ run: ms(8) }, { sleep: sec(10) }] };
    const made = run(1, ms(200), vm('A', { work: idler }), vm('B', { work: { kind: 'idle' } }));
    // Active from the tick at 10 ms; 80 burnt; +300 at 30 ms is 220; +300 at 60 ms is 520, halved.
    expect([29, 30, 60, 90].map((t) => made.at(ms(t)).tasks[0]!.facts.credit)).toEqual([-80, 220, 260, 260]);
  });
});

describe('waking up', () => {
  const sleeper: Work = { kind: 'bursty', run: ms(2), every: ms(25), first: ms(5) };

  it('boosts who is UNDER past a busy vCPU', () => {
    const made = run(1, ms(60), vm('A'), vm('B', { work: sleeper }));
    expect(slicesText(made)).toBe('A 0–5, B 5–7, A 7–30, B 30–32, A 32–55, B 55–57, A 57–60');
    expect(made.at(ms(6)).tasks[1]!.facts.priority).toBe('BOOST');
    expect(decisionsText(made, 3)).toBe(
      '0 CPU0 ->A idle-cpu-wake\n5 CPU0 A>B preempted\n7 CPU0 B>A prev-slept',
    );
  });

  it('does not boost who is OVER', () => {
    const hog: Work = { kind: 'script', repeat: true, steps: [{ run: ms(4) }, { sleep: ms(3) }] };
    const made = run(
      1,
      sec(1),
      vm('A', { work: hog, weight: 1 }),
      vm('B', { work: { kind: 'bursty', run: ms(20), every: ms(30) } }),
    );
    const wakes = made.decisions
      .filter(({ prev, reason }) => prev === 0 && reason !== 'preempted')
      .map(({ t }) => t + ms(3));
    const over = wakes.filter((t) => t < sec(1) && made.at(t - 1).tasks[0]!.facts.priority === 'OVER');
    expect(over.length).toBeGreaterThan(5);
    for (const t of over) expect(made.at(t).tasks[0]!.facts.priority).toBe('OVER');
    const met = over.filter((t) => made.at(t - 1).cpus[0]!.running === 1);
    expect(met.length).toBeGreaterThan(0);
    for (const t of met) expect(made.at(t).cpus[0]).toMatchObject({ running: 1, queue: [0] });
  });

  it('ends the boost at the tick that catches it', () => {
    const made = run(1, ms(40), vm('A'), vm('B', { work: from(ms(5)) }));
    expect(made.at(ms(9)).tasks[1]!.facts.priority).toBe('BOOST');
    expect(made.at(ms(10)).tasks[1]).toMatchObject({ state: 'running', facts: { priority: 'UNDER' } });
  });

  it('waits until the running one has had 1 ms', () => {
    const made = run(1, ms(20), vm('A'), vm('B', { work: from(400) }));
    expect(slicesText(made)).toBe('A 0–1, B 1–20');
    expect(made.decisions.map(({ reason }) => reason)).toEqual(['idle-cpu-wake', 'preempted']);
    expect(made.at(999)).toMatchObject({ cpus: [{ running: 0, queue: [1] }] });
    expect(slicesText(run(1, ms(20), vm('A'), vm('B', { work: from(1000) })))).toBe('A 0–1, B 1–20');
    expect(slicesText(run(1, ms(20), vm('A'), vm('B', { work: from(1700) })))).toBe('A 0–1.7, B 1.7–20');
  });

  it('never preempts an equal: a boosted vCPU waits behind a boosted one', () => {
    const made = run(1, ms(10), vm('A', { work: from(ms(2)) }), vm('B', { work: from(ms(5)) }));
    // A is still boosted at 5 ms (the tick is at 10 ms), so B queues.
    expect(slicesText(made)).toBe('A 2–10');
    expect(made.at(ms(6)).cpus[0]!.queue).toEqual([1]);
    expect(made.at(ms(6)).tasks.map(({ facts }) => facts.priority)).toEqual(['BOOST', 'BOOST']);
  });

  it('wakes on an idle CPU and leaves the busy one alone', () => {
    const made = run(2, ms(20), vm('A'), vm('B', { work: { kind: 'idle' } }), vm('C', { work: from(ms(5)) }));
    expect(lanesText(made, { step: ms(5) })).toBe('CPU0 AAAA\nCPU1 .CCC');
    expect(made.decisions.at(-1)).toMatchObject({ t: ms(5), cpu: 1, next: 2, reason: 'stolen', from: 0 });
  });

  it('calls idle CPUs in turn', () => {
    const wake = (t: number): GroupSpec =>
      vm(`t${t}`, { work: { kind: 'script', first: ms(t), steps: [{ run: ms(1) }] } });
    const made = run(
      4,
      ms(20),
      vm('A'),
      vm('B', { work: { kind: 'idle' } }),
      vm('C', { work: { kind: 'idle' } }),
      vm('D', { work: { kind: 'idle' } }),
      wake(3),
      { ...wake(6), id: 'w6', tasks: [{ ...wake(6).tasks[0]!, cpus: [0, 1, 2, 3] }] },
      vm('G', { work: { kind: 'idle' } }),
      vm('H', { work: { kind: 'idle' } }),
      wake(9),
    );
    const stolen = made.decisions.filter(({ reason }) => reason === 'stolen');
    expect(stolen.map(({ t, cpu }) => [t / 1000, cpu])).toEqual([
      [3, 1],
      [9, 2],
    ]);
  });

  it('pushes the running vCPU to an idle CPU if the woken one may only run here', () => {
    const made = run(
      2,
      ms(20),
      vm('A'),
      vm('B', { work: { kind: 'idle' } }),
      vm('C', { work: from(ms(5)), cpus: [0] }),
    );
    expect(lanesText(made, { step: ms(5) })).toBe('CPU0 ACCC\nCPU1 .AAA');
    expect(made.at(ms(5)).tasks[0]!.facts.priority).toBe('UNDER');
  });

  it('queues in the order of arrival inside a class', () => {
    const made = run(1, ms(200), vm('A'), vm('B'), vm('C'), vm('D'));
    expect(lanesText(made, { step: ms(30), to: ms(120) })).toBe('CPU0 ABCD');
    expect(made.at(ms(31)).cpus[0]!.queue).toEqual([2, 3, 0]);
  });
});

describe('stealing work', () => {
  it('takes anything when idle', () => {
    const short: Work = { kind: 'script', steps: [{ run: ms(5) }] };
    const made = run(2, ms(30), vm('A'), vm('B', { work: short }), vm('C'));
    expect(lanesText(made, { step: ms(5) })).toBe('CPU0 AAAAAA\nCPU1 BCCCCC');
    expect(made.decisions.at(-2)).toMatchObject({
      t: ms(5),
      cpu: 1,
      prev: 1,
      next: 2,
      from: 0,
      reason: 'stolen',
    });
  });

  it('looks at most once a ms', () => {
    // CPU 1 finds nothing at 5 ms; called again at 5.5 ms for C, it may not look, and C waits for the tick.
    const made = run(
      2,
      ms(40),
      vm('A'),
      vm('B', { work: { kind: 'script', steps: [{ run: ms(5) }] } }),
      vm('C', { work: from(ms(5) + 500) }),
    );
    expect(made.at(ms(6))).toMatchObject({ cpus: [{ running: 0, queue: [2] }, { running: -1 }] });
    // The tick at 10 ms puts A on the active list, the one at 20 ms sees the idle CPU: A leaves, C runs, A is stolen.
    expect(lanesText(made, { step: ms(5) })).toBe('CPU0 AAAACCCC\nCPU1 B...AAAA');
  });

  it('says that a tick sent the running vCPU away, and that it goes on elsewhere', () => {
    // C and E come while CPU 1, which has just looked for work, may not look again; the tick at 20 ms sees that it is idle.
    const made = run(
      2,
      ms(25),
      vm('A'),
      vm('B', { work: { kind: 'script', steps: [{ run: ms(5) }] } }),
      vm('C', { work: from(ms(5) + 500) }),
      vm('D', { work: { kind: 'idle' } }),
      vm('E', { work: from(ms(5) + 500) }),
    );
    expect(decisionsText(made)).toBe(
      [
        '0 CPU0 ->A idle-cpu-wake',
        '0 CPU1 ->B idle-cpu-wake',
        '5 CPU1 B>- idle',
        '5.5 CPU0 A>C preempted',
        '20 CPU0 C>E moved-away',
        '20 CPU1 ->C moved-here',
      ].join('\n'),
    );
  });

  it('takes UNDER work, but not OVER work, when its own is OVER', () => {
    const heavy = (id: string): GroupSpec => vm(id, { weight: 4000 });
    const light = (id: string): GroupSpec => vm(id, { weight: 1 });
    const made = run(2, sec(3), heavy('A'), light('B'), heavy('C'), light('D'), heavy('E'), light('F'));
    const stolen = made.decisions.filter(({ reason, prev }) => reason === 'stolen' && prev >= 0);
    expect(stolen.length).toBeGreaterThan(5);
    for (const { t, cpu, next } of stolen) {
      const snap = made.at(t);
      expect(snap.tasks[next]!.facts.priority).not.toBe('OVER');
      for (const task of snap.cpus[cpu]!.queue) expect(snap.tasks[task]!.facts.priority).toBe('OVER');
    }
  });

  it('takes only what may run here', () => {
    const made = run(
      2,
      ms(60),
      vm('A', { cpus: [0] }),
      vm('B', { work: { kind: 'idle' } }),
      vm('C', { cpus: [0] }),
    );
    expect(lanesText(made, { step: ms(10) })).toBe('CPU0 AAACCC\nCPU1 ......');
  });
});
