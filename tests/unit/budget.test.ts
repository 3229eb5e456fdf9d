import { describe, expect, it } from 'vitest';
import { readOptions } from '../budgets/site/options.ts';
import { line, median, percentile, within } from '../budgets/site/report.ts';

describe('npm run budget', () => {
  it('asks for five runs of every page', () => {
    const { runs, wanted } = readOptions([]);
    expect(runs).toBe(5);
    expect(['', '404.html', 'labs/pull/'].every(wanted)).toBe(true);
  });

  it('takes fewer runs, and pages by a pattern', () => {
    const { runs, wanted } = readOptions(['--runs', '1', '--pages', 'labs/*/']);
    expect(runs).toBe(1);
    expect(['', 'labs/', 'labs/pull/', 'embed/pull/'].filter(wanted)).toEqual(['labs/pull/']);
    expect(['', 'about/'].filter(readOptions(['--pages', '/']).wanted)).toEqual(['']);
  });

  it('refuses what is no number of runs, and what it does not know', () => {
    expect(() => readOptions(['--runs', '0'])).toThrow('--runs takes a whole number from 1 up, not "0".');
    expect(() => readOptions(['--quick'])).toThrow('--quick');
  });

  it('counts a bound as within, and says what is over', () => {
    const shift = { where: '/', what: 'layout shift', unit: '', most: 0 } as const;
    expect(within({ ...shift, value: 0 })).toBe(true);
    expect(line({ ...shift, value: 0 })).not.toContain('OVER');
    expect(within({ ...shift, value: 0.001 })).toBe(false);
    expect(line({ ...shift, value: 0.001 })).toMatch(/^\/ +layout shift +0\.001 {3}at most 0 +OVER$/);
    expect(within({ where: '/', what: 'performance', unit: '', value: 98, least: 99 })).toBe(false);
    expect(within({ where: '/', what: 'performance', unit: '', value: NaN, least: 99 })).toBe(false);
  });

  it('takes the middle of several runs, and the 95th percentile of frames', () => {
    expect(median([5, 1, 4, 2, 3])).toBe(3);
    expect(median([4, 1])).toBe(1);
    expect(percentile([...Array(100).keys()], 0.95)).toBe(94);
    expect(percentile([7], 0.95)).toBe(7);
  });
});
