import { expect } from 'vitest';
import type { BaseFrame, FigureDefinition } from '../../src/playback/figure.ts';
import type { Timeline } from '../../src/playback/timeline.ts';

/** How a figure speaks, where it does otherwise than most. */
export interface Speech {
  /** What every narration looks like (default: from a capital letter to a full stop). */
  readonly sentence?: RegExp;
  /** What no narration and no alternative may hold, besides what is wrong everywhere. */
  readonly never?: RegExp;
  /** What every alternative looks like (default: more than 60 characters). */
  readonly alt?: RegExp;
  /** What a word that is missing leaves behind in a narration (default: two spaces, a space before a full stop, two full stops). */
  readonly gap?: RegExp;
  /** The same in an alternative. */
  readonly altGap?: RegExp;
}

type Definition<P extends object, R, F extends BaseFrame> = Pick<
  FigureDefinition<P, R, F>,
  'timeline' | 'frameAt' | 'bet' | 'pace' | 'moment'
>;

/** A value that was not there, printed. */
const slips = /undefined|NaN|null|Infinity|\[object/;
/** A word that was not there, printed. */
const anyGap = /\s\s|\s\.|\.\./;
/** For figures that print what the reader wrote: any gap may be the reader's. */
export const noGap = /(?!)/;

/** The times are whole, begin at 0 and go strictly forward inside the run; the steps are among the changes. */
export function timeline(
  { steps, changes, duration }: Timeline,
  { between, endsAtOnce }: { readonly between?: true; readonly endsAtOnce?: true },
): void {
  for (const times of [steps, changes]) {
    expect(times[0]).toBe(0);
    expect(times.every((t, i) => i === 0 || t > times[i - 1]!)).toBe(true);
    expect(times.every((t) => Number.isInteger(t) && t <= duration)).toBe(true);
  }
  if (between) {
    const all = new Set(changes);
    expect(steps.every((t) => all.has(t))).toBe(true);
  } else expect(changes).toEqual(steps);
  if (!endsAtOnce) expect(duration).toBeGreaterThan(changes.at(-1)!);
}

/** At each step, and at the end, the figure says what is new and what the picture shows, in whole words. */
export function speech<P extends object, R, F extends BaseFrame>(
  { timeline: times, frameAt, pace, moment }: Definition<P, R, F>,
  run: R,
  { sentence = /^[A-Z].*\.$/, never = /(?!)/, alt: shape = /^.{61}/su, gap = anyGap, altGap = gap }: Speech,
  mayRepeat: boolean,
): void {
  const { steps, duration } = times(run);
  let before: string | null = null;
  for (const t of new Set([...steps, duration])) {
    const { say, alt } = frameAt(run, t);
    expect(say).toMatch(sentence);
    expect(alt).toMatch(shape);
    expect(say).not.toMatch(gap);
    expect(alt).not.toMatch(altGap);
    for (const wrong of [slips, never]) {
      expect(say).not.toMatch(wrong);
      expect(alt).not.toMatch(wrong);
    }
    if (!mayRepeat && steps.includes(t)) expect(say).not.toBe(before);
    before = say;
    if (moment) expect(moment(run, t)).toMatch(/\S/);
  }
  expect(pace(run)).toBeGreaterThan(0);
}

/** A picture that changes is told otherwise after it has changed: no run of several steps has one alternative for all. */
export function follows<P extends object, R, F extends BaseFrame>(
  { timeline: times, frameAt }: Definition<P, R, F>,
  run: R,
): void {
  const { steps } = times(run);
  if (steps.length > 1) expect(new Set(steps.map((t) => frameAt(run, t).alt)).size).toBeGreaterThan(1);
}

/**
 * The frame at `share` of the run is the one that playing a second, equal run up to there shows; where nothing is
 * smooth it is also that of the last change.
 */
export function seeking<P extends object, R, F extends BaseFrame>(
  { timeline: times, frameAt }: Definition<P, R, F>,
  [sought, played]: readonly [R, R],
  share: number,
  { smooth }: { readonly smooth?: true },
): void {
  const { changes, duration } = times(sought);
  const t = Math.floor(duration * share);
  let last = frameAt(played, 0);
  for (const change of changes) if (change <= t) last = frameAt(played, change);
  expect(frameAt(sought, t)).toEqual(smooth ? frameAt(played, t) : last);
}

/** If there is a bet: its outcome is among its options, it is settled inside the run, and question and verdicts are whole sentences. */
export function bet<P extends object, R, F extends BaseFrame>(
  { timeline: times, bet: betOf }: Definition<P, R, F>,
  run: R,
  { gap = anyGap }: Speech,
): void {
  const found = betOf?.(run);
  if (!found) return;
  const ids = found.options.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain(found.outcome(run));
  expect(found.settledAt(run)).toBeGreaterThan(0);
  expect(found.settledAt(run)).toBeLessThanOrEqual(times(run).duration);
  const verdicts = ids.map((id) => found.verdict(run, id));
  for (const text of [found.question, ...verdicts]) {
    expect(text).toMatch(/^\S.*[.?]$/su);
    expect(text).not.toMatch(slips);
    expect(text).not.toMatch(gap);
  }
}
