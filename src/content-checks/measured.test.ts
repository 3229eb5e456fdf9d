import { describe, expect, it } from 'vitest';
import { claimSchema, isNumber, type NumberClaim } from '../schemas/claim.ts';
import type { Measurement } from '../schemas/measurement.ts';
import { readCollection } from '../schemas/read-collection.ts';
import { readMeasurements } from '../schemas/read-measurements.ts';
import { disagreement } from './measured.ts';

const file = {
  topic: 'memory',
  unit: 'KiB',
  accelerator: 'none',
  rows: [
    { id: 'total', what: 'all', n: 1, median: 20232, min: 20232, max: 20232, runs: [20232] },
    { id: 'each', what: 'one', n: 3, median: 2048, min: 1024, max: 3072, runs: 'not kept' },
    { id: 'loose', what: 'one', n: 8, median: 2048, min: 'not kept', max: 'not kept', runs: 'not kept' },
    { id: 'time', what: 'a time', unit: 'ms', n: 2, median: 1.5, min: 1, max: 2, runs: [1, 2] },
  ],
} as unknown as Measurement;
const files = new Map([
  ['f', file],
  ['emulated', { ...file, topic: 'vm-boot', accelerator: 'TCG' } as Measurement],
]);

const says = (claim: Partial<NumberClaim>) =>
  disagreement(
    {
      value: 2,
      unit: 'MiB',
      relation: 'exactly',
      what: 'Some memory.',
      label: 'measured',
      source: 'x',
      ...claim,
    },
    files,
  );

describe('a claim with a row', () => {
  it.each<[string, Partial<NumberClaim>]>([
    ['no row at all', {}],
    ['the same value and range', { measurement: 'f#each', range: [1, 3] }],
    [
      'the same value in the row’s unit',
      { measurement: 'f#each', value: 2048, unit: 'KiB', range: [1024, 3072] },
    ],
    ['a value rounded by “about”', { measurement: 'f#total', relation: 'about', value: 19.8 }],
    ['no range where none was kept', { measurement: 'f#loose' }],
  ])('agrees: %s', (_, claim) => {
    expect(says(claim)).toBeUndefined();
  });

  it.each<[string, Partial<NumberClaim>]>([
    ['says 2.1 MiB, its row 2048 KiB', { measurement: 'f#each', value: 2.1, range: [1, 3] }],
    ['says 19.8 MiB, its row 20232 KiB', { measurement: 'f#total', value: 19.8 }],
    ['says 19.7 MiB, its row 20232 KiB', { measurement: 'f#total', value: 19.7, relation: 'about' }],
    ['has the range 1 to 4, its row 1024 to 3072', { measurement: 'f#each', range: [1, 4] }],
    ['lacks the range of its row, 1024 to 3072', { measurement: 'f#each' }],
    [
      'has a range, its row has none',
      { measurement: 'f#total', relation: 'about', value: 20, range: [1, 30] },
    ],
    ['has the unit "MiB", its row "ms"', { measurement: 'f#time' }],
    ['names the measurement "f#none", which is not there', { measurement: 'f#none' }],
    [
      'has a row of our measurements, so its label must be "measured", not "illustrative"',
      { measurement: 'f#each', label: 'illustrative' },
    ],
    ['was measured under emulation, which its "what" must say', { measurement: 'emulated#time', unit: 'ms' }],
  ])('%s', (sentence, claim) => {
    expect(says(claim)).toBe(sentence);
  });
});

describe('content/claims', () => {
  const measurements = readMeasurements();
  const claims = readCollection('claims', claimSchema).flatMap(({ id, data }) =>
    isNumber(data) && data.measurement ? [{ id, data }] : [],
  );

  it('agree with content/measurements', () => {
    expect(claims.length).toBeGreaterThan(100);
    for (const { id, data } of claims) expect(disagreement(data, measurements), id).toBeUndefined();
  });

  it('would be caught with another value', () => {
    for (const { id, data } of claims)
      expect(disagreement({ ...data, value: data.value * 1.1 + 1 }, measurements), id).toBeDefined();
  });
});
