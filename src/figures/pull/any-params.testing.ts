import fc from 'fast-check';
import { images, parts, troubles, type Params } from './params.ts';

/** Settings of all kinds, for property tests: pulls that can be, and troubles that cannot. */
export const anyParams: fc.Arbitrary<Params> = fc.record({
  image: fc.constantFrom(...images),
  host: fc.constantFrom('empty' as const, ...images),
  engine: fc.constantFrom('containerd' as const, 'classic' as const),
  once: fc.integer({ min: 1, max: 6 }),
  link: fc.integer({ min: 1, max: 10_000 }),
  rtt: fc.integer({ min: 1, max: 1000 }),
  unpack: fc.integer({ min: 1, max: 1000 }),
  token: fc.boolean(),
  trouble: fc.constantFrom(...troubles),
  part: fc.constantFrom(...parts),
  byte: fc.integer({ min: 0, max: 99_999 }),
  cutat: fc.integer({ min: 1, max: 99 }),
  range: fc.boolean(),
});
