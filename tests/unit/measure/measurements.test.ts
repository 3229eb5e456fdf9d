import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimSchema, isNumber } from '../../../src/schemas/claim.ts';
import { measurementSchema, type Measurement } from '../../../src/schemas/measurement.ts';
import { readCollection } from '../../../src/schemas/read-collection.ts';
import { readMeasurements } from '../../../src/schemas/read-measurements.ts';
import { fixtureFiles, type Fixture } from '../../reality/measure/fixture-files.ts';
import { rowOf, rowsOf } from '../../reality/measure/statistics.ts';

const files = readMeasurements();

describe('rows', () => {
  it('have the median, the smallest and the largest of their runs, to three decimals', () => {
    expect(rowOf('a', 'a thing', [3.00049, 1, 2.5, 10])).toEqual({
      id: 'a',
      what: 'a thing',
      n: 4,
      median: 2.75,
      min: 1,
      max: 10,
      runs: [3, 1, 2.5, 10],
    });
  });

  it('count only the runs that saw a mark', () => {
    const rows = rowsOf(['x', 'y', 'z'], [{ x: 1 }, { x: 3, y: 2 }], (id) => ({ id, what: `mark ${id}` }));
    expect(rows.map(({ id, n, median }) => [id, n, median])).toEqual([
      ['x', 2, 2],
      ['y', 1, 2],
    ]);
  });
});

describe('the schema', () => {
  const good: Measurement = {
    title: 'Some times',
    topic: 'vm-boot',
    series: 'test',
    machine: {
      kind: 'a made-up machine',
      cpus: 1,
      memoryGiB: 1,
      kernel: '6.18',
      storage: 'ext4',
      scheduler: 'EEVDF',
      cgroups: 'v2',
    },
    versions: {},
    date: '2026-11-23',
    method: 'We looked at a clock.',
    load: 'Nothing else ran.',
    limits: [],
    unit: 'ms',
    accelerator: 'none',
    rows: [
      { id: 'a', what: 'first mark', n: 3, median: 2, min: 1, max: 4, runs: [1, 2, 4] },
      { id: 'b', what: 'second mark', n: 3, median: 5.5, min: 5, max: 'not kept', runs: 'not kept' },
      { id: 'c', what: 'between', median: 3.5, difference: { of: 'b', less: 'a' } },
    ],
  };
  const refusal = (change: (file: Measurement) => void) => {
    const file = structuredClone(good);
    change(file);
    return measurementSchema.safeParse(file).error?.issues[0]?.message;
  };

  it('takes a file that agrees with itself', () => {
    expect(refusal(() => undefined)).toBeUndefined();
  });

  it.each<[string, string, (file: Measurement) => void]>([
    ['a wrong median', 'row "a": the median is not that of the runs', (f) => (f.rows[0]!.median = 2.1)],
    [
      'a lost run',
      'row "a": n is 3, but 2 runs stand there',
      (f) => Object.assign(f.rows[0]!, { runs: [1, 2] }),
    ],
    ['a wrong max', 'row "a": max is not the largest run', (f) => Object.assign(f.rows[0]!, { max: 5 })],
    [
      'min over median',
      'row "b": the median is not between min and max',
      (f) => Object.assign(f.rows[1]!, { min: 6 }),
    ],
    [
      'a wrong difference',
      'row "c": the median is not the difference of the two',
      (f) => (f.rows[2]!.median = 3),
    ],
    ['two rows of one id', 'two rows have the same id', (f) => (f.rows[1]!.id = 'a')],
    [
      'emulation with nothing beside it',
      'a file has "hardware", published figures to stand beside it, exactly if its accelerator is TCG',
      (f) => (f.accelerator = 'TCG'),
    ],
  ])('refuses %s', (_, sentence, change) => {
    expect(refusal(change)).toBe(sentence);
  });
});

describe('content/measurements', () => {
  it('holds the figures of the fixture, unchanged', () => {
    const fixture = JSON.parse(readFileSync('tests/fixtures/measurements.json', 'utf8')) as Fixture;
    for (const [name, { rows }] of Object.entries(fixtureFiles(fixture)))
      expect(files.get(`2026-11-23-first-${name}`)?.rows, name).toEqual(rows);
  });

  it('has every topic, and every emulated file has published figures beside it', () => {
    expect(new Set([...files.values()].map(({ topic }) => topic))).toEqual(
      new Set(['container-start', 'vm-boot', 'sizes', 'memory', 'system-calls']),
    );
    const emulated = [...files.values()].filter(({ accelerator }) => accelerator === 'TCG');
    expect(emulated.length).toBeGreaterThan(0);
    for (const { hardware } of emulated) expect(hardware?.claims.length).toBeGreaterThan(2);
  });
});

describe('a measured claim', () => {
  const claims = readCollection('claims', claimSchema);
  const numbers = claims.flatMap(({ id, data }) => (isNumber(data) ? [{ id, data }] : []));

  // What was read off another fixture (cpu-shares, overlay), or is computed from several rows, has no row of its own.
  const elsewhere = [
    'one-against-four-share',
    'deleted-file-space-back',
    'page-cache-shared-pages',
    'eevdf-hogs-alternate',
    'sleeper-wake-median',
    'sleeper-wake-p99',
    'kernel-tick-rate',
    'weights-one-to-three',
    'idle-neighbour-leaves',
    'quota-holds-on-idle-cpu',
    'two-quotas-leave-idle',
    'nested-quota-light-child',
    'nested-quota-heavy-child',
  ];
  const derived = [
    'sbs-runc-total',
    'sbs-container-unattributed',
    'sbs-guest-ram-configured',
    'sbs-containers-shared',
    'guest-ram-after-ksm',
    'vm-to-image-ratio',
    'emulated-share-systemd',
    'emulated-share-kernel',
    'container-start-overhead',
    'boot-emulated-kernel-small-initramfs',
    'boot-instructions-kernel',
    'boot-instructions-services',
    'boot-share-kernel',
    'boot-share-services',
  ];
  // Read off one command or one trace; what was watched stands beside the simulator or in the claim.
  const watched = [
    'iop-dirty-age',
    'va-page-size',
    'va-ram-before-system',
    'vm-exit-e1000-touches',
    'vm-exit-kicks-ahead',
    'vm-exit-kicks-behind',
    'den-container-books',
    'den-guest-kernel',
    'den-ksm-four',
    'den-micro-kernel',
    'den-shim',
    'den-shim-once',
  ];
  // Printed in the fact sheet (facts.md §10), but not in the fixture's data.
  const onlyStated = [
    'emulation-slowdown',
    'sbs-emulation-scale',
    'container-charged-first',
    'container-charged-later',
    'vm-disk-used',
    'vm-kernel-modules',
  ];

  it('names its row, or is one of those that have none', () => {
    const without = numbers.filter(
      ({ data }) => data.label === 'measured' && data.source === 'our-measurements' && !data.measurement,
    );
    expect(without.map(({ id }) => id).sort()).toEqual(
      [...elsewhere, ...derived, ...watched, ...onlyStated].sort(),
    );
  });

  it('is what the flagship’s phases and sizes are read from', () => {
    const rows = numbers.filter(({ id, data }) => id.startsWith('sbs-') && data.measurement);
    expect(rows.length).toBeGreaterThanOrEqual(42);
  });
});
