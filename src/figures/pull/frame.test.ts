import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { anyParams } from './any-params.testing.ts';
import { betOf } from './bets.ts';
import { rowLength } from './bytes-view.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import { meta } from './meta.ts';
import { presets, type Params } from './params.ts';
import type { PartLook } from './parts-view.ts';
import { run, type Run } from './run.ts';
import type { StackState } from './state.ts';
import { fetchedAt, layerShare, travel, unpackedShare } from './wire-view.ts';
import { poster } from './poster.ts';

const claims = testClaims(meta.claims);
const paramsOf = (id: string): Params => presets.find((each) => each.id === id)!.params;
const runOf = (id: string, change: Partial<Params> = {}): Run => run({ ...paramsOf(id), ...change }, claims);
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);
const start = (of: Run): Frame => frameAt(of, 0);
const said = (of: Run): string =>
  of.timeline.steps
    .map((t) => frameAt(of, t).say)
    .join('\n')
    .replaceAll('\u00A0', ' ');

const looks: Record<PartLook, string> = {
  unknown: '?',
  known: '.',
  queued: 'q',
  asked: 'a',
  coming: 'c',
  broken: 'b',
  paused: 'p',
  arrived: 'A',
  embedded: 'E',
  here: 'H',
  'stack-here': 'S',
  refused: 'X',
  cancelled: 'x',
  thrown: 'T',
};
const stacks: Record<StackState, string> = {
  none: '.',
  waits: 'w',
  unpacking: 'u',
  ready: 'R',
  'was-here': 'H',
  'let-go': 'x',
};
/** A frame in letters: index manifest config, layers bottom first, their stacks, what is on the line. */
const drawn = (frame: Frame): string => {
  const letters = frame.parts.map(({ look }) => looks[look]).join('');
  const line = frame.wire.slots.map(({ exchange, name }) => (exchange ? name : '–')).join(', ');
  return `${letters.slice(0, 3)} ${letters.slice(3)} ${frame.host.newStack
    .map(({ state }) => stacks[state])
    .join('')} | ${line}`;
};
/** Every step of a run, drawn. */
const film = (of: Run): string[] => of.timeline.steps.map((t) => drawn(frameAt(of, t)));

holdsTheContract({
  definition,
  meta,
  poster,
  any: anyParams,
  refusal: /^(The bytes|app|debian|python).*: choose .*\.$/,
  opens: 'shared',
  sentence: /^[A-Z0-9].*[.?]$/,
  between: true,
  smooth: true,
  bets: {
    outcomes: {
      shared: 'third',
      cold: 'last',
      again: 'head',
      first: null,
      rebased: 'one-four',
      corrupt: 'stop',
      cut: 'once',
    },
    right: /^Right\. .*\.$/,
    wrong: /^Not so\. .*\.$/,
  },
  runs: 150,
});

describe('the film of the default preset', () => {
  const of = runOf('shared');

  it('goes from a name to four stacked layers, and fetches three', () => {
    expect(film(of)).toEqual([
      '??? ???? .... | –, –, –',
      '??? ???? .... | the tag, –, –',
      '??? ???? .... | a token, –, –',
      '??? ???? .... | the tag, –, –',
      'a?? ???? .... | index, –, –',
      'Aa? ???? .... | manifest, –, –',
      'AAa .... .... | config, –, –',
      'AAA Saaa H... | layer 2 (certificates), layer 3 (Python), layer 4 (links)',
      'AAA SccA H..w | layer 2 (certificates), layer 3 (Python), –',
      'AAA SAcA Hu.w | –, layer 3 (Python), –',
      'AAA SAcA HR.w | –, layer 3 (Python), –',
      'AAA SAAA HRuw | –, –, –',
      'AAA SAAA HRRu | –, –, –',
      'AAA SAAA HRRR | –, –, –',
    ]);
  });

  it('draws an answer as coming from its first byte on, between two steps', () => {
    const answered = of.pull.exchanges[8]!.answered! + of.lead;
    expect(of.timeline.changes).toContain(answered);
    expect(drawn(frameAt(of, answered - 1))).toContain('Saaa');
    expect(drawn(frameAt(of, answered))).toContain('Sccc');
  });

  it('counts what came and what did not have to', () => {
    const last = end(of);
    expect(last.spared).toBe(29_780_765);
    expect(Math.round(last.fetched)).toBe(15_739_982 + 5477 + 1746 + 10_400);
    expect(last.outcome).toBe('pulled');
    expect(last.requests).toBe(9);
  });

  it('gives nothing of the bet away at the start', () => {
    const first = start(of);
    expect(first.spared).toBeNull();
    expect(first.parts.every(({ digest, size }) => digest === null && size === null)).toBe(true);
    expect(first.tagDigest).toBeNull();
    expect(first.log.every(({ shown }) => !shown)).toBe(true);
    expect(first.host.oldParts.every(({ found }) => !found)).toBe(true);
    expect(`${first.say} ${first.alt}`).not.toMatch(/15\.7|35|29\.8/);
  });

  it('stacks the three on the very stack that was here', () => {
    const { oldStack, newStack, oldParts } = end(of).host;
    expect(oldStack.map(({ shared }) => shared)).toEqual([true]);
    expect(newStack.map(({ shared, id }) => `${shared ? 'shared' : 'own'} ${id}`)).toEqual([
      'shared of 1',
      'own of 1+2',
      'own of 1+2+3',
      'own of 1+2+3+4',
    ]);
    expect(oldParts.map(({ found }) => found)).toEqual([true]);
  });
});

describe('presets keep what they promise', () => {
  it('cold: three at a time, and the smallest waits longest', () => {
    const of = runOf('cold');
    const most = Math.max(
      ...of.timeline.steps.map(
        (t) => frameAt(of, t).parts.filter(({ look }) => look === 'asked' || look === 'coming').length,
      ),
    );
    expect(most).toBe(3);
    expect(film(of).slice(7)).toEqual([
      'AAA aaaq .... | layer 1 (Debian), layer 2 (certificates), layer 3 (Python)',
      'AAA cAca .w.. | layer 1 (Debian), layer 4 (links), layer 3 (Python)',
      'AAA cAcA .w.w | layer 1 (Debian), –, layer 3 (Python)',
      'AAA cAAA .www | layer 1 (Debian), –, –',
      'AAA AAAA uwww | –, –, –',
      'AAA AAAA Ruww | –, –, –',
      'AAA AAAA RRuw | –, –, –',
      'AAA AAAA RRRu | –, –, –',
      'AAA AAAA RRRR | –, –, –',
    ]);
  });

  it('again: asks for the tag and fetches nothing', () => {
    const of = runOf('again');
    expect(end(of)).toMatchObject({ outcome: 'up-to-date', fetched: 0, requests: 3 });
    expect(film(of).at(-1)).toBe('HHH SSSS HHHH | –, –, –');
    expect(end(of).log.map(({ method, status, body }) => `${method} ${status} ${body}`)).toEqual([
      'HEAD 401 none',
      'GET 200 the token',
      'HEAD 200 none',
    ]);
  });

  it('first: one layer, and the configuration out of the manifest', () => {
    const of = runOf('first');
    expect(film(of).slice(-3)).toEqual([
      'AAE a . | layer 1 (Debian), –, –',
      'AAE A u | –, –, –',
      'AAE A R | –, –, –',
    ]);
    expect(end(of).log.some(({ path }) => path.includes('cb1aeeeb'))).toBe(false);
    expect(said(of)).toContain('The manifest carries the configuration along');
  });

  it('rebased: one of four is fetched, four are unpacked', () => {
    const of = runOf('rebased');
    expect(film(of).slice(7)).toEqual([
      'AAA aHHH .www | layer 1 (Debian, patched), –, –',
      'AAA AHHH uwww | –, –, –',
      'AAA AHHH Ruww | –, –, –',
      'AAA AHHH RRuw | –, –, –',
      'AAA AHHH RRRu | –, –, –',
      'AAA AHHH RRRR | –, –, –',
    ]);
    const { oldStack, newStack } = end(of).host;
    const ids = [...oldStack, ...newStack].map(({ id }) => id);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(8);
  });

  it('rebased in Docker’s older store: all four are fetched again', () => {
    const of = runOf('rebased', { engine: 'classic' });
    expect(end(of).spared).toBe(0);
    expect(end(of).host.oldParts).toEqual([]);
    expect(film(of).at(-1)).toMatch(/^AAA TTTT RRRR/);
  });

  it('corrupt: refused by the digest of the very bytes, and nothing is unpacked from it', () => {
    const of = runOf('corrupt');
    const last = end(of);
    expect(last.outcome).toBe('failed');
    expect(drawn(last)).toMatch(/^AAA xAXx .x../);
    expect(said(of)).toContain('Refused, and nothing is unpacked from it');
    expect(last.bytes!.came!.digest).not.toBe(last.bytes!.promised.digest);
    expect(last.bytes!.came!.size).toBe(last.bytes!.promised.size);
    expect(start(of).bytes!.came).toBeNull();
    const changed = last.bytes!.cells.filter(({ changed: is }) => is !== null);
    expect(changed.map(({ at, letter, changedLetter }) => `${at} ${letter}→${changedLetter}`)).toEqual([
      '4137 m→l',
    ]);
  });

  it('cut: the rest, and no more than the rest, is asked for', () => {
    const of = runOf('cut');
    expect(
      end(of)
        .log.slice(-2)
        .map(({ range, status, body }) => `${range}${status} ${body}`.replaceAll('\u00A0', ' ')),
    ).toEqual(['200 broke after 17.9 MB', 'Range: bytes=17868459-206 11.9 MB']);
    expect(Math.round(end(of).fetched)).toBe(29_780_765 + 1021 + 10_400);
    expect(end(of).outcome).toBe('pulled');
    expect(said(of)).toContain('over both pieces together, size and digest are right');
  });

  it('are off once a setting is changed', () => {
    expect(betOf(runOf('shared', { once: 2 }))).toBeNull();
  });

  it('the bet names the numbers of the run', () => {
    const of = runOf('shared');
    const bet = betOf(of)!;
    expect(bet.question.replaceAll('\u00A0', ' ')).toContain('45.5 MB');
    expect(bet.verdict(of, 'all').replaceAll('\u00A0', ' ')).toBe(
      'Not so. 15.7 MB of 45.5 MB came over the line, 35%. The largest layer was here already, under the same digest.',
    );
  });
});

describe('other ways', () => {
  it('the real manifest of Python with one byte changed is refused', () => {
    const of = runOf('cold', { trouble: 'flip', part: 'manifest', byte: 210 });
    expect(end(of).outcome).toBe('failed');
    expect(end(of).bytes).toMatchObject({ quoted: true, size: 1746, first: 208 });
    expect(end(of).bytes!.promised.digest).toMatch(/^sha256:78b39ef1/);
    expect(drawn(end(of))).toMatch(/^AX\? \?\?\?\? \.\.\.\./);
  });

  it('a byte too many is refused by its size, one row further', () => {
    const of = runOf('corrupt', { trouble: 'extra' });
    const { bytes } = end(of);
    expect(said(of)).toContain('Refused by its size');
    expect(bytes!.came!.size).toBe(bytes!.promised.size + 1);
    expect(bytes!.cells.at(-1)).toMatchObject({ hex: null, changed: '00' });
    expect(bytes!.cells.length).toBeLessThanOrEqual(rowLength + 1);
  });

  it('a registry that does not heed Range sends the beginning twice', () => {
    const of = runOf('cut', { range: false });
    expect(Math.round(end(of).fetched)).toBe(29_780_765 + 17_868_459 + 1021 + 10_400);
    expect(said(of)).toContain('does not heed Range');
  });

  it('Docker’s older store waits five seconds after a broken line', () => {
    const of = runOf('cut', { engine: 'classic' });
    expect(said(of)).toContain('The engine waits 5 seconds before it tries again.');
    expect(claims['pull-classic-pause']!.value).toBe(5);
    expect(film(of).some((line) => line.includes('p .'))).toBe(true);
  });

  it('trouble that cannot be says so in a sentence', () => {
    expect(() => runOf('cold', { trouble: 'flip', part: '2' })).toThrow(
      /^The bytes of layer 2 of python:3\.11-slim-trixie are not in this page.*manifest\.$/,
    );
    expect(() => runOf('first', { trouble: 'cut', part: '4' })).toThrow(
      /^debian:trixie-slim has no layer 4 /,
    );
    expect(() => runOf('first', { trouble: 'flip', part: 'manifest' })).toThrow(/choose app:1\.$/);
  });

  it('trouble with what is not fetched does not come', () => {
    const of = runOf('rebased', { trouble: 'flip', part: '3' });
    expect([of.troubled, end(of).outcome]).toEqual([false, 'pulled']);
  });
});

describe('every run', () => {
  /** A run, or the sentence that says why there is none. */
  const tryRun = (params: Params): Run | string => {
    try {
      return run(params, claims);
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('counts forward, and comes to an end', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const of = tryRun(params);
        if (typeof of === 'string') return;
        const frames = of.timeline.steps.map((t) => frameAt(of, t));
        frames.forEach((frame, i) => {
          expect(frame.requests).toBeGreaterThanOrEqual(frames[i - 1]?.requests ?? 0);
          expect(frame.fetched).toBeGreaterThanOrEqual(frames[i - 1]?.fetched ?? 0);
          expect(frame.log.filter(({ shown }) => shown)).toHaveLength(frame.requests);
        });
        expect(end(of).outcome).not.toBe('running');
      }),
      { numRuns: 150 },
    );
  });

  it('keeps its smooth things in their bounds', () => {
    fc.assert(
      fc.property(anyParams, fc.double({ min: 0, max: 1, noNaN: true }), (params, share) => {
        const of = tryRun(params);
        if (typeof of === 'string') return;
        const t = Math.round(share * of.timeline.duration);
        for (const exchange of of.pull.exchanges) {
          const { trip, body, kept } = travel(exchange, of.lead, t);
          for (const value of [trip / 2, body, kept]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
        of.pull.image.layers.forEach((_, i) => {
          for (const value of [layerShare(of, i, t), unpackedShare(of, i, t)]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        });
        expect(fetchedAt(of, t)).toBeLessThanOrEqual(fetchedAt(of, of.timeline.duration) + 1e-6);
      }),
      { numRuns: 100 },
    );
  });

  it('stands at nought until the first request and stops where the pull stops', () => {
    const of = runOf('shared');
    expect(definition.moment!(of, 0)).toBe('0.000 s');
    expect(definition.moment!(of, of.lead)).toBe('0.000 s');
    expect(definition.moment!(of, of.timeline.duration)).toBe(definition.moment!(of, of.pull.end + of.lead));
  });
});
