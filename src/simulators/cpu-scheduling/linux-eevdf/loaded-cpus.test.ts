import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LoadedCpus } from './loaded-cpus.ts';

const listOf = (loaded: LoadedCpus, group: number): number[] => {
  const cpus: number[] = [];
  for (let cpu = loaded.above(group, -1); cpu >= 0; cpu = loaded.above(group, cpu)) cpus.push(cpu);
  return cpus;
};

describe('LoadedCpus', () => {
  it('gives the CPUs of each group from the lowest up, as sets do', () => {
    const size = fc.constantFrom(1, 31, 32, 33, 64, 100);
    const changes = fc.array(fc.record({ group: fc.nat(2), cpu: fc.nat(99), add: fc.boolean() }), {
      maxLength: 150,
    });
    fc.assert(
      fc.property(size, changes, (cpus, list) => {
        const loaded = new LoadedCpus(3, cpus);
        const sets = [new Set<number>(), new Set<number>(), new Set<number>()];
        for (const { group, cpu, add } of list) {
          const at = cpu % cpus;
          if (add) {
            loaded.add(group, at);
            sets[group]!.add(at);
          } else {
            loaded.remove(group, at);
            sets[group]!.delete(at);
          }
        }
        sets.forEach((set, group) => expect(listOf(loaded, group)).toEqual([...set].sort((a, b) => a - b)));
      }),
    );
  });
});
