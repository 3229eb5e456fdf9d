import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOut, type ActiveDomain } from './share-out.ts';

const perVcpu = (cpus: number, domains: ActiveDomain[], balance = 0): number[] =>
  shareOut(domains, cpus, balance).map((share) => share.perVcpu);

describe('one accounting', () => {
  it('gives by weight: 256 and 512 on one CPU get 100 and 200', () => {
    const a = { weight: 256, cap: 0, active: 1 };
    expect(perVcpu(1, [a, { ...a, weight: 512 }])).toEqual([100, 200]);
  });

  it('gives 256/256/512 on one CPU 75, 75 and 150', () => {
    const a = { weight: 256, cap: 0, active: 1 };
    expect(perVcpu(1, [a, a, { ...a, weight: 512 }])).toEqual([75, 75, 150]);
  });

  it('gives at most what the vCPUs can use: two VMs of 256 and one of 512, two vCPUs each, on four CPUs', () => {
    const a = { weight: 256, cap: 0, active: 2 };
    expect(perVcpu(4, [a, a, { ...a, weight: 512 }])).toEqual([150, 150, 300]);
  });

  it('passes on what a cap leaves over, to those still to be visited', () => {
    const capped = { weight: 256, cap: 50, active: 1 };
    const free = { weight: 256, cap: 0, active: 1 };
    expect(perVcpu(2, [capped, free])).toEqual([150, 300]);
    // The one before has had its turn: it takes its plain share, and the capped one is moved to the head for next time.
    const shares = shareOut([{ ...free, weight: 100 }, capped], 1, 0);
    expect(shares.map((share) => share.perVcpu)).toEqual([85, 150]);
    expect(shares.map((share) => share.moveToHead)).toEqual([false, true]);
  });

  it('weighs each active vCPU, not each VM: one vCPU against two of the same weight is one to two', () => {
    expect(
      perVcpu(1, [
        { weight: 256, cap: 0, active: 1 },
        { weight: 256, cap: 0, active: 2 },
      ]),
    ).toEqual([100, 100]);
  });

  it('rounds up, and splits a cap over the vCPUs', () => {
    expect(
      perVcpu(1, [
        { weight: 1, cap: 0, active: 1 },
        { weight: 65535, cap: 0, active: 1 },
      ]),
    ).toEqual([1, 300]);
    const [share] = shareOut([{ weight: 256, cap: 50, active: 4 }], 4, 0);
    expect(share).toEqual({ perVcpu: 38, capPerVcpu: 38, moveToHead: false });
    expect(shareOut([{ weight: 256, cap: 0, active: 1 }], 1, 0)[0]!.capPerVcpu).toBe(Infinity);
  });

  it('gives more while the whole host is in debt, up to the debt', () => {
    const a = { weight: 256, cap: 0, active: 1 };
    expect(perVcpu(1, [a, a], -100)).toEqual([200, 200]);
    expect(perVcpu(1, [a, a], 100)).toEqual([150, 150]);
  });

  it('never hands out more than there is, but for rounding, and never passes a peak or a cap', () => {
    const domain = fc.record({
      weight: fc.integer({ min: 1, max: 65535 }),
      cap: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
      active: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(domain, { minLength: 1 }), fc.integer({ min: 1, max: 64 }), (domains, cpus) => {
        const shares = shareOut(domains, cpus, 0);
        const vcpus = domains.reduce((sum, { active }) => sum + active, 0);
        const given = shares.reduce((sum, share, i) => sum + share.perVcpu * domains[i]!.active, 0);
        expect(given).toBeLessThanOrEqual(300 * cpus + vcpus + 2 * domains.length);
        shares.forEach((share) => {
          expect(share.perVcpu).toBeGreaterThanOrEqual(1);
          expect(share.perVcpu).toBeLessThanOrEqual(300);
          expect(share.perVcpu).toBeLessThanOrEqual(share.capPerVcpu);
        });
      }),
    );
  });
});
