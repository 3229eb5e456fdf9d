import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampTime, indexAt, stepAfter, stepBefore, tidyTimes } from './timeline.ts';

const timeline = { duration: 100, steps: [0, 10, 40], changes: [0, 10, 20, 40] };

describe('steps', () => {
  it('go forward to the end and back to the start', () => {
    const forward = [0];
    while (forward.at(-1)! < 100) forward.push(stepAfter(timeline, forward.at(-1)!));
    expect(forward).toEqual([0, 10, 40, 100]);
    const back = [100];
    while (back.at(-1)! > 0) back.push(stepBefore(timeline, back.at(-1)!));
    expect(back).toEqual([100, 40, 10, 0]);
  });

  it('stop at the event before when between two', () => {
    expect(stepBefore(timeline, 25)).toBe(10);
    expect(stepAfter(timeline, 25)).toBe(40);
  });
});

describe('indexAt', () => {
  it('agrees with a search from the front', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), fc.integer({ min: -5, max: 1005 }), (times, t) => {
        const sorted = tidyTimes(times, 1000);
        expect(indexAt(sorted, t)).toBe(sorted.filter((x) => x <= t).length - 1);
      }),
    );
  });
});

describe('clampTime', () => {
  it.each([
    [-1, 0],
    [50.4, 50],
    [1e9, 100],
    [NaN, 0],
  ])('brings %d to %d', (t, expected) => expect(clampTime(100, t)).toBe(expected));
});
