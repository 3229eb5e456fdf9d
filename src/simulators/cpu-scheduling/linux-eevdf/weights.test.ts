import { describe, expect, it } from 'vitest';
import { ParamError } from '../../shared/errors.ts';
import { NICE_WEIGHTS, cgroupWeight, niceWeight } from './weights.ts';

describe('niceWeight', () => {
  it('gives the kernel table at its ends and around nice 0', () => {
    expect([-20, -1, 0, 1, 5, 10, 19].map((nice) => niceWeight(nice))).toEqual([
      88761, 1277, 1024, 820, 335, 110, 15,
    ]);
  });

  it('has 40 entries, each about a quarter heavier than the next', () => {
    expect(NICE_WEIGHTS).toHaveLength(40);
    for (let i = 0; i < 39; i++) {
      const ratio = NICE_WEIGHTS[i]! / NICE_WEIGHTS[i + 1]!;
      expect(ratio).toBeGreaterThan(1.18);
      expect(ratio).toBeLessThan(1.31);
    }
  });

  it.each([-21, 20, 0.5, NaN])('refuses nice %d by name', (nice) => {
    expect(() => niceWeight(nice, 'groups[0].tasks[1].nice')).toThrow(ParamError);
    expect(() => niceWeight(nice, 'groups[0].tasks[1].nice')).toThrow(
      /^groups\[0\]\.tasks\[1\]\.nice: .*-20 to 19/,
    );
  });
});

describe('cgroupWeight', () => {
  it('makes cpu.weight 100 as heavy as nice 0, and rounds to the nearest', () => {
    expect([1, 34, 100, 174, 10_000].map((weight) => cgroupWeight(weight))).toEqual([
      10, 348, 1024, 1782, 102_400,
    ]);
  });

  it.each([0, 10_001, 1.5])('refuses cpu.weight %d', (weight) => {
    expect(() => cgroupWeight(weight)).toThrow(/^weight: .*1 to 10000/);
  });
});
