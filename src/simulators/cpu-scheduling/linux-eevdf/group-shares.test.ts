import { describe, expect, it } from 'vitest';
import { ms, sec } from '../../shared/units.ts';
import type { GroupSpec, TaskSpec, Work } from '../types.ts';
import { ranBetween } from '../core/lanes-text.ts';
import { BUSY, run } from './runs.testing.ts';

const task = (id: string, cpu: number, work: Work = BUSY): TaskSpec => ({ id, work, cpus: [cpu] });

/** Two tasks of A on CPU 1, one of them as given; one on CPU 0. B stands against A on CPU 1, C on CPU 0. */
const groups = (second: Work): GroupSpec[] => [
  { id: 'A', tasks: [task('a1', 0), task('a2', 1, second), task('a3', 1)] },
  { id: 'B', tasks: [task('b', 1)] },
  { id: 'C', tasks: [task('c', 0)] },
];
const oneMs = { run: ms(1) };

describe('the weight of a group on each CPU', () => {
  // With one task on each CPU A weighs a half on both, so a1 gets 512 parts of 512 + 1024.
  it.each<[string, Work]>([
    ['exits', { kind: 'script', steps: [oneMs] }],
    [
      'goes to sleep, also where it has to wait in the queue first',
      { kind: 'script', steps: [oneMs, { sleep: sec(100) }] },
    ],
  ])('follows when a task %s', (_, second) => {
    const result = run(groups(second), { cpus: 2, horizon: sec(2) });
    expect(ranBetween(result, 0, ms(500), sec(2)) / ms(1500)).toBeCloseTo(1 / 3, 2);
  });

  it('follows when a task leaves because its group is throttled', () => {
    const limited: GroupSpec = {
      id: 'L',
      cpuMax: { quota: ms(1), period: sec(1) },
      tasks: [task('a2', 1)],
    };
    const [a, b, c] = groups(BUSY);
    const result = run([{ ...a!, tasks: [a!.tasks[0]!, a!.tasks[2]!], groups: [limited] }, b!, c!], {
      cpus: 2,
      horizon: sec(1),
    });
    expect(ranBetween(result, 0, ms(300), sec(1)) / ms(700)).toBeCloseTo(1 / 3, 2);
  });
});
