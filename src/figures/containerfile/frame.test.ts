import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noGap } from '../../../tests/support/figure-checks.ts';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { decodeState, encodeState } from '../../share/codec.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { betOf } from './bets.ts';
import { claimIds } from './claims.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import { moved } from './move.ts';
import { changes, presets, schema, withChange, type Params } from './params.ts';
import { parse } from './parse.ts';
import { run as runWith, type Run } from './run.ts';
import { fitsLink } from './text-field.ts';
import { knownLines, texts } from './texts.ts';
import { meta } from './meta.ts';
import { poster } from './poster.ts';

const claims = testClaims(claimIds);
const run = (params: Params): Run => runWith(params, claims);
const preset = (id: string): Run => run(presets.find((each) => each.id === id)!.params);
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);
const board = (frame: Frame, build: 0 | 1): string[] =>
  frame.builds[build]!.steps.map(
    ({ line, keyword, outcome, cause, dead }) =>
      `${line} ${keyword} ${outcome}${cause ? ` ${cause}` : ''}${dead ? ' dead' : ''}`,
  );
const opened = (frame: Frame): string[] =>
  frame.contents.map(
    ({ layer, entries }) =>
      `${layer}: ${entries.map(({ path, mark }) => (mark === 'here' ? path : `${path} (${mark})`)).join(', ')}`,
  );

const anyLine = fc.oneof(
  fc.constantFrom(...knownLines),
  fc.constantFrom(
    '',
    '# a comment',
    'RUN make',
    'COPY nothing.txt /x',
    'RUN rm -rf /srv',
    'FROM scratch AS end',
    'COPY',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\n\r\p{Cc}]/gu, '')),
);
const anyText = fc
  .array(anyLine, { maxLength: 9 })
  .map((lines) => ['FROM debian:trixie-slim', ...lines].join('\n'))
  .filter(fitsLink);
const anyParams: fc.Arbitrary<Params> = fc
  .record({ now: anyText, was: anyText, change: fc.constantFrom(...changes) })
  .map(({ now, was, change }) => ({ now, change, was: change === 'text' ? was : '' }));

holdsTheContract({
  definition,
  meta,
  poster,
  any: anyParams,
  opens: 'first',
  sentence: /\.$/,
  alt: /^.{31}/su,
  gap: noGap,
  still: ['error'],
  bets: {
    outcomes: {
      first: '3',
      last: '1',
      lists: 'larger',
      one: 'smaller',
      secret: 'yes',
      lent: 'no',
      error: null,
    },
    right: /and so it is|^Right/,
  },
  runs: 60,
  seeks: 30,
});

describe('presets keep what they promise', () => {
  it('app first: three of four layers again, two of them only because of what is below', () => {
    const last = end(preset('first'));
    expect(board(last, 0)).toEqual([
      '1 FROM base',
      '2 COPY made dead',
      '3 COPY made dead',
      '4 RUN made dead',
      '7 ENV noted',
      '8 USER noted',
      '9 CMD noted',
    ]);
    expect(board(last, 1)).toEqual([
      '1 FROM base',
      '2 COPY made own',
      '3 COPY made below',
      '4 RUN made below',
      '7 ENV noted',
      '8 USER noted',
      '9 CMD noted',
    ]);
    expect(last.say).toMatch(/^Built again: three of four layers made anew, 36\.\d\u00A0MB\.$/);
  });

  it('app last: one small layer', () => {
    const last = end(preset('last'));
    expect(board(last, 1).slice(0, 4)).toEqual([
      '1 FROM base',
      '2 RUN cached',
      '5 COPY cached',
      '6 COPY made own',
    ]);
    expect(last.say).toMatch(/one of four layers made anew, 2\.56\u00A0kB/);
  });

  it('a later rm: the image grows, and the lists are still there', () => {
    const last = end(preset('lists'));
    expect(last.say).toMatch(
      /The image has grown by 3\.58\u00A0kB\. No container shows \/var\/lib\/apt\/lists/,
    );
    expect(opened(last)[1]).toBe('2: var/lib/apt/lists/… (hidden)');
    expect(opened(last)[3]).toMatch(/^4: var\/lib\/apt\/lists\/\.wh\..* \(whiteout\)$/);
  });

  it('one long RUN: the image shrinks by the lists', () => {
    const last = end(preset('one'));
    expect(last.say).toMatch(/The image has shrunk by 35\.5\u00A0MB\. Nothing in it was deleted/);
    expect(opened(last).join()).not.toContain('apt/lists');
  });

  it('a secret removed is in the second layer; a secret lent is in none', () => {
    expect(opened(end(preset('secret'))).slice(1, 4)).toEqual([
      '2: root/token (hidden)',
      '3: srv/lib/private.py',
      '4: root/.wh.token (whiteout)',
    ]);
    expect(end(preset('secret')).say).toContain('No container shows /root/token');
    expect(opened(end(preset('lent'))).join()).not.toContain('token');
    expect(opened(end(preset('lent')))[1]).toBe('2: srv/lib/private.py');
  });

  it('an error at line 4: named there, and nothing is built', () => {
    const of = preset('error');
    expect(of.builds).toEqual([]);
    expect(end(of).problems).toEqual([
      { line: 4, text: 'There is no instruction “COPPY”; did you mean COPY?' },
    ]);
  });
});

describe('bets', () => {
  it('are settled at the last step', () => {
    for (const { params } of presets) {
      const of = run(params);
      const bet = betOf(of);
      if (bet) expect(bet.settledAt(of)).toBe(of.beats.at(-1)!.at);
    }
  });

  it('the first frame shows no result', () => {
    for (const { params } of presets) {
      const first = frameAt(run(params), 0);
      expect(
        first.builds.flatMap(({ steps }) => steps).every(({ state, dead }) => state === 'later' && !dead),
      ).toBe(true);
      expect(first.contents.every(({ state }) => state === 'later')).toBe(true);
      expect(first.say + first.alt).not.toMatch(/anew|CACHED|grown|shrunk/);
    }
  });
});

describe('sentences', () => {
  const once = (...lines: string[]): Params => ({
    now: ['FROM debian:trixie-slim', ...lines].join('\n'),
    change: 'none',
    was: '',
  });
  const told = (params: Params): string[] => {
    const of = run(params);
    return of.beats.map(({ at }) => frameAt(of, at).say);
  };

  it('the token is known by what it holds, not by its name', () => {
    const of = run(once('COPY token /root/key', 'RUN rm /root/key'));
    expect(betOf(of)!.outcome(of)).toBe('yes');
    expect(betOf(of)!.verdict(of, 'no')).toMatch(/^Not so\. Layer 2 holds the token/);
    const copied = run(once('RUN --mount=type=secret,id=token cp /run/secrets/token /x', 'RUN rm /x'));
    expect(betOf(copied)!.outcome(copied)).toBe('yes');
    const lent = run(once('RUN --mount=type=secret,id=token,target=/token cat /token > /dev/null'));
    expect(betOf(lent)!.outcome(lent)).toBe('no');
  });

  it('nobody is asked about a token that all can see, or that something unknown may have kept', () => {
    expect(betOf(run(once('COPY token /root/key')))).toBeNull();
    expect(betOf(run(once('RUN --mount=type=secret,id=token make')))).toBeNull();
  });

  it('a first build says of no line that it is done again', () =>
    expect(told(once('RUN touch /a', 'RUN touch /a')).join(' ')).not.toMatch(/again|did change|inputs/));

  it('of a new line no old entry is told', () => {
    const lists = presets.find(({ id }) => id === 'lists')!.params;
    expect(told(lists).find((each) => /^Line 4, RUN/.test(each) && !/first time/.test(each))).toMatch(
      /no build has done this line/,
    );
    expect(board(end(run(lists)), 1)[3]).toBe('4 RUN made new');
  });

  it('layers are counted through the stages below, and scratch is known wherever it stands', () => {
    const two = told({
      ...once('RUN touch /a', 'FROM build', 'RUN touch /b'),
      now: 'FROM debian:trixie-slim AS build\nRUN touch /a\nFROM build\nRUN touch /b',
    });
    expect(two[3]).toMatch(/a stage begins on what is there already/);
    expect(two[4]).toMatch(/becomes layer 3/);
    const empty = told({ ...once(), now: '# nothing\nFROM scratch\nCOPY app.py /' });
    expect(empty[1]).toBe('Line 2: FROM scratch begins with nothing at all.');
    expect(empty[2]).toMatch(/becomes layer 1/);
  });

  it('ARG is not written into the config', () => {
    const told_ = told({ ...once(), now: 'ARG A=1\nFROM debian:trixie-slim\nENV B=1\nARG A\nUSER 7' });
    expect(told_[1]).toMatch(/^Line 1, ARG: a variable for the FROM lines\./);
    expect(told_[3]).toMatch(
      /^Lines 3 and 5, ENV and USER: written.*Line 4, ARG: a variable for the build\./,
    );
  });

  it('what is unknown is told, and what cannot be told after it', () => {
    const [, , make] = told(once('RUN make && cp out/app /srv/'));
    expect(make).toMatch(
      /cannot run “make”; it counts .* Whether “cp” would find what it needs cannot be told/,
    );
  });

  it('spaces inside a RUN are part of its key', () => {
    const of = run({ ...once('RUN apt-get  update'), change: 'text', was: once('RUN apt-get update').now });
    expect(board(end(of), 1)[1]).toBe('2 RUN made new');
    const echo = run(once('RUN echo "a   b" > /x'));
    expect(
      echo.builds[0]!.build.image!.layers[1]!.layer.entries.map(
        (each) => each.type === 'file' && each.data.length,
      ),
    ).toEqual([6]);
  });
});

describe('what changes', () => {
  const made = (text: string, change: Params['change']) =>
    board(end(run({ now: text, change, was: '' })), 1).filter((line) => line.includes('made')).length;

  it('only the time of a file: everything comes from the cache', () =>
    expect(made(texts.first, 'time')).toBe(0));
  it('the base image: everything is done again', () => expect(made(texts.last, 'base')).toBe(3));
  it('a library: it and the app above it', () => expect(made(texts.last, 'lib')).toBe(2));
  it('the text: the one that was there becomes the first build’s', () => {
    const was = presets[0]!.params;
    expect(withChange(was, 'text')).toEqual({ ...was, change: 'text', was: was.now });
    expect(withChange(withChange(was, 'text'), 'app')).toEqual(was);
  });
});

describe('moving an instruction', () => {
  it('takes its continuation lines along, and back', () => {
    const down = moved(texts.first, 2, 1)!;
    expect(down.text.split('\n').slice(1, 3)).toEqual(['COPY lib/ /srv/lib/', 'COPY app.py /srv/app.py']);
    expect(down.line).toBe(3);
    expect(moved(down.text, down.line, -1)).toEqual({ text: texts.first, line: 2 });
    expect(moved(texts.first, 5, -1)!.text.split('\n')[2]).toBe('RUN apt-get update \\');
    expect(moved(texts.first, 1, -1)).toBeNull();
  });
});

describe('errors stand at their line', () => {
  const problems = (text: string) => parse(text).problems.map(({ line, text: what }) => `${line} ${what}`);

  it.each([
    ['RUN true', /^1 RUN stands before any FROM/],
    ['', /^1 There is no FROM/],
    ['FROM debian:trixie-slim\nCOPY app.py', /^2 COPY needs a source and a destination/],
    ['FROM a b', /^1 FROM takes one image/],
    ['FROM scratch\nENV FOO', /^2 ENV needs a value/],
    ['FROM scratch\nENV A=1 B', /^2 ENV needs a value/],
    ['FROM scratch\nRUN <<X\ntrue\nX', /^2 Builders take texts between/],
    ['FROM scratch\nZZZZZZ 1', /^2 There is no instruction “ZZZZZZ”; begin/],
    [`FROM scratch\n${'ENV A=1\n'.repeat(16)}`, /^17 This page builds at most 16/],
  ])('%j', (text, expected) => expect(problems(text)[0]).toMatch(expected));
});

describe('a text that the parser gives up on', () => {
  it('is one sentence at its line, and the figure stays', () => {
    const now = 'FROM debian:trixie-slim\nRUN --mount=type=secret,id=token \\\n\\ !\n';
    const { problems } = parse(now);
    expect(problems).toEqual([
      {
        line: 2,
        text: 'This instruction cannot be read; look at its marks and at the backslashes that end its lines.',
      },
    ]);
    expect(end(run({ ...presets[0]!.params, now })).alt).toContain('cannot be read');
  });
});

describe('a link', () => {
  it('a text too long for a link falls back to the preset’s, with a sentence', () => {
    const of = { schema, presets };
    const now = `FROM scratch\n${'# a remark that no dictionary knows\n'.repeat(20)}`;
    const text = encodeState(of, { preset: 'first', params: { now, change: 'app' as const, was: '' }, t: 0 });
    expect(text.length).toBeLessThan(60);
    expect(decodeState(of, text).params.now).toBe(texts.first);
    expect(decodeState(of, text).problems).toHaveLength(1);
  });
});
