import { describe, expect, it } from 'vitest';
import { keyMoments } from './key-moments.ts';

const run = (...steps: number[]) => ({ duration: steps.at(-1)!, steps, changes: steps });

describe('the moments that are printed', () => {
  it('are where the promise is kept, and the end', () => {
    expect(keyMoments(run(0, 10, 20, 30, 40), 30)).toEqual([30, 40]);
  });
  it('are the middle and the end where nothing is promised before the end', () => {
    expect(keyMoments(run(0, 10, 20, 30, 40))).toEqual([20, 40]);
    expect(keyMoments(run(0, 10, 20, 30, 40), 40)).toEqual([20, 40]);
    expect(keyMoments(run(0, 10, 20, 30, 40), 90)).toEqual([20, 40]);
  });
  it('leave out what is not there', () => {
    expect(keyMoments(run(0, 10))).toEqual([10]);
    expect(keyMoments(run(0))).toEqual([]);
  });
});
