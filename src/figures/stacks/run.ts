import type { FigureClaims } from '../../playback/figure.ts';
import type { Timeline, Us } from '../../playback/timeline.ts';
import { problemsOf, rebuild, type Move, type Rebuild } from '../../simulators/machine-stack/index.ts';
import { answerRows, type Answer, type QuestionId } from './answer-rows.ts';
import { sayOf } from './narration-words.ts';
import type { Params } from './params.ts';
import { problemSentence } from './refusal-words.ts';
import { on } from './shapes.ts';

/** One step: what moved, what is said of it, and the four answers after it. */
export interface Beat {
  readonly at: Us;
  readonly move: Move;
  readonly say: string;
  readonly answers: Readonly<Record<QuestionId, Answer>>;
}

export interface Run {
  readonly params: Params;
  readonly rebuild: Rebuild;
  readonly beats: readonly Beat[];
  readonly timeline: Timeline;
}

/** How long a step is to be seen, µs of the reader's time: some for the picture, and what its sentence takes to be read. */
const holds = { picture: 700_000, letter: 21_000 } as const;

/**
 * Rebuilds the machine from one stack to the other and gives every step with its sentence and the four answers.
 * Throws an error with one sentence for the reader where one of the two cannot stand.
 */
export function run(params: Params, _claims: FigureClaims): Run {
  const { host, was, now } = params;
  for (const order of [now, was]) {
    const spec = on(host, order);
    const problem = problemsOf(spec)[0];
    if (problem) throw new Error(problemSentence(problem, spec));
  }
  const rebuilt = rebuild(on(host, was), on(host, now));
  const beats: Beat[] = [];
  let at = 0;
  for (const move of rebuilt.moves) {
    const say = sayOf(rebuilt, move);
    beats.push({ at, move, say, answers: answerRows(move.standing) });
    at += holds.picture + holds.letter * say.length;
  }
  const steps = beats.map((beat) => beat.at);
  return { params, rebuild: rebuilt, beats, timeline: { duration: at, steps, changes: steps } };
}
