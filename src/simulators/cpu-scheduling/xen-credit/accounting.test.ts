import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModel, type Model } from '../core/model.ts';
import type { Host } from '../core/policy.ts';
import type { GroupSpec } from '../types.ts';
import { account, activate, burn } from './accounting.ts';
import { BOOST, OVER, UNDER } from './constants.ts';
import { newXenState, type XenState } from './state.ts';

const model = (groups: { weight: number; cap: number; vcpus: number }[], cpus = 1): Model =>
  buildModel({
    cpus,
    policy: 'xen-credit',
    horizon: 1,
    groups: groups.map(({ weight, cap, vcpus }, g): GroupSpec => ({
      id: `g${g}`,
      weight,
      cap,
      tasks: Array.from({ length: vcpus }, (_, n) => ({ id: `g${g}t${n}`, work: { kind: 'busy' } })),
    })),
  });

/** The accounting asks the host for nothing but the model. */
const hostOf = (m: Model): Host => ({ model: m }) as Host;

function parkingOf(s: XenState, log: string[] = []) {
  return {
    park: (task: number) => void (log.push(`park ${task}`), (s.parked[task] = 1)),
    unpark: (task: number) => void (log.push(`unpark ${task}`), (s.parked[task] = 0)),
  };
}

describe('burning credits', () => {
  it('burns 10 per ms, never more than one credit ahead of the time that ran', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40_000 }), { maxLength: 50 }), (stints) => {
        const s = newXenState(model([{ weight: 256, cap: 0, vcpus: 1 }]));
        let ran = 0;
        for (const us of stints) {
          s.unburnt[0]! += us;
          ran += us;
          burn(s, 0);
          expect(Math.abs(-s.credit[0]! - ran / 100)).toBeLessThan(1);
        }
      }),
    );
  });
});

describe('an accounting', () => {
  it('does nothing to vCPUs that were never caught running', () => {
    const m = model([{ weight: 256, cap: 0, vcpus: 2 }]);
    const s = newXenState(m);
    s.balance = -5;
    account(hostOf(m), s, parkingOf(s));
    expect([...s.credit]).toEqual([0, 0]);
    expect(s.balance).toBe(0);
  });

  it('sets UNDER from 0 up and OVER below, and ends a boost', () => {
    const m = model([{ weight: 256, cap: 0, vcpus: 3 }]);
    const s = newXenState(m);
    s.credit.set([-101, -100, 50]);
    s.priority.set([UNDER, OVER, BOOST]);
    for (const task of [0, 1, 2]) activate(hostOf(m), s, task);
    account(hostOf(m), s, parkingOf(s));
    expect([...s.credit]).toEqual([-1, 0, 150]);
    expect([...s.priority]).toEqual([OVER, UNDER, UNDER]);
    expect(s.balance).toBe(149);
  });

  it('parks below minus the cap and unparks from 0', () => {
    const m = model([{ weight: 256, cap: 10, vcpus: 1 }]);
    const s = newXenState(m);
    const log: string[] = [];
    activate(hostOf(m), s, 0);
    const credits = [-60, -61, -31, -30].map((credit) => {
      s.credit[0] = credit;
      log.push(String(credit));
      account(hostOf(m), s, parkingOf(s, log));
      return s.credit[0];
    });
    expect(credits).toEqual([-30, -31, -1, 0]);
    expect(log).toEqual(['-60', '-61', 'park 0', '-31', '-30', 'unpark 0']);
  });

  it('moves a VM that has all it may use to the head, where it gives to the rest next time', () => {
    const m = model([
      { weight: 256, cap: 20, vcpus: 1 },
      { weight: 256, cap: 0, vcpus: 1 },
    ]);
    const s = newXenState(m);
    for (const task of [0, 1]) activate(hostOf(m), s, task);
    expect(s.activeDomains).toEqual([1, 0]);
    account(hostOf(m), s, parkingOf(s));
    expect([...s.credit]).toEqual([60, 150]);
    expect(s.activeDomains).toEqual([0, 1]);
    s.credit.set([0, 0]);
    account(hostOf(m), s, parkingOf(s));
    expect([...s.credit]).toEqual([60, 240]);
  });

  // Half of 600 at the top: 300 saved and 300 earned. While the host as a whole is in debt a domain may earn a share of
  // the debt on top (credit_peak in csched_acct), and half of that stays too.
  it('leaves every credit between −300 and 300, or half the debt of the host more, whatever it was', () => {
    const group = fc.record({
      weight: fc.integer({ min: 1, max: 65535 }),
      cap: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
      vcpus: fc.integer({ min: 1, max: 4 }),
    });
    const groups = fc.array(group, { minLength: 1, maxLength: 5 });
    const start = fc.array(fc.integer({ min: -700, max: 300 }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 8 }), start, (gs, cpus, credits) => {
        const m = model(gs, cpus);
        const s = newXenState(m);
        m.tasks.forEach((_, task) => {
          s.credit[task] = credits[task]!;
          activate(hostOf(m), s, task);
        });
        let debt = 0;
        for (let round = 0; round < 3; round++) {
          debt = Math.max(debt, -s.balance);
          account(hostOf(m), s, parkingOf(s));
          m.tasks.forEach((_, task) => {
            expect(s.credit[task]).toBeGreaterThanOrEqual(-300);
            expect(s.credit[task]).toBeLessThanOrEqual(300 + (debt + 1) / 2);
            if (s.active[task] === 1) expect(s.priority[task]).toBe(s.credit[task]! < 0 ? OVER : UNDER);
          });
        }
      }),
    );
  });
});
