import fc from 'fast-check';
import { mostOps, ops, ways, type Params } from './params.ts';

/** Settings of all kinds, for property tests. */
export const anyParams: fc.Arbitrary<Params> = fc.record({
  ops: fc.array(fc.constantFrom(...ops), { maxLength: mostOps }),
  ways: fc.subarray([...ways], { minLength: 1 }),
  guest: fc.constantFrom('4k' as const, '2m' as const),
  host: fc.constantFrom('4k' as const, '2m' as const),
  levels: fc.constantFrom('4' as const, '5' as const),
  worker: fc.constantFrom('behind' as const, 'ahead' as const),
  look: fc.constantFrom('rows' as const, 'each' as const),
});
