import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GroupSlots } from './group-slots.ts';

describe('GroupSlots', () => {
  it('numbers pairs as they come, also after going back', () => {
    const pairs = fc.uniqueArray(fc.record({ group: fc.nat(2), cpu: fc.nat(7) }), {
      selector: ({ group, cpu }) => 8 * group + cpu,
    });
    fc.assert(
      fc.property(pairs, fc.nat(24), (sequence, back) => {
        const slots = new GroupSlots(3, 8);
        const check = (count: number): void => {
          sequence.forEach(({ group, cpu }, i) => expect(slots.find(group, cpu)).toBe(i < count ? i : -1));
        };
        sequence.forEach(({ group, cpu }, i) => expect(slots.add(group, cpu)).toBe(i));
        check(sequence.length);
        const kept = Math.min(back, sequence.length);
        slots.table.used[0] = kept;
        slots.loaded();
        check(kept);
        for (const { group, cpu } of sequence.slice(kept)) slots.add(group, cpu);
        check(sequence.length);
      }),
    );
  });

  it('takes over a table that another one has filled', () => {
    const filled = new GroupSlots(2, 4);
    filled.add(1, 3);
    filled.add(1, 0);
    const fresh = new GroupSlots(2, 4);
    fresh.table.used.set(filled.table.used);
    fresh.table.columns.group.set(filled.table.columns.group);
    fresh.table.columns.cpu.set(filled.table.columns.cpu);
    fresh.loaded();
    expect([fresh.find(1, 3), fresh.find(1, 0), fresh.find(0, 3)]).toEqual([0, 1, -1]);
    expect([fresh.groupOf(1), fresh.cpuOf(0)]).toEqual([1, 3]);
  });
});
