import type { Timeline, Us } from '../../playback/timeline.ts';
import {
  flips,
  nothingAnswered,
  questionIds,
  weigh,
  type Advice,
  type Flip,
  type QuestionId,
} from '../../simulators/choosing/index.ts';
import type { Params } from './params.ts';

/** One step: nothing weighed yet, one more answer weighed, or all of them and the advice. */
export interface Beat {
  readonly at: Us;
  readonly kind: 'start' | 'answer' | 'advice';
  /** The answer that came with this step. */
  readonly question: QuestionId | null;
  /** The questions weighed so far. */
  readonly weighed: readonly QuestionId[];
  readonly advice: Advice;
}

export interface Run {
  readonly params: Params;
  readonly beats: readonly Beat[];
  readonly flips: readonly Flip[];
  readonly timeline: Timeline;
}

/** How long a step stays when it plays by itself: time to read two lines. */
const readingTime = 4_500_000;

/** After the end of any run, where the time stops: whoever changes the job wants to see the scales with all of it on. */
export const afterAll: Us = Number.MAX_SAFE_INTEGER;

/** All steps of laying one answer after the other on the scales. Pure. */
export function run(params: Params): Run {
  const struck = new Set(params.struck);
  const answered = questionIds.filter((question) => params[question] !== 'open');
  const states = [...Array(answered.length + 1).keys()].map((n) => answered.slice(0, n));
  const beats = states.map((weighed, i): Beat => {
    const given = Object.fromEntries(weighed.map((question) => [question, params[question]]));
    return {
      at: i * readingTime,
      kind: i === 0 ? 'start' : 'answer',
      question: weighed.at(-1) ?? null,
      weighed,
      advice: weigh({ ...nothingAnswered, ...given }, struck),
    };
  });
  const last = beats.at(-1)!;
  const all: Beat[] = [...beats, { ...last, at: beats.length * readingTime, kind: 'advice', question: null }];
  const steps = all.map(({ at }) => at);
  return {
    params,
    beats: all,
    flips: flips(params, struck),
    timeline: { duration: all.length * readingTime, steps, changes: steps },
  };
}
