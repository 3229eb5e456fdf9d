import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BaseFrame, Bet, FigureDefinition } from '../../src/playback/figure.ts';
import type { Timeline } from '../../src/playback/timeline.ts';
import * as check from '../support/figure-checks.ts';

const figures = join(import.meta.dirname, '../../src/figures');
const ids = readdirSync(figures).filter((id) => existsSync(join(figures, id, 'meta.ts')));

describe('the contract of figures', () => {
  it.each(ids)('is held by src/figures/%s', (id) => {
    expect(readFileSync(join(figures, id, 'frame.test.ts'), 'utf8')).toMatch(/^holdsTheContract\(\{$/m);
  });
});

type Plain = FigureDefinition<object, Timeline, BaseFrame>;
const times: Timeline = { duration: 30, steps: [0, 10, 20], changes: [0, 10, 20] };
const alts = ['no', 'one', 'two'].map(
  (n) => `A host with ${n} copies of the app, and one kernel that all of them share.`,
);
const bet: Bet<Timeline> = {
  id: 'copies',
  question: 'How many copies?',
  options: [
    { id: '1', label: 'One' },
    { id: '2', label: 'Two' },
  ],
  outcome: () => '2',
  settledAt: () => 20,
  verdict: (_, picked) => (picked === '2' ? 'Right: two.' : 'No: two.'),
};
const sound: Plain = {
  id: 'copies',
  title: 'Copies',
  schema: {},
  presets: [],
  run: () => times,
  timeline: (run) => run,
  frameAt: (_, t) => {
    const step = Math.floor(Math.min(t, 20) / 10);
    return { say: `Copies so far: ${step}.`, alt: alts[step]! };
  },
  pace: () => 10,
  moment: () => 'step 1 of 3',
  bet: () => bet,
};
const saying = (frame: Partial<BaseFrame>): Plain => ({
  ...sound,
  frameAt: (run, t) => ({ ...sound.frameAt(run, t), ...frame }),
});

describe('its checks', () => {
  const all = (of: Plain, run = times) => {
    check.timeline(of.timeline(run), {});
    check.speech(of, run, {}, false);
    check.follows(of, run);
    check.seeking(of, [run, { ...run }], 0.5, {});
    check.bet(of, run, {});
  };

  it('let a sound figure pass', () => expect(() => all(sound)).not.toThrow());

  it.each<[string, Timeline]>([
    ['does not begin at 0', { ...times, steps: [5, 10], changes: [5, 10] }],
    ['goes back', { ...times, steps: [0, 20, 10], changes: [0, 20, 10] }],
    ['goes past its end', { ...times, steps: [0, 31], changes: [0, 31] }],
    ['has a part of a microsecond', { ...times, steps: [0, 0.5], changes: [0, 0.5] }],
    ['changes between its steps', { ...times, changes: [0, 10, 15, 20] }],
    ['ends with its last change', { ...times, duration: 20 }],
  ])('stop a run that %s', (_, run) => expect(() => check.timeline(run, {})).toThrow());

  it('stop a step that is no change', () =>
    expect(() => check.timeline({ ...times, changes: [0, 20] }, { between: true })).toThrow());

  it.each<[string, Partial<BaseFrame>]>([
    ['says nothing', { say: '' }],
    ['says no sentence', { say: 'one copy' }],
    ['says the same twice', { say: 'One copy.' }],
    ['prints what is not there', { say: 'Copies: undefined.' }],
    ['leaves a gap', { say: 'There are  copies.' }],
    ['has no alternative', { alt: '' }],
    ['has a gap in its alternative', { alt: `${alts[0]!} What is shared? .` }],
  ])('stop a figure that %s', (_, frame) =>
    expect(() => check.speech(saying(frame), times, {}, false)).toThrow(),
  );

  it('stop one whose alternative stays, or whose moment is empty', () => {
    expect(() => check.follows(saying({ alt: alts[0]! }), times)).toThrow();
    expect(() => check.speech({ ...sound, moment: () => '' }, times, {}, false)).toThrow();
  });

  it('stop one that remembers what was asked before, or moves between its changes', () => {
    let asked = 0;
    const remembers: Plain = { ...sound, frameAt: () => ({ say: `Asked ${(asked += 1)} times.`, alt: '' }) };
    const moves: Plain = { ...sound, frameAt: (_, t) => ({ say: `At ${t}.`, alt: '' }) };
    expect(() => check.seeking(remembers, [times, times], 0.5, { smooth: true })).toThrow();
    expect(() => check.seeking(moves, [times, times], 0.5, {})).toThrow();
    expect(() => check.seeking(moves, [times, times], 0.5, { smooth: true })).not.toThrow();
  });

  it.each<[string, Partial<Bet<Timeline>>]>([
    ['that comes out as none of its options', { outcome: () => '3' }],
    ['that is settled before it starts', { settledAt: () => 0 }],
    ['that is settled after the end', { settledAt: () => 31 }],
    ['with a verdict cut short', { verdict: () => 'Right: two' }],
    ['with a single option', { options: [{ id: '2', label: 'Two' }] }],
  ])('stop a bet %s', (_, change) =>
    expect(() => check.bet({ ...sound, bet: () => ({ ...bet, ...change }) }, times, {})).toThrow(),
  );
});
