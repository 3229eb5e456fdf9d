import { describe, expect, it } from 'vitest';
import { ParamError } from '../../shared/errors.ts';
import { ms, sec } from '../../shared/units.ts';
import { lanesText, slicesText } from '../core/lanes-text.ts';
import { simulate } from '../index.ts';
import type { Work } from '../types.ts';
import { believedLanesText, processLanesText } from './lanes-text.ts';
import { simulateTwoLevel } from './simulate-two-level.ts';
import type { ProcessSpec, TwoLevelScenario, VmSpec } from './types.ts';

const BUSY: Work = { kind: 'busy' };

const processes = (ids: string, work: Work = BUSY): ProcessSpec[] => [...ids].map((id) => ({ id, work }));

const vm = (id: string, inside: readonly ProcessSpec[], rest: Partial<VmSpec> = {}): VmSpec => ({
  id,
  vcpus: 1,
  processes: inside,
  ...rest,
});

const run = (vms: readonly VmSpec[], rest: Partial<TwoLevelScenario> = {}) =>
  simulateTwoLevel({ cpus: 1, policy: 'linux-eevdf', horizon: sec(1), vms, ...rest });

/** Whole percent of the run, of every vCPU of a VM. */
function stat(result: ReturnType<typeof run>, index = 0): string[] {
  const { horizon } = result.scenario;
  const percent = (us: number): number => Math.round((100 * us) / horizon);
  return result
    .at(horizon)
    .vms[index]!.vcpus.map(
      ({ user, idle, steal }) => `user ${percent(user)} idle ${percent(idle)} steal ${percent(steal)}`,
    );
}

describe('one CPU, two equal VMs of one vCPU, two busy processes in each', () => {
  const two = (horizon: number) =>
    run([vm('x', processes('AB'), { baseSlice: 1000 }), vm('y', processes('CD'), { baseSlice: 1000 })], {
      baseSlice: 3000,
      horizon,
    });

  it('takes turns on the host, and inside each turn the guest has turns of its own', () => {
    const result = two(ms(36));
    const step = { step: 500 };
    // A guest's first turns are half slices. One that was cut off goes on where it was: D at 7.5 ms and at 9.
    expect(lanesText(result.host, step)).toBe(
      'CPU0 AAAAAABBBBBBAAAAAABBBBBBAAAAAABBBBBBAAAAAABBBBBBAAAAAABBBBBBAAAAAABBBBBB',
    );
    expect(processLanesText(result, step).slice(0, 65)).toBe(
      'CPU0 ABAABBCDCCDDAABBAACCDDCCBBAABBDDCCDDAABBAACCDDCCBBAABBDDCCDD',
    );
    // What the guests take for their own: whoever was on when the vCPU was taken off stays on.
    expect(believedLanesText(result, 0, step).slice(0, 66)).toBe(
      'vCPU0 ABAABBAAAAAAAABBAABBBBBBBBAABBAAAAAAAABBAABBBBBBBBAABBAAAAAA',
    );
    expect(believedLanesText(result, 1, step).slice(0, 66)).toBe(
      'vCPU0 ......CDCCDDCCCCCCCCDDCCDDDDDDDDCCDDCCCCCCCCDDCCDDDDDDDDCCDD',
    );
  });

  it('steals half of each', () => {
    const result = two(sec(3));
    expect([...stat(result, 0), ...stat(result, 1)]).toEqual([
      'user 50 idle 0 steal 50',
      'user 50 idle 0 steal 50',
    ]);
    const [a, b] = result.at(sec(3)).vms[0]!.processes;
    expect(a!.ran + b!.ran).toBe(sec(1.5));
    expect(Math.abs(a!.ran - b!.ran)).toBeLessThanOrEqual(1000);
    expect(a!.believed + b!.believed).toBe(sec(3));
  });
});

describe('steal time', () => {
  it('is none for a VM alone, and its guest runs as on the bare CPU', () => {
    const inside = [...processes('AB'), ...processes('C', { kind: 'bursty', run: ms(1), every: ms(7) })];
    const result = run([vm('x', inside)]);
    const bare = simulate({
      cpus: 1,
      policy: 'linux-eevdf',
      horizon: sec(1),
      groups: [{ id: 'x', tasks: inside }],
    });
    expect(stat(result)).toEqual(['user 100 idle 0 steal 0']);
    expect(result.vms[0]!.believed).toEqual(bare.slices);
    for (const { ran, believed } of result.at(sec(1)).vms[0]!.processes) expect(ran).toBe(believed);
  });

  it('is 60 % for a busy VM capped at 40 %, by Xen and by cpu.max, though nobody else wants the CPU', () => {
    const xen = run([vm('x', processes('AB'), { cap: 40 })], { policy: 'xen-credit', horizon: sec(3) });
    const linux = run([vm('x', processes('AB'), { cpuMax: { quota: ms(40), period: ms(100) } })]);
    expect(stat(xen)).toEqual(['user 40 idle 0 steal 60']);
    expect(stat(linux)).toEqual(['user 40 idle 0 steal 60']);
    expect(processLanesText(linux, { step: ms(5), to: ms(200) })).toBe(
      'CPU0 AABAABAB............ABAABABA............',
    );
    expect(believedLanesText(linux, 0, { step: ms(5), to: ms(200) })).toBe(
      'vCPU0 AABAABABAAAAAAAAAAAAABAABABABBBBBBBBBBBB',
    );
  });

  it('is none for a guest that sleeps: idle time is not counted', () => {
    const naps: Work = { kind: 'script', repeat: true, steps: [{ run: ms(2) }, { sleep: ms(8) }] };
    const result = run([vm('x', processes('A', naps))], { horizon: ms(100) });
    expect(stat(result)).toEqual(['user 20 idle 80 steal 0']);
    expect(processLanesText(result, { step: ms(1), to: ms(20) })).toBe('CPU0 AA........AA........');
    const nothing = run([vm('x', processes('A', { kind: 'idle' })), vm('y', processes('B'))]);
    expect([...stat(nothing, 0), ...stat(nothing, 1)]).toEqual([
      'user 0 idle 100 steal 0',
      'user 100 idle 0 steal 0',
    ]);
  });

  it('is what a sleeper waits for its CPU after its time', () => {
    const wakes: Work = {
      kind: 'script',
      repeat: true,
      first: ms(10),
      steps: [{ run: ms(7) }, { sleep: ms(2) }],
    };
    const result = run([vm('x', processes('A')), vm('y', processes('B', wakes))], {
      baseSlice: 3000,
      horizon: ms(50),
    });
    const { user, idle, steal } = result.at(ms(50)).vms[1]!.vcpus[0]!;
    const flat = simulate({
      cpus: 1,
      policy: 'linux-eevdf',
      baseSlice: 3000,
      horizon: ms(50),
      groups: [
        { id: 'x', tasks: processes('A') },
        { id: 'y', tasks: processes('B', wakes) },
      ],
    });
    const { ran, slept, waited } = flat.at(ms(50)).tasks[1]!;
    expect(waited).toBeGreaterThan(0);
    expect({ user, idle, steal }).toEqual({ user: ran, idle: slept, steal: waited });
    expect(slicesText(result.host)).toBe(slicesText(flat));
  });

  it('is half of each of two busy vCPUs that share a CPU', () => {
    const result = run([vm('x', processes('AB'), { vcpus: 2 })], { baseSlice: 3000, horizon: sec(3) });
    expect(stat(result)).toEqual(['user 50 idle 0 steal 50', 'user 50 idle 0 steal 50']);
    const step = { step: ms(1), to: ms(18) };
    expect(lanesText(result.host, step)).toBe('CPU0 AABAAABBBAAABBBAAA');
    expect(processLanesText(result, step)).toBe('CPU0 AABAAABBBAAABBBAAA');
    expect(believedLanesText(result, 0, step)).toBe('vCPU0 AAAAAAAAAAAAAAAAAA\nvCPU1 .BBBBBBBBBBBBBBBBB');
  });
});

describe('inside the guest', () => {
  it('the nice value shares what the guest gets, whatever that is', () => {
    const inside = [
      { id: 'A', work: BUSY },
      { id: 'B', work: BUSY, nice: 5 },
    ];
    const result = run([vm('x', inside), vm('y', processes('C'))], { horizon: sec(10) });
    const [a, b] = result.at(sec(10)).vms[0]!.processes;
    // sched_prio_to_weight: nice 5 is 335 to 1024.
    expect(a!.ran / (a!.ran + b!.ran)).toBeCloseTo(1024 / 1359, 3);
    expect(a!.ran + b!.ran).toBeGreaterThan(sec(4.99));
  });

  it('a wake-up is noticed when the vCPU with the timer is back', () => {
    const naps: Work = {
      kind: 'script',
      steps: [{ run: ms(1) }, { sleep: ms(4) }, { mark: 'up' }, { run: ms(1) }],
    };
    const inside = [...processes('S', naps), ...processes('A')];
    const cpuMax = { quota: ms(3), period: ms(20) };
    const result = run([vm('x', inside, { cpuMax, baseSlice: 1000 })], { horizon: ms(40) });
    // The quota is used up at 3 ms, the nap over before 6, and the vCPU back at 20.
    expect(result.vms[0]!.marks).toEqual([{ t: ms(20), task: 0, name: 'up' }]);
    expect(result.at(ms(19)).vms[0]!.guest.tasks[0]!.state).toBe('sleeping');
  });

  it('a timer that expires several times while the vCPU is off is served as often, and stays on time', () => {
    const work: Work = { kind: 'bursty', run: 500, every: ms(4) };
    const cpuMax = { quota: ms(2), period: ms(20) };
    const result = run([vm('x', [...processes('T', work), ...processes('A')], { cpuMax, baseSlice: 1000 })], {
      horizon: sec(1),
    });
    const done = result.at(sec(1)).vms[0]!.processes;
    // Half of the 100 ms it gets: less than the 125 ms T asks for.
    expect(done[0]!.ran).toBeGreaterThan(ms(49));
    expect(done[0]!.ran + done[1]!.ran).toBe(ms(100));
    const enough = run([vm('x', processes('T', work), { cpuMax })], { horizon: sec(1) });
    expect(enough.at(sec(1)).vms[0]!.processes[0]!.ran).toBe(ms(100));
    const wide = run([vm('x', processes('T', work), { cpuMax: { quota: ms(3), period: ms(20) } })]);
    // 250 bursts of 0.5 ms, none lost.
    expect(wide.at(sec(1)).vms[0]!.processes[0]!.ran).toBe(ms(125));
  });

  it('a process may signal another on a vCPU that sleeps', () => {
    const first: Work = { kind: 'script', steps: [{ run: ms(2) }, { signal: 'go' }, { run: ms(2) }] };
    const second: Work = { kind: 'script', steps: [{ wait: 'go' }, { run: ms(2) }] };
    const inside = [...processes('A', first), ...processes('B', second)];
    const result = run([vm('x', inside, { vcpus: 2 })], { cpus: 2, horizon: ms(6) });
    expect(processLanesText(result, { step: ms(1) })).toBe('CPU0 AAAA..\nCPU1 ..BB..');
  });

  it('the first timer of a process is on a vCPU that it may run on', () => {
    // One CPU: vCPU 0 has it from 3 to 6 ms, vCPU 1 from 6 to 9.
    const stateOf = (first: number, t: number) => {
      const inside = [
        { id: 'A', work: BUSY, vcpus: [0] },
        { id: 'B', work: BUSY, vcpus: [1] },
        { id: 'P', work: { kind: 'script', first, steps: [{ run: ms(1) }] } as const, vcpus: [1] },
      ];
      const result = run([vm('x', inside, { vcpus: 2 })], { baseSlice: 3000, horizon: ms(12) });
      expect(lanesText(result.host, { step: 1500 })).toBe('CPU0 ABAABBAA');
      return result.at(t).vms[0]!.guest.tasks[2]!.state;
    };
    expect(stateOf(ms(7), ms(7))).not.toBe('sleeping');
    expect(stateOf(ms(4), ms(5))).toBe('sleeping');
    expect(stateOf(ms(4), ms(6))).not.toBe('sleeping');
  });

  it('a signal needs no timer: it reaches a process whose vCPU is off', () => {
    const sends: Work = {
      kind: 'script',
      steps: [{ run: ms(4) }, { signal: 'go' }, { mark: 'sent' }, { run: ms(9) }],
    };
    const waits: Work = {
      kind: 'script',
      steps: [{ run: 500 }, { wait: 'go' }, { mark: 'reached' }, { run: ms(1) }],
    };
    const inside = [
      { id: 'A', work: sends, vcpus: [0] },
      { id: 'B', work: waits, vcpus: [1] },
      { id: 'C', work: BUSY, vcpus: [1] },
    ];
    const result = run([vm('x', inside, { vcpus: 2 })], { baseSlice: 3000, horizon: ms(30) });
    const [sent, reached] = result.vms[0]!.marks;
    expect(sent!.name).toBe('sent');
    expect(reached).toEqual({ t: sent!.t, task: 1, name: 'reached' });
    expect(result.at(sent!.t).host.tasks.map(({ state }) => state)).toEqual(['running', 'runnable']);
    expect(result.at(sent!.t).vms[0]!.guest.tasks[1]!.state).toBe('runnable');
  });
});

describe('a scenario that cannot be run', () => {
  const field = (make: () => unknown): string => {
    try {
      make();
    } catch (error) {
      if (error instanceof ParamError) return error.message;
      throw error;
    }
    return 'no error';
  };

  it('is refused by the name of the field as it was written', () => {
    const nice = [{ id: 'A', work: BUSY, nice: 20 }];
    expect(field(() => run([vm('x', [], { vcpus: 0 })]))).toMatch(/^vms\[0\]\.vcpus: 0 is not allowed; /);
    expect(field(() => run([vm('x', []), vm('y', nice)]))).toMatch(/^vms\[1\]\.processes\[0\]\.nice: 20 /);
    expect(field(() => run([vm('x', []), vm('x', [])]))).toMatch(/^vms\[1\]\.id: "x" is used twice/);
    expect(field(() => run([vm('x', processes('AA'))]))).toMatch(/^vms\[0\]\.processes\[1\]\.id: "A" /);
    expect(field(() => run([vm('x', [], { weight: 0 })]))).toMatch(/^vms\[0\]\.weight: 0 /);
    expect(field(() => run([vm('x', [], { cap: 40 })]))).toMatch(/^vms\[0\]\.cap: belongs to xen-credit/);
    expect(field(() => run([vm('x', [], { cpus: [1] })]))).toMatch(/^vms\[0\]\.cpus\[0\]: 1 /);
    expect(field(() => run([vm('x', [], { baseSlice: 1 })]))).toMatch(/^vms\[0\]\.baseSlice: 1 /);
    expect(field(() => run([vm('x', [{ id: 'A', work: BUSY, vcpus: [1] }])]))).toMatch(
      /^vms\[0\]\.processes\[0\]\.vcpus\[0\]: 1 /,
    );
    expect(field(() => run([], { cpus: 0 }))).toMatch(/^cpus: 0 /);
  });
});
