import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PersistentMap } from './persistent-map.ts';

// Pairs of words with one FNV-1a hash, so that the clash nodes are used.
const CLASHING = ['costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke'];
const key = fc.oneof(fc.constantFrom(...CLASHING), fc.string({ maxLength: 2 }));
const change = fc.oneof(
  fc.record({ set: fc.constant(true), key, value: fc.integer() }),
  fc.record({ set: fc.constant(false), key, value: fc.integer() }),
);

const contents = (map: PersistentMap<string, number>): Map<string, number> => {
  const out = new Map<string, number>();
  map.forEach((value, name) => out.set(name, value));
  return out;
};

describe('PersistentMap', () => {
  it('holds what a Map holds after any changes, and no version ever changes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 120 }), (changes) => {
        const model = new Map<string, number>();
        let map = PersistentMap.empty<string, number>();
        const versions: [PersistentMap<string, number>, Map<string, number>][] = [];
        for (const each of changes) {
          if (each.set) model.set(each.key, each.value);
          else model.delete(each.key);
          map = each.set ? map.set(each.key, each.value) : map.delete(each.key);
          versions.push([map, new Map(model)]);
        }
        for (const [version, expected] of versions) {
          expect(contents(version)).toEqual(expected);
          expect(version.size).toBe(expected.size);
          for (const name of CLASHING) expect(version.get(name)).toBe(expected.get(name));
        }
      }),
    );
  });

  it('keeps number keys, negative ones too', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), (numbers) => {
        let map = PersistentMap.empty<number, number>();
        for (const each of numbers) map = map.set(each, each * 2);
        expect(numbers.every((each) => map.get(each) === each * 2)).toBe(true);
        for (const each of numbers) map = map.delete(each);
        expect(map.size).toBe(0);
        expect(map.keys()).toEqual([]);
      }),
    );
  });
});
