import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatClaim, formatQuantity, formatRange } from './format-claim.ts';

/** As it is printed, with visible non-breaking spaces. */
const shown = (text: string) => text.replaceAll('\u00A0', '_');

describe('formatQuantity', () => {
  it.each([
    [125, 'ms', '125_ms'],
    [0.5, 'ms', '0.5_ms'],
    [34.656, 'ms', '34.7_ms'],
    [0.512, 'ms', '0.512_ms'],
    [999, 'ms', '999_ms'],
    [1630, 'ms', '1.63_s'],
    [12847.3, 'ms', '12.8_s'],
    [200, 'µs', '200_µs'],
    [93.4, 's', '93.4_s'],
    [366.4, 'MiB', '366_MiB'],
    [76, '%', '76%'],
    [6.4, '%', '6.4%'],
    [386, '', '386'],
    [10000, '', '10,000'],
    [14, 'capabilities', '14_capabilities'],
    [4, 'layers', '4_layers'],
    [1, 'layers', '1_layer'],
    [1, 'ms', '1_ms'],
    [5, 'MiB', '5_MiB'],
    [522, 'B', '522_bytes'],
    [1, 'B', '1_byte'],
    [12000, 'B', '12_kB'],
    [29780765, 'B', '29.8_MB'],
    [2226327, 'B', '2.23_MB'],
    [999950, 'B', '1_MB'],
    [160_000_000, 'B', '160_MB'],
    [4_840_000_000, 'B', '4.84_GB'],
  ])('prints %d %s as %s', (value, unit, text) => {
    expect(shown(formatQuantity({ value, unit }))).toBe(text);
  });

  it('scales any number of bytes to less than a thousand of a unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900_000_000_000_000 }), (value) => {
        const [number, unit] = formatQuantity({ value, unit: 'B' }).split('\u00A0');
        const size = { byte: 1, bytes: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }[unit!]!;
        expect(Number(number)).toBeLessThan(1000);
        expect(Math.abs(Number(number) * size - value)).toBeLessThanOrEqual(value * 0.005);
      }),
    );
  });
});

describe('formatClaim', () => {
  it.each([
    ['exactly', '125_ms'],
    ['about', 'about_125_ms'],
    ['at most', 'at_most_125_ms'],
    ['more than', 'more_than_125_ms'],
  ] as const)('says "%s" as %s', (relation, text) => {
    expect(shown(formatClaim({ value: 125, unit: 'ms', relation }))).toBe(text);
  });

  it('says nothing when no relation is given', () => {
    expect(formatClaim({ value: 3, unit: '' })).toBe('3');
  });
});

describe('formatRange', () => {
  it.each([
    [[82, 91], 'ms', '82 to 91_ms'],
    [[12.8, 18.4], 's', '12.8 to 18.4_s'],
    [[70, 76], '%', '70 to 76%'],
    [[900, 1_200_000], 'B', '900_bytes to 1.2_MB'],
    [[3, 7], '', '3 to 7'],
  ] as const)('prints %j %s as %s', (range, unit, text) => {
    expect(shown(formatRange(range, unit))).toBe(text);
  });
});
