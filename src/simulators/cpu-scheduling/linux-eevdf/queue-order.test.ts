import { describe, expect, it } from 'vitest';
import { ms } from '../../shared/units.ts';
import { Engine } from '../core/engine.ts';
import { buildModel } from '../core/model.ts';
import type { GroupSpec, Work } from '../types.ts';
import { createLinuxEevdf, type LinuxEevdf } from './policy.ts';
import { BUSY } from './runs.testing.ts';

const heavy: Work = { kind: 'script', repeat: true, steps: [{ run: ms(37) }, { sleep: ms(11) }] };
const light: Work = { kind: 'bursty', run: ms(1), every: ms(23), first: ms(7) };
const group = (id: string, weight: number, work: Work): GroupSpec => ({ id, weight, tasks: [{ id, work }] });

describe('who waits on a CPU', () => {
  it.each([0, 4000])('stands in the order of what is said of each at that moment, tick %i', (tick) => {
    const model = buildModel({
      cpus: 2,
      policy: 'linux-eevdf',
      horizon: ms(600),
      tick,
      groups: [
        group('A', 39, heavy),
        group('B', 39, light),
        group('C', 200, BUSY),
        group('D', 100, BUSY),
        group('E', 100, BUSY),
        group('F', 100, BUSY),
      ],
    });
    let policy: LinuxEevdf | undefined;
    const engine = new Engine(model, (host) => (policy = createLinuxEevdf(host)));
    engine.start();
    const wrong: string[] = [];
    // Between the ticks: what runs has not been charged.
    for (let t = 500; t < ms(600); t += 500) {
      engine.runTo(t);
      engine.snapshot().cpus.forEach(({ queue }, cpu) => {
        const rows = queue.map((task) => policy!.groupFacts(task, cpu));
        const says = rows.map(({ eligible, deadline }) => `${eligible ? 'owed' : 'ahead'} due ${deadline}`);
        rows.slice(1).forEach((row, i) => {
          const before = rows[i]!;
          const fits =
            before.eligible === row.eligible ? before.deadline! <= row.deadline! + 1e-3 : before.eligible;
          if (!fits) wrong.push(`${t} CPU${cpu}: ${says.join(' < ')}`);
        });
      });
    }
    expect(wrong).toEqual([]);
  });
});
