import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { holds, partIds, references } from '../../simulators/image-parts/index.ts';
import { betOf } from './bets.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import { looks, mostByte, presets, stories, type Params } from './params.ts';
import { flippable, run, type Run } from './run.ts';
import { meta } from './meta.ts';
import { poster } from './poster.ts';

const preset = (id: string): Run => run(presets.find((each) => each.id === id)!.params);
const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);
/** Who says something of whom that does not hold. */
const wrong = ({ images }: Frame): string[] => [
  ...images[0]!.nodes.flatMap(({ name, named }) =>
    named.filter(({ state }) => state === 'broken').map(({ from, by }) => `${from}: ${name} ${by}`),
  ),
  ...(images[0]!.tag?.state === 'broken' ? ['tag: index'] : []),
];
const bytes = ({ viewer }: Frame): string =>
  viewer.lines.map((line) => line.map(({ text }) => text).join('')).join('\n');

const anyParams: fc.Arbitrary<Params> = fc.record({
  story: fc.constantFrom(...stories),
  part: fc.constantFrom(...partIds),
  byte: fc.nat(mostByte),
  look: fc.constantFrom(...looks),
});

holdsTheContract({
  definition,
  meta,
  poster,
  any: anyParams,
  opens: 'flip',
  alt: /^An image as parts .{60}/su,
  bets: {
    outcomes: { flip: '5', walk: null, config: '3', repack: '3', tag: null, share: null },
    right: /so it is/,
  },
  runs: 40,
  seeks: 20,
});

describe('presets keep what they promise', () => {
  it('a byte in a file: five digests, from the bottom up to the tag', () => {
    const of = preset('flip');
    expect(frames(of).map(wrong)).toEqual([
      [],
      ['config: layer 2 diffId', 'manifest: layer 2 digest'],
      ['manifest: config digest', 'manifest: layer 2 digest'],
      ['index: manifest digest', 'manifest: config digest'],
      ['index: manifest digest'],
      ['tag: index'],
      [],
      [],
    ]);
    expect(end(of).written).toBe(5);
    expect(end(of).say).toContain(
      'five digests were written anew. What kept its digest need not be sent again: layer 1.',
    );
    expect(bytes(frameAt(of, of.timeline.steps[1]!))).toContain('iello from a very small image');
  });

  it('walk down: each part in turn, and all seven references hold', () => {
    const of = preset('walk');
    expect(
      frames(of).map(({ images }) => images[0]!.nodes.filter(({ state }) => state !== 'later').length),
    ).toEqual([0, 1, 2, 3, 4, 5, 5]);
    const states = end(of).images[0]!.nodes.flatMap(({ named }) => named.map(({ state }) => state));
    expect(states).toEqual(Array(6).fill('holds'));
    expect(end(of).images[0]!.tag!.state).toBe('holds');
  });

  it('a byte in the config: another port, three digests, and both layers stay', () => {
    const of = preset('config');
    expect(bytes(frameAt(of, of.timeline.steps[1]!))).toContain('PORT=8081');
    expect(end(of).written).toBe(3);
    expect(end(of).say).toContain('layer 1, layer 2');
  });

  it('packed again: the DiffID holds and the config keeps its digest', () => {
    const of = preset('repack');
    expect(wrong(frames(of)[1]!)).toEqual(['manifest: layer 2 digest']);
    expect(end(of).written).toBe(3);
    expect(end(of).say).toContain('config, layer 1');
  });

  it('the tag moves, and the old image is still there', () => {
    const tags = frames(preset('tag')).map(({ images }) =>
      images.map(({ tag }) => (tag ? tag.name : '–')).join(' '),
    );
    expect(tags).toEqual(['tiny:1 –', 'tiny:1 –', '– tiny:1', '– tiny:1', '– tiny:1']);
    expect(end(preset('tag')).stored).toBe(9);
  });

  it('another image shares the base: nine parts, not ten', () => {
    const last = end(preset('share'));
    expect(last.images[1]!.nodes.filter(({ same }) => same).map(({ id }) => id)).toEqual(['layer1']);
    expect(last.stored).toBe(9);
  });
});

describe('a flipped byte', () => {
  const jsonParts = ['config', 'manifest', 'index'] as const;
  const flipRun = (part: (typeof jsonParts)[number], byte: number): Run =>
    run({ story: 'flip', part, byte, look: 'story' });

  it('never lies in a digest, so that what breaks is what names the part', () => {
    for (const part of jsonParts) {
      const all = flippable(flipRun(part, 0), part);
      for (let byte = 0; byte < all.length; byte += 1) {
        const of = flipRun(part, byte);
        expect(of.flipped!.offset).toBe(all[byte]);
        const broken = references.filter((each) => !holds(of.beats[1]!.image, of.places, each));
        expect(broken, `${part} ${byte}`).toEqual(references.filter(({ to }) => to === part));
      }
    }
  });

  it('says no word of a DiffID where a text was changed', () => {
    for (const of of [flipRun('config', 214), flipRun('manifest', 185)]) {
      expect(frames(of)[1]!.say).toContain('One digest that names it does not hold');
      expect(
        frames(of)
          .map(({ say }) => say)
          .join(' '),
      ).not.toContain('DiffID');
    }
  });

  it('is marked in its part, also in a line with a digest', () => {
    for (const part of jsonParts)
      for (let byte = 0; byte < 400; byte += 7)
        expect(
          frames(flipRun(part, byte))[1]!
            .viewer.lines.flat()
            .filter(({ kind }) => kind === 'flipped'),
        ).toHaveLength(1);
  });
});

describe('what is counted and shown', () => {
  it('counts a moved tag as a digest written anew', () => {
    expect(frames(preset('tag')).map(({ written }) => written)).toEqual([0, 0, 1, 1, 1]);
  });

  it('on the walk shows and counts nothing that is not fetched, whatever the reader looks at', () => {
    const of = run({ story: 'walk', part: 'layer2', byte: 0, look: 'index' });
    expect(frames(of).map(({ stored }) => stored)).toEqual([0, 1, 2, 3, 4, 5, 5]);
    const first = frameAt(of, 0);
    expect(first.viewer.part).toBe('tag');
    expect(first.images[0]!.tag!.state).toBe('later');
    expect(first.viewer.lines.flat().every(({ to, state }) => to === null && state === null)).toBe(true);
    expect(frames(of)[1]!.viewer.part).toBe('index');
    expect(end(of).images[0]!.tag!.state).toBe('holds');
  });
});

describe('bets', () => {
  it('are settled at the end', () => {
    for (const { params } of presets) {
      const of = run(params);
      const bet = betOf(of);
      if (bet) expect(bet.settledAt(of)).toBe(of.beats.at(-1)!.at);
    }
  });

  it('the first frame tells nothing of it', () => {
    for (const { params } of presets) {
      const first = frameAt(run(params), 0);
      expect(wrong(first)).toEqual([]);
      expect(first.written).toBe(0);
    }
  });
});

describe('any run', () => {
  it('ends sound: whatever was flipped, every reference holds again', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const last = end(run(params));
        expect(wrong(last)).toEqual([]);
        expect(last.alt).toMatch(/^An image as parts .{100}/su);
      }),
      { numRuns: 40 },
    );
  });
});
