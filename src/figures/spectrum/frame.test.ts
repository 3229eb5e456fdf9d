import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { boxIds, grounds } from '../../simulators/spectrum/index.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { axisIds, claimIds, inAxisUnit, positionOf } from './axes.ts';
import { betOf, startOutcome, wallOutcome } from './bets.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import type { NestView } from './nest-frame.ts';
import { most, presets, type Params } from './params.ts';
import { run as runWith, type Run } from './run.ts';
import { meta } from './meta.ts';
import { poster } from './poster.ts';

const claims = testClaims(claimIds);
const run = (params: Params): Run => runWith(params, claims);
const preset = (id: string): Run => run(presets.find((each) => each.id === id)!.params);
const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);

const rows = (frame: Frame) => (frame.kind === 'axis' ? frame.groups.flatMap((group) => group.rows) : []);
/** The boxes with a figure from the left to the right, then those without. */
const order = (frame: Frame): string =>
  [
    ...rows(frame)
      .filter(({ at }) => at !== null)
      .sort((a, b) => a.at! - b.at!)
      .map(({ id }) => id),
    '|',
    ...rows(frame)
      .filter(({ at }) => at === null)
      .map(({ id }) => id),
  ].join(' ');

/** A nest as it stands: closed boxes in brackets, kernels by a star, broken by an x, containers open to it by an !. */
const nested = (boxes: readonly NestView[], indent = ''): string[] =>
  boxes.flatMap(({ id, state, kernel, asked, taken, inside }) =>
    state === 'later'
      ? []
      : state === 'closed'
        ? [`${indent}[${id}]`]
        : [
            `${indent}${id}${kernel ? (kernel.broken ? ' x' : kernel.answers ? ' *answers' : ' *') : ''}${asked ? ' ?' : ''}${taken ? ' !' : ''}`,
            ...nested(inside, `${indent}  `),
          ],
  );
const nests = (frame: Frame): string[] => (frame.kind === 'nest' ? nested(frame.nests) : []);
const sum = (frame: Frame): number => (frame.kind === 'nest' ? frame.sum : Number.NaN);

const anyParams: fc.Arbitrary<Params> = fc.record({
  show: fc.constantFrom(...axisIds, ...grounds),
  nodes: fc.integer({ min: 1, max: most.nodes }),
  pods: fc.integer({ min: 1, max: most.pods }),
  kata: fc.boolean(),
});

holdsTheContract({
  definition,
  meta,
  poster,
  any: anyParams,
  opens: 'startup',
  sentence: /^[A-Zg].*[.?]$/,
  bets: {
    outcomes: {
      startup: 'right',
      answers: null,
      memory: 'less',
      boundary: null,
      cloud: 'nodes',
      nested: 'pods',
      mac: 'nodes',
    },
    right: /”\. Right: |that is it: /,
    wrong: /Not so: |it is not so: /,
  },
});

describe('presets keep what they promise', () => {
  it('by start-up: one box overtakes, and it is a virtual machine that starts before the container', () => {
    const of = preset('startup');
    expect(order(end(of))).toBe(
      'process unikernel container microvm vm | system-container gvisor kata hyperv machine',
    );
    expect(of.kind === 'axis' && of.swapped).toEqual([['container', 'unikernel']]);
    expect(end(of).say).toBe(
      'Five of ten boxes have a figure. The container and the unikernel VM changed places; all other pairs kept their order.',
    );
  });

  it('until it answers: three figures, and the full VM far away', () => {
    const of = preset('answers');
    expect(order(end(of))).toMatch(/^process container vm \|/);
    expect(of.kind === 'axis' && of.swapped).toEqual([]);
    const at = (frame: Frame, id: string) => rows(frame).find((row) => row.id === id)!.at!;
    const [later, sooner] = [end(of), end(preset('startup'))];
    expect(at(later, 'vm')).toBeGreaterThan(at(sooner, 'vm') + 0.2);
    expect(at(later, 'vm') - at(later, 'container')).toBeGreaterThan(
      at(sooner, 'vm') - at(sooner, 'container'),
    );
    // Not every gap grows: the app's own start brings process and container together.
    expect(at(later, 'container') - at(later, 'process')).toBeLessThan(
      at(sooner, 'container') - at(sooner, 'process'),
    );
  });

  it('by memory: the microVM’s monitor takes less than the shim', () => {
    const of = preset('memory');
    expect(order(end(of))).toMatch(/^microvm container vm \|/);
    expect(end(of).say).toContain('The container and the microVM changed places');
  });

  it('by boundary: five places for ten boxes, each with its doors', () => {
    const frame = end(preset('boundary'));
    expect(frame.kind === 'axis' && frame.groups.map((group) => group.rows.length)).toEqual([1, 2, 1, 5, 1]);
    expect(rows(frame).map(({ text }) => text)).toContain('out: the Sentry, then the host’s kernel');
  });

  it('a node in a cloud: three kernels for eight containers, and four of them fall together', () => {
    const all = frames(preset('cloud'));
    expect(nests(all[0]!)).toEqual(['host *', '  [node-1]', '  [node-2]']);
    expect(nests(all[1]!)).toEqual([
      'host *',
      '  node-1 *',
      '    [pod-1-1]',
      '    [pod-1-2]',
      '  node-2 *',
      '    [pod-2-1]',
      '    [pod-2-2]',
    ]);
    expect(all.map(sum)).toEqual([1, 3, 3, 3, 3, 3]);
    expect(nests(all[4]!).slice(0, 4)).toEqual([
      'host *',
      '  node-1 *answers',
      '    pod-1-1',
      '      container-1-1-1 ?',
    ]);
    expect(nests(all[5]!)).toEqual([
      'host *',
      '  node-1 x',
      '    pod-1-1',
      '      container-1-1-1 ? !',
      '      container-1-1-2 !',
      '    pod-1-2',
      '      container-1-2-1 !',
      '      container-1-2-2 !',
      '  node-2 *',
      '    pod-2-1',
      '      container-2-1-1',
      '      container-2-1-2',
      '    pod-2-2',
      '      container-2-2-1',
      '      container-2-2-2',
    ]);
    expect(all[5]!.say).toMatch(/Four of eight containers are open to them\. One virtual machine’s wall/);
  });

  it('everything nested: seven kernels for eight containers, and two fall together', () => {
    const all = frames(preset('nested'));
    expect(all.map(sum)).toEqual([1, 3, 7, 7, 7, 7]);
    expect(all[2]!.say).toContain('nested virtualization');
    expect(nests(all.at(-1)!).filter((line) => line.includes('!'))).toHaveLength(2);
    expect(all.at(-1)!.say).toContain('Two virtual machines’ walls');
  });

  it('on a Mac: two kernels, and the Mac’s answers nobody', () => {
    const all = frames(preset('mac'));
    expect(all.map(sum)).toEqual([1, 2, 2, 2, 2]);
    expect(nests(all[3]!)).toEqual([
      'mac *',
      '  node-1 *answers',
      '    container-1-1 ?',
      '    container-1-2',
      '    container-1-3',
    ]);
  });
});

describe('other grounds', () => {
  it('on machines of metal there is no wall further out', () => {
    const frame = end(run({ ...presets[0]!.params, show: 'metal' }));
    expect(sum(frame)).toBe(2);
    expect(frame.say).toContain('no further wall');
  });
});

describe('the first frame', () => {
  it('shows all boxes, and gives no bet away', () => {
    for (const { id } of presets) {
      const first = frameAt(preset(id), 0);
      if (first.kind === 'axis') {
        expect(rows(first)).toHaveLength(boxIds.length);
        expect(rows(first).every(({ state }) => state === 'later')).toBe(true);
        for (const { text, claim } of rows(first))
          if (claim) expect(first.say + first.alt).not.toContain(text);
      } else {
        expect(first.sum).toBe(first.counts[0]!.kernels);
        expect(first.alt).toContain('still closed');
      }
    }
  });
});

describe('a bet', () => {
  it('is settled before the end', () => {
    for (const id of ['startup', 'memory', 'cloud', 'nested', 'mac']) {
      const of = preset(id);
      const bet = betOf(of)!;
      expect(bet.settledAt(of)).toBeLessThan(of.timeline.duration);
    }
  });

  it('draws its lines where the answers say', () => {
    expect([0.4, 0.5, 1.9, 2, 9.9, 10].map(startOutcome)).toEqual([
      'left',
      'beside',
      'beside',
      'right',
      'right',
      'far',
    ]);
    expect([0.4, 0.5, 1.9, 2, 29, 30].map(wallOutcome)).toEqual([
      'less',
      'same',
      'same',
      'ten',
      'ten',
      'hundred',
    ]);
  });
});

describe('the axes', () => {
  it('put powers of ten at even distances, and what lies outside at the ends', () => {
    expect([0.01, 0.1, 1, 10_000, 100_000, 1e9].map((ms) => positionOf(ms, 'time'))).toEqual([
      0,
      0,
      1 / 6,
      5 / 6,
      1,
      1,
    ]);
    expect([0.1, 1, 10, 1000].map((mib) => positionOf(mib, 'memory'))).toEqual([0, 1 / 4, 1 / 2, 1]);
  });

  it('bring claims to one unit and refuse others', () => {
    const claim = claims['ec2-running-to-ssh']!;
    expect(inAxisUnit({ ...claim, value: 2, unit: 's' })).toBe(2000);
    expect(inAxisUnit({ ...claim, value: 1, unit: 'MB' })).toBeCloseTo(0.954, 3);
    expect(() => inAxisUnit({ ...claim, unit: 'furlongs' })).toThrow(/"furlongs"/);
  });

  it('hold every figure they have: none lies beyond an end', () => {
    for (const show of axisIds)
      for (const { at, claim } of rows(end(run({ ...presets[0]!.params, show }))))
        if (claim) expect(at! > 0 && at! < 1).toBe(true);
  });

  it('refuse a page that did not hand in a claim', () => {
    expect(() => runWith(presets[0]!.params, {})).toThrow(/claim "host-fork-exec"/);
  });
});

describe('any run', () => {
  it('moves one box with each step, in the order of the walls', () => {
    fc.assert(
      fc.property(fc.constantFrom(...axisIds), (show) => {
        frames(run({ ...presets[0]!.params, show })).forEach((frame, step) => {
          const moved = rows(frame).filter(({ state }) => state !== 'later');
          expect(moved.map(({ id }) => id)).toEqual(boxIds.slice(0, step));
        });
      }),
    );
  });
});
