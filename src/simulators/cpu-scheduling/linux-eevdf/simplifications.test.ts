import { describe, expect, it } from 'vitest';
import { sec } from '../../shared/units.ts';
import { run, shares, tasks } from './runs.testing.ts';
import { LINUX_SIMPLIFICATIONS, LINUX_VERSION } from './simplifications.ts';

describe('LINUX_SIMPLIFICATIONS', () => {
  it('are whole sentences, each with its consequence, and no two alike', () => {
    const texts = LINUX_SIMPLIFICATIONS.flatMap(({ what, consequence }) => [what, consequence]);
    for (const text of [LINUX_VERSION, ...texts]) expect(text).toMatch(/^[A-Z].*\.$/s);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('say what equal tasks get in the long run on four CPUs', () => {
    const text = LINUX_SIMPLIFICATIONS.map(({ consequence }) => consequence).join(' ');
    expect(text).toContain('Eight equal tasks on four CPUs get half a CPU each.');
    expect(text).toContain('of six on four CPUs some keep about three quarters of a CPU and others half.');
    const percent = (names: string) => {
      const groups = [...names].map((id) => ({ id, tasks: tasks(id) }));
      return Object.values(shares(run(groups, { cpus: 4, tick: 4000, horizon: sec(60) })));
    };
    for (const share of percent('ABCDEFGH')) expect(share).toBeCloseTo(50, 0);
    const six = percent('ABCDEF').sort();
    expect(six[0]).toBeCloseTo(50, 0);
    expect(six.at(-1)).toBeCloseTo(75, 0);
  });
});
