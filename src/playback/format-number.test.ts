import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixed, upTo } from './format-number.ts';

describe('fixed and upTo', () => {
  it.each([
    [1.5, 2, '1.50', '1.5'],
    [12, 1, '12.0', '12'],
    [1250.04, 1, '1250.0', '1250'],
    [0.35, 1, '0.3', '0.3'],
    [0.1 + 0.2, 2, '0.30', '0.3'],
  ])('%d to %d decimals: %s, %s', (value, decimals, exact, short) => {
    expect(fixed(value, decimals)).toBe(exact);
    expect(upTo(value, decimals)).toBe(short);
  });

  it('prints the digits that the number has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 3 }), (n, decimals) => {
        const value = n / 1000;
        expect(fixed(value, decimals)).toBe(value.toFixed(decimals));
        expect(Number(upTo(value, decimals))).toBe(Number(value.toFixed(decimals)));
      }),
    );
  });
});
