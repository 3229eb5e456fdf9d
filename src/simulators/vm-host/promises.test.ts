import { describe, expect, it } from 'vitest';
import { cpuLoad, fairShares, parts, promisesTo, runHost, type HostRun, type HostState } from './index.ts';
import { planWith } from './plan.testing.ts';

const tick = 4000;
const serving = { run: 2000, every: 23_000 };
const loadOf = (run: HostRun, state: HostState) =>
  cpuLoad({ cpus: run.plan.host.cpus, vcpus: run.plan.guest.vcpus, serving, tick }, state.guests);
const end = (run: HostRun) => run.steps.at(-1)!.state;
/** The four promises of each guest at the end: k kept, s slower, b broken, - none made; CPU RAM disk NIC. */
const levels = (run: HostRun) => {
  const state = end(run);
  const load = loadOf(run, state);
  const letters = { kept: 'k', slower: 's', broken: 'b', none: '-' } as const;
  return state.guests
    .map((_, guest) => {
      const promises = promisesTo(run.plan, state, load, guest);
      return parts.map((part) => letters[promises[part].level]).join('');
    })
    .join(' ');
};

describe('promises', () => {
  it.each([
    [
      'everybody serves: all kept, whatever was promised',
      planWith({ guests: 6 }),
      'kkkk kkkk kkkk kkkk kkkk kkkk',
    ],
    ['all compute', planWith({ demands: { cpu: 'all' } }), 'skkk skkk skkk skkk'],
    ['two guests compute on CPUs for one', planWith({ guests: 2, demands: { cpu: 'all' } }), 'skkk skkk'],
    ['one guest computes alone', planWith({ guests: 1, demands: { cpu: 'all' } }), 'kkkk'],
    ['all touch, with swap', planWith({ demands: { ram: 'all' } }), 'kskk kskk kskk kskk'],
    [
      'all touch, no swap',
      planWith({ demands: { ram: 'all' }, host: { swapSlots: 0 } }),
      'kkkk bbkb bbkb kkkk',
    ],
    ['all write', planWith({ guests: 3, demands: { disk: 'all' } }), 'bkbb bkbb bkbb'],
    ['all send', planWith({ guests: 3, demands: { net: 'all' } }), 'kkks kkks kkks'],
    [
      'reserved: only the network is shared',
      planWith({
        guests: 6,
        guest: { vcpus: 1 },
        admission: { kind: 'reserved' },
        demands: { cpu: 'all', ram: 'all', disk: 'all', net: 'all' },
      }),
      'kkks kkks ---- ---- ---- ----',
    ],
  ])('%s', (_, plan, expected) => {
    expect(levels(runHost(plan))).toBe(expected);
  });

  it('say why in numbers', () => {
    const run = runHost(planWith({ demands: { cpu: 'all', ram: 'all' } }));
    const state = end(run);
    const { cpu, ram } = promisesTo(run.plan, state, loadOf(run, state), 1);
    expect(cpu.reason).toMatchObject({ kind: 'cpu', vcpus: 2, asked: 2 });
    if (cpu.reason.kind === 'cpu') expect(cpu.reason.got).toBeCloseTo(0.5, 2);
    if (cpu.reason.kind === 'cpu') expect(cpu.reason.waited).toBeCloseTo(0.75, 2);
    expect(ram.reason).toMatchObject({ kind: 'ram', pages: 12, resident: 7, swapped: 5, room: 4 });
  });

  it('before the start nothing is asked, so nothing is broken', () => {
    const run = runHost(planWith({ guests: 2 }));
    const state = run.steps[0]!.state;
    const promises = promisesTo(run.plan, state, loadOf(run, state), 0);
    expect(parts.map((part) => promises[part].reason.kind)).toEqual(['off', 'ram', 'disk', 'off']);
  });
});

describe('the CPUs', () => {
  const host = { cpus: 2, vcpus: 2, serving, tick };
  const guest = (activity: 'serves' | 'computes' | 'boots') =>
    ({ status: 'running', activity, sends: 0 }) as const;

  it('go in whole to guests that compute, and to all alike unless their vCPUs are an odd number', () => {
    // Of an odd number one CPU has one more than the other, and 720 ms are not enough turns to make up for it.
    const apart = (vcpus: number, count: number): number => {
      if ((vcpus * count) % 2 === 0 || count === 1) return 0.003;
      return vcpus === 1 && count === 3 ? 0.08 : 0.012;
    };
    for (let vcpus = 1; vcpus <= 4; vcpus++) {
      for (let count = 1; count <= 6; count++) {
        const { guests } = cpuLoad({ ...host, vcpus }, Array(count).fill(guest('computes')));
        const fair = Math.min(vcpus, host.cpus / count);
        const most = apart(vcpus, count);
        for (const { got, asked, waited } of guests) {
          expect(asked).toBe(vcpus);
          expect(Math.abs(got - fair), `${count} x ${vcpus}: ${got}`).toBeLessThan(most);
          expect(waited).toBeCloseTo(1 - got / vcpus, 6);
        }
        const sum = guests.reduce((all, { got }) => all + got, 0);
        expect(sum).toBeCloseTo(Math.min(host.cpus, count * vcpus), 6);
      }
    }
  });

  it('leave nobody waiting who can have a CPU of its own', () => {
    expect(cpuLoad(host, [guest('computes')]).guests[0]).toMatchObject({ got: 2, waited: 0 });
  });

  it('show lanes and threads that say the same, and each moment of a lane has one thread', () => {
    const load = cpuLoad(host, [guest('computes'), guest('serves'), guest('boots')]);
    const ofLanes = load.lanes.flatMap((lane) => lane.map((s) => `${s.guest}/${s.vcpu} ${s.start}-${s.end}`));
    const ofThreads = load.guests.flatMap(({ threads }, g) =>
      threads.flatMap(({ ran }, v) => ran.map((s) => `${g}/${v} ${s.start}-${s.end}`)),
    );
    // A thread that changes CPU without a break is one stretch of the thread and two of the lanes.
    const length = (list: readonly string[]) =>
      list.reduce((sum, text) => {
        const [start, stop] = text.split(' ')[1]!.split('-').map(Number);
        return sum + stop! - start!;
      }, 0);
    expect(length(ofLanes)).toBe(length(ofThreads));
    for (const lane of load.lanes)
      for (const [i, { start }] of lane.entries())
        if (i > 0) expect(start).toBeGreaterThanOrEqual(lane[i - 1]!.end);
  });

  it('a thread never runs and waits at once', () => {
    const load = cpuLoad(host, [guest('computes'), guest('serves'), guest('serves'), guest('computes')]);
    for (const { threads } of load.guests)
      for (const { ran, waited } of threads)
        for (const a of ran) for (const b of waited) expect(a.end <= b.start || b.end <= a.start).toBe(true);
  });

  it('a guest that is paused has no thread that wants to run', () => {
    const load = cpuLoad(host, [{ status: 'paused', activity: 'computes', sends: 0 }, guest('computes')]);
    expect(load.guests.map(({ asked, got }) => [asked, got])).toEqual([
      [0, 0],
      [2, 2],
    ]);
    expect(cpuLoad(host, [{ status: 'killed', activity: 'serves', sends: 0 }]).lanes).toEqual([[], []]);
  });
});

describe('the link', () => {
  it('is divided evenly, and what the modest leave goes to the rest', () => {
    expect(fairShares(10, [10, 10])).toEqual([5, 5]);
    expect(fairShares(10, [1, 10, 0, 10])).toEqual([1, 4.5, 0, 4.5]);
    expect(fairShares(10, [1, 1, 1])).toEqual([1, 1, 1]);
    expect(fairShares(10, [])).toEqual([]);
  });
});
