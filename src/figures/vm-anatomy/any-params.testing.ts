import fc from 'fast-check';
import { mostCells, mostGuests, mostVcpus, partIds, type Params } from './params.ts';

/** Settings of all kinds, for property tests. */
export const anyParams: fc.Arbitrary<Params> = fc.record({
  guests: fc.integer({ min: 1, max: mostGuests }),
  vcpus: fc.integer({ min: 1, max: mostVcpus }),
  cpu: fc.constantFrom('some' as const, 'all' as const),
  ram: fc.constantFrom('some' as const, 'all' as const, 'turns' as const),
  disk: fc.constantFrom('some' as const, 'all' as const),
  net: fc.constantFrom('some' as const, 'all' as const),
  swap: fc.boolean(),
  report: fc.boolean(),
  admit: fc.constantFrom('all' as const, 'nova' as const, 'reserved' as const),
  guest: fc.integer({ min: 1, max: mostGuests }),
  part: fc.constantFrom(...partIds),
  cell: fc.integer({ min: 0, max: mostCells - 1 }),
});
