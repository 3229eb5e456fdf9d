import { beforeEach, describe, expect, it } from 'vitest';
import { buildModel, type Model } from '../core/model.ts';
import type { Host } from '../core/policy.ts';
import { BOOST, IDLE, OVER, UNDER } from './constants.ts';
import { bestCpu, steal, tickle, type Loot } from './placement.ts';
import { newXenState, setIdle, type XenState } from './state.ts';

/** Three CPUs that run vCPUs 0, 1 and 2; 3, 4 and 5 wait there, one each. */
let s: XenState;
let called: number[];
let model: Model;
const host = {
  now: 0,
  get model() {
    return model;
  },
  resched: (cpu: number) => void called.push(cpu),
};

beforeEach(() => {
  called = [];
  model = buildModel({
    cpus: 3,
    policy: 'xen-credit',
    horizon: 1,
    groups: [
      { id: 'g', tasks: Array.from({ length: 6 }, (_, n) => ({ id: `t${n}`, work: { kind: 'busy' } })) },
    ],
  });
  s = newXenState(model);
  s.current.set([0, 1, 2]);
  [0, 1, 2].forEach((cpu) => setIdle(s, cpu, false));
  s.queues.forEach((queue, cpu) => queue.push(cpu + 3));
  host.now = 0;
});

const loot = (cpu: number, priority: number): string => {
  const found: Loot = { task: -1, from: -1 };
  return steal(host as unknown as Host, s, cpu, priority, found)
    ? `${found.task} from ${found.from}`
    : 'none';
};

describe('stealing', () => {
  it('takes strictly higher priority only', () => {
    s.priority.set([UNDER, UNDER, UNDER, OVER, OVER, OVER]);
    expect(loot(0, OVER)).toBe('none');
    host.now = 5000;
    s.priority[5] = UNDER;
    expect(loot(0, OVER)).toBe('5 from 2');
    expect(s.queues[2]).toEqual([]);
    expect(s.home[5]).toBe(0);
    host.now = 9000;
    expect(loot(0, IDLE)).toBe('4 from 1');
  });

  it('starts after the last victim', () => {
    s.queues.forEach((queue) => queue.push(queue[0]!));
    const victims = [1, 2, 3, 4].map((n) => {
      host.now = n * 2000;
      return loot(0, IDLE);
    });
    expect(victims).toEqual(['4 from 1', '5 from 2', '4 from 1', '5 from 2']);
  });

  it('looks again after more than 1 ms only, and each CPU on its own', () => {
    s.priority.fill(OVER);
    expect(loot(0, OVER)).toBe('none');
    host.now = 1000;
    s.priority.fill(UNDER);
    expect(loot(0, OVER)).toBe('none');
    expect(loot(1, OVER)).toBe('5 from 2');
    host.now = 1001;
    expect(loot(0, OVER)).toBe('4 from 1');
  });

  it('leaves CPUs alone that are about to pick themselves, and vCPUs that may not come', () => {
    s.current[1] = -1;
    model = { ...model, mayRun: model.mayRun.map((may, task) => (task === 5 ? [false, true, true] : may)) };
    expect(loot(0, IDLE)).toBe('none');
    s.queues[2]!.push(0);
    host.now = 2000;
    expect(loot(0, IDLE)).toBe('0 from 2');
  });
});

describe('calling a CPU', () => {
  it('preempts at home only with strictly higher priority', () => {
    tickle(host as unknown as Host, s, 3);
    expect(called).toEqual([]);
    s.priority[3] = BOOST;
    tickle(host as unknown as Host, s, 3);
    expect(called).toEqual([0]);
  });

  it('runs at home if that is idle, else calls the next idle CPU, whatever the priority', () => {
    s.current[0] = -1;
    setIdle(s, 0, true);
    tickle(host as unknown as Host, s, 3);
    expect([called, [...s.idlers]]).toEqual([[0], [0, 0, 0]]);
    setIdle(s, 1, true);
    setIdle(s, 2, true);
    s.current.set([0, -1, -1]);
    s.priority[3] = BOOST;
    tickle(host as unknown as Host, s, 3);
    s.priority[3] = OVER;
    tickle(host as unknown as Host, s, 3);
    expect(called).toEqual([0, 1, 2]);
  });
});

describe('the best CPU', () => {
  it('is home, unless others wait there and another one is idle', () => {
    expect(bestCpu(host as unknown as Host, s, 0)).toBe(0);
    setIdle(s, 2, true);
    setIdle(s, 2, true);
    setIdle(s, 1, true);
    setIdle(s, 1, false);
    expect([[...s.idlers], s.idlerCount]).toEqual([[0, 0, 1], 1]);
    expect(bestCpu(host as unknown as Host, s, 0)).toBe(2);
    s.queues[0]!.length = 0;
    expect(bestCpu(host as unknown as Host, s, 0)).toBe(0);
  });
});
