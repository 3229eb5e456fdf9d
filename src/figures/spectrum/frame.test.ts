import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeState, encodeState, maxStateLength } from '../../share/codec.ts';
import { boxIds, grounds } from '../../simulators/spectrum/index.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { axisIds, claimIds, inAxisUnit, positionOf } from './axes.ts';
import { betOf, startOutcome, wallOutcome } from './bets.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import type { NestView } from './nest-frame.ts';
import { most, presets, schema, type Params } from './params.ts';
import { run as runWith, type Run } from './run.ts';

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

  it('until it answers: three figures, further apart', () => {
    const of = preset('answers');
    expect(order(end(of))).toMatch(/^process container vm \|/);
    expect(of.kind === 'axis' && of.swapped).toEqual([]);
    const span = (frame: Frame) => {
      const at = (id: string) => rows(frame).find((row) => row.id === id)!.at!;
      return at('vm') - at('process');
    };
    expect(span(end(of))).toBeGreaterThan(span(end(preset('startup'))));
  });

  it('by memory: microVM’s monitor and shim about the same', () => {
    const of = preset('memory');
    expect(order(end(of))).toMatch(/^container microvm vm \|/);
    expect(end(of).say).toMatch(/The container and the microVM stand side by side\.$/);
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
  it('is settled by what can be seen, and told rightly', () => {
    for (const id of ['startup', 'memory', 'cloud', 'nested', 'mac']) {
      const of = preset(id);
      const bet = betOf(of)!;
      const outcome = bet.outcome(of);
      expect(bet.options.map((option) => option.id)).toContain(outcome);
      const wrong = bet.options.find((option) => option.id !== outcome)!.id;
      expect(bet.verdict(of, outcome)).not.toBe(bet.verdict(of, wrong));
      expect(bet.settledAt(of)).toBeGreaterThan(0);
      expect(bet.settledAt(of)).toBeLessThan(of.timeline.duration);
    }
    expect(betOf(preset('startup'))!.outcome(preset('startup'))).toBe('right');
    expect(betOf(preset('memory'))!.outcome(preset('memory'))).toBe('same');
    expect(['cloud', 'nested', 'mac'].map((id) => betOf(preset(id))!.outcome(preset(id)))).toEqual([
      'nodes',
      'pods',
      'nodes',
    ]);
  });

  it('is off where nothing surprises', () => {
    expect(betOf(preset('boundary'))).toBeNull();
    expect(betOf(preset('answers'))).toBeNull();
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
    expect([1.9, 2, 29, 30].map(wallOutcome)).toEqual(['same', 'ten', 'ten', 'hundred']);
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
    expect([1, 10, 1000].map((mib) => positionOf(mib, 'memory'))).toEqual([0, 1 / 3, 1]);
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
  it('has steps that go forward, each with a sentence, no two neighbours alike', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const of = run(params);
        const { steps, changes, duration } = of.timeline;
        expect(steps[0]).toBe(0);
        expect(steps.every((t, i) => i === 0 || t > steps[i - 1]!)).toBe(true);
        expect(changes).toEqual(steps);
        expect(duration).toBeGreaterThan(steps.at(-1)!);
        const said = frames(of).map(({ say }) => say);
        said.forEach((sentence, i) => {
          expect(sentence).toMatch(/^[A-Zg].*[.?]$/su);
          expect(sentence).not.toMatch(/undefined|NaN|null|\[object| {2}|\.\./);
          if (i > 0) expect(sentence).not.toBe(said[i - 1]);
        });
      }),
    );
  });

  it('shows at any time what playing to it shows, in words too', () => {
    fc.assert(
      fc.property(anyParams, fc.nat(1000), (params, at) => {
        const of = run(params);
        const t = Math.floor((of.timeline.duration * at) / 1000);
        const frame = frameAt(of, t);
        expect(frame).toEqual(
          frameAt(
            run(params),
            of.timeline.steps.findLast((each) => each <= t)!,
          ),
        );
        expect(frame.alt.length).toBeGreaterThan(60);
        expect(frame.alt).not.toMatch(/undefined|NaN|\[object/);
      }),
    );
  });

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

  it('is in its address, whole and short enough', () => {
    const of = { schema, presets };
    fc.assert(
      fc.property(
        anyParams,
        fc.constantFrom(...presets.map(({ id }) => id)),
        fc.integer({ min: 0, max: 120_000_000 }),
        (params, id, t) => {
          const state = { preset: id, params, t };
          const text = encodeState(of, state);
          expect(text.length).toBeLessThanOrEqual(maxStateLength);
          expect(decodeState(of, text)).toEqual({ ...state, problems: [] });
        },
      ),
    );
  });

  it('starts from the axis of start-up times', () => {
    expect(definition.presets[0]!.id).toBe('startup');
  });
});
