import { expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { betOf } from './bets.ts';
import { claimIds } from './claims.ts';
import { frameAt, type Frame } from './frame.ts';
import { withChange, type Change, type Params } from './params.ts';
import { run } from './run.ts';
import { texts } from './texts.ts';

const claims = testClaims(claimIds);
const BASE = 'FROM debian:trixie-slim';
const params = (now: string, change: Change): Params => withChange({ now, change: 'none', was: '' }, change);
const frames = (of: Params): Frame[] => {
  const made = run(of, claims);
  return made.timeline.steps.map((t) => frameAt(made, t));
};
const said = (of: Params) => frames(of).map(({ say }) => say);

it('names the directory that a step made, where it made no file', () => {
  const of = params(`${BASE}\nWORKDIR /srv`, 'none');
  expect(said(of).join('\n')).toMatch(/becomes layer 2, 1\.54\s?kB: srv\/\./);
  expect(frames(of).at(-1)!.contents[1]!.entries).toEqual([{ path: 'srv/', mark: 'here' }]);
});

it('does not call a text changed that nobody has changed yet', () => {
  const of = params(texts.first, 'text');
  expect(said(of).join('\n')).toContain('is to change, and does not yet');
  expect(said(of).at(-1)).toContain('all four layers were here already');
  expect(said({ ...of, now: texts.last }).join('\n')).toContain('The Containerfile is changed');
});

it('counts one instruction, one layer and none in plain words', () => {
  expect(said(params(BASE, 'none'))[0]).toContain('of one instruction and');
  expect(said(params(BASE, 'app')).at(-1)).toBe(
    'Built again, and nothing was made: its one layer was here already.',
  );
  expect(said(params('FROM scratch', 'none')).at(-1)).toMatch(/^The image is there, and it has no layer/);
});

it('gives the reason why nothing was made again', () => {
  const verdict = (change: Change, text: string) => {
    const of = run(params(text, change), claims);
    return betOf(of)!.verdict(of, '2');
  };
  expect(verdict('time', texts.first)).toContain('not by its time');
  expect(verdict('lib', `${BASE}\nCOPY app.py /srv/`)).toContain('No step takes in what changed');
});

it('says on the step why it was made again', () => {
  const [, second] = frames(params(texts.first, 'app')).at(-1)!.builds;
  const words = second!.steps.map(({ word }) => word);
  expect(words).toContain('made again: changed');
  expect(words).toContain('made again: below');
});
