import fc from 'fast-check';
import { fileVerbs, knownPaths, lifeVerbs, mostOperations, type Operation } from './operations.ts';
import type { Params } from './params.ts';

/** Settings of all kinds, for property tests: operations that can be done, and many that cannot. */
const container = fc.constantFrom<1 | 2>(1, 2);
const verbs = Object.keys(fileVerbs) as (keyof typeof fileVerbs)[];
const lives = Object.keys(lifeVerbs) as (keyof typeof lifeVerbs)[];

const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      container,
      verb: fc.constantFrom(...verbs),
      path: fc.constantFrom(...knownPaths),
    }),
  },
  { weight: 1, arbitrary: fc.record({ container, verb: fc.constantFrom(...lives) }) },
);
export const anyParams: fc.Arbitrary<Params> = fc.record({
  containers: fc.constantFrom(1, 2),
  image: fc.constantFrom('clean' as const, 'leftovers' as const),
  volume: fc.boolean(),
  ops: fc.array(anyOperation, { maxLength: mostOperations }),
});
