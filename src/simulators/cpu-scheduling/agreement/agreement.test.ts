import { describe, expect, it } from 'vitest';
import file from '../../../../tests/fixtures/cpu-shares.json' with { type: 'json' };
import { simulate } from '../index.ts';
import { SHARE_TOLERANCE, compareShares } from './compare-shares.ts';
import { measuredScenario } from './measured-scenario.ts';
import { readMeasuredShares } from './measured-shares.ts';

const measured = readMeasuredShares(file);

describe('CPU shares of a real kernel', () => {
  const compared = compareShares(measured, simulate);

  it('are compared process by process, none left out', () => {
    const inFile = file.scenarios.flatMap((entry) =>
      Object.keys(entry.measured_percent).map((process) => `${entry.name} ${process}`),
    );
    expect(compared.map(({ scenario, process }) => `${scenario} ${process}`)).toEqual(inFile);
  });

  it.each(
    compared.filter(({ noisy }) => !noisy).map((row) => [`${row.scenario} ${row.process}`, row] as const),
  )('%s', (_name, { difference }) => {
    expect(Math.abs(difference)).toBeLessThanOrEqual(SHARE_TOLERANCE);
  });
});

describe('pauses of busy processes', () => {
  // The slices themselves, not only their sum: on one CPU a pause is a whole number of ticks.
  const typical = (name: string, process: string): number => {
    const entry = measured.scenarios.find((scenario) => scenario.name === name)!;
    const run = simulate(measuredScenario(measured, entry));
    const task = run.tasks.findIndex(({ id }) => id === process);
    const slices = run.slices[0]!.filter((slice) => slice.task === task);
    const gaps = slices.slice(1).map(({ start }, i) => start - slices[i]!.end);
    return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
  };

  it.each([
    ['two-equal', 'A/0'],
    ['weights-1-3', 'A/0'],
    ['weights-1-3', 'B/0'],
    ['weights-1-10', 'A/0'],
    ['one-vs-four-same-weight', 'B/2'],
    ['nice-0-5-in-one-group', 'A/1'],
    ['nested-halves', 'A/b/0'],
    ['process-beside-group', 'P/k/3'],
    ['sleeper-10-vs-hog', 'B/0'],
  ])('%s %s: the median is that of the kernel, to the millisecond', (name, process) => {
    const detail = file.scenarios.find((scenario) => scenario.name === name)!.detail as Record<
      string,
      { gap_us?: { p50: number } }
    >;
    expect(Math.abs(typical(name, process) - detail[process]!.gap_us!.p50)).toBeLessThan(200);
  });
});

describe('readMeasuredShares', () => {
  const one = (scenario: object) => ({ hz: 250, seconds: 1, scenarios: [scenario] });
  const good = {
    name: 'x',
    config: { A: { shares: 1024, procs: ['busy'] } },
    measured_percent: { 'A/0': { median: 100 } },
  };

  it('says which field does not fit', () => {
    expect(() => readMeasuredShares([])).toThrow(/^file: /);
    expect(() => readMeasuredShares({ seconds: 1, scenarios: [] })).toThrow(/^hz: undefined is not a number/);
    expect(() => readMeasuredShares(one({ ...good, measured_percent: { 'A/0': {} } }))).toThrow(
      /^scenarios\[0\]\.measured_percent\.A\/0\.median: /,
    );
    expect(() => readMeasuredShares(one({ ...good, config: { A: { procs: 'busy' } } }))).toThrow(
      /^scenarios\[0\]\.config\.A\.procs: /,
    );
  });

  it('knows noisy scenarios, and every kind of process', () => {
    const procs = ['busy', 'busy nice -5', 'sleep', 'wake 1000 us every 9000 us'];
    const read = readMeasuredShares(
      one({ ...good, noisy: true, config: { A: { shares: 102, idle: true, procs } } }),
    );
    expect(read.scenarios[0]!.noisy).toBe(true);
    expect(measuredScenario(read, read.scenarios[0]!)).toEqual({
      cpus: 1,
      policy: 'linux-eevdf',
      horizon: 1_000_000,
      tick: 4000,
      groups: [
        {
          id: 'A',
          weight: 10,
          idle: true,
          groups: [],
          tasks: [
            { id: 'A/0', work: { kind: 'busy' } },
            { id: 'A/1', work: { kind: 'busy' }, nice: -5 },
            { id: 'A/2', work: { kind: 'idle' } },
            { id: 'A/3', work: { kind: 'bursty', run: 1000, every: 9000 } },
          ],
        },
      ],
    });
  });

  it('refuses a process it does not know', () => {
    const read = readMeasuredShares(one({ ...good, config: { A: { procs: ['lazy'] } } }));
    expect(() => measuredScenario(read, read.scenarios[0]!)).toThrow(/^A\.procs\[0\]: "lazy" is none of/);
  });
});
