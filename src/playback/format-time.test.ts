import { describe, expect, it } from 'vitest';
import { formatLength, formatMoment } from './format-time.ts';

describe('formatMoment', () => {
  it.each([
    [1_500, 300_000, '1.5 ms'],
    [1_522, 3_400_000, '0.002 s'],
    [12_345_678, 40_000_000, '12.35 s'],
  ])('shows %d of a run of %d µs as %s', (t, duration, text) => expect(formatMoment(t, duration)).toBe(text));
});

describe('formatLength', () => {
  it.each([
    [350, '350 µs'],
    [12_500, '12.5 ms'],
    [30_000, '30 ms'],
    [121_010, '121 ms'],
    [1_080_000, '1.08 s'],
  ])('writes %d µs as %s', (us, text) => expect(formatLength(us)).toBe(text));
});
