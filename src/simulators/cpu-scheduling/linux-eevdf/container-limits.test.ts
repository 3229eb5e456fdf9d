import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dockerCpu, kubernetesCpu, requestShares } from './container-limits.ts';
import { sharesToWeight, sharesToWeightLinear } from './cpu-shares.ts';

// request in thousandths of a CPU → cpu.shares → cpu.weight before and after the new curve (facts §2.4)
const table = `
     0       2     1     1
   100     102     4    17
   250     256    10    35
   500     512    20    59
  1000    1024    39   100
  2000    2048    79   174
  4000    4096   157   303
  8000    8192   313   532`;

describe('a Kubernetes request', () => {
  it.each(
    table
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number)),
  )('%dm is %d shares: weight %d before, %d now', (request, shares, before, now) => {
    expect(requestShares(request!)).toBe(shares);
    expect(kubernetesCpu({ request: request! }, 'linear')).toEqual({ weight: before, max: null });
    expect(kubernetesCpu({ request: request! })).toEqual({ weight: now, max: null });
  });

  it('has no linear ratio on the new curve: 2 CPUs to 1 is 174 to 100', () => {
    expect(sharesToWeight(2048)! / sharesToWeight(1024)!).toBe(1.74);
  });
});

describe('a Kubernetes limit', () => {
  it('is a quota in 100 ms, never under 1 ms', () => {
    expect(kubernetesCpu({ request: 100, limit: 250 }).max).toEqual({ quota: 25_000, period: 100_000 });
    expect(kubernetesCpu({ request: 5, limit: 5 }).max).toEqual({ quota: 1000, period: 100_000 });
  });

  it('stands in for a missing request', () => {
    expect(kubernetesCpu({ limit: 1000 }).weight).toBe(100);
  });

  it('must be a whole number', () => {
    expect(() => kubernetesCpu({ limit: 0.5 })).toThrow(/^limit: 0.5 is not a whole number/);
    expect(() => kubernetesCpu({ request: -1 })).toThrow(/^request: -1 is not a whole number/);
  });
});

describe('docker run', () => {
  it('--cpus=1.5 is cpu.max "150000 100000" and leaves the weight alone', () => {
    expect(dockerCpu({ cpus: 1.5 })).toEqual({ weight: null, max: { quota: 150_000, period: 100_000 } });
  });

  it('without options sets nothing', () => {
    expect(dockerCpu({})).toEqual({ weight: null, max: null });
  });

  it('--cpu-shares goes through the curve of the runtime', () => {
    expect(dockerCpu({ cpuShares: 512 }).weight).toBe(59);
    expect(dockerCpu({ cpuShares: 512 }, 'linear').weight).toBe(20);
  });

  it('refuses less than a hundredth of a CPU', () => {
    expect(() => dockerCpu({ cpus: 0 })).toThrow(/^cpus: 0 is too little/);
  });
});

describe.each([
  ['linear', sharesToWeightLinear],
  ['logarithmic', sharesToWeight],
] as const)('%s shares', (_name, convert) => {
  it('start at 1, end at 10000, and 0 is unset', () => {
    expect([0, 1, 2, 262_144, 300_000].map((shares) => convert(shares))).toEqual([
      null,
      1,
      1,
      10_000,
      10_000,
    ]);
  });

  it('never fall as shares rise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 262_143 }), (shares) => {
        expect(convert(shares + 1)!).toBeGreaterThanOrEqual(convert(shares)!);
      }),
    );
  });

  it('refuse what is no count', () => {
    expect(() => convert(-1)).toThrow(/^shares: -1/);
  });
});
