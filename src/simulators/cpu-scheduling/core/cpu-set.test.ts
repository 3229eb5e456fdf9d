import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CpuSet } from './cpu-set.ts';

describe('CpuSet', () => {
  it('agrees with a Set whatever is added and taken', () => {
    const cpu = fc.nat(99);
    const action = fc.oneof(
      cpu.map((add) => ({ add })),
      fc.integer({ min: -1, max: 99 }).map((above) => ({ above })),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 150 }), (actions) => {
        const set = new CpuSet(100);
        const model = new Set<number>();
        for (const step of actions) {
          if ('add' in step) {
            set.add(step.add);
            model.add(step.add);
          } else {
            const above = [...model].filter((member) => member > step.above);
            const lowest = above.length === 0 ? -1 : Math.min(...above);
            expect(set.takeAbove(step.above)).toBe(lowest);
            model.delete(lowest);
          }
          expect(set.size).toBe(model.size);
        }
      }),
    );
  });
});
