import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { stepClock } from '../../playback/step-clock.ts';
import {
  options,
  questionIds,
  questions,
  reasons,
  type Option,
  type QuestionId,
  type Side,
} from '../../simulators/choosing/index.ts';
import { betOf } from './bets.ts';
import { presets, schema, type Params } from './params.ts';
import { reasonWords } from './reason-words.ts';
import { run, type Beat, type Run } from './run.ts';
import { altCard, altText, listed, optionWords, questionWords, say, title } from './words.ts';

export interface Question {
  readonly id: QuestionId;
  readonly text: string;
  readonly answer: string;
  readonly answers: readonly { readonly id: string; readonly label: string }[];
  /** `now`: its reasons have just been laid on. */
  readonly state: 'open' | 'later' | 'now' | 'weighed';
}

export interface ReasonView {
  readonly id: string;
  readonly text: string;
  readonly side: Side;
  readonly weight: number;
  /** `later`: room is kept for it. */
  readonly state: 'later' | 'new' | 'here';
  readonly struck: boolean;
}

export interface Card {
  readonly option: Option;
  readonly name: string;
  readonly wall: string;
  readonly for: readonly ReasonView[];
  /** What rules it out stands here too. */
  readonly against: readonly ReasonView[];
  readonly points: { readonly for: number; readonly against: number };
  /** The same as shares of the longest side of any box in the whole run, 0 to 1. */
  readonly bar: { readonly for: number; readonly against: number };
  readonly out: boolean;
  readonly best: boolean;
}

export interface FlipView {
  readonly question: QuestionId;
  readonly answer: string;
  readonly text: string;
  readonly then: string;
}

export interface Frame extends BaseFrame {
  readonly beat: number;
  readonly questions: readonly Question[];
  readonly cards: readonly Card[];
  /** All answers are weighed, and the advice is given. */
  readonly advised: boolean;
  /** What would change the advice; room is kept for it before. */
  readonly flips: readonly FlipView[];
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const at = Math.max(0, indexAt(of.timeline.steps, t));
  const beat = of.beats[at]!;
  const cards = options.map((option) => cardOf(of, beat, option));
  const advised = beat.kind === 'advice';
  const flips = flipViews(of);
  const sentence = sentenceOf(of, beat);
  return {
    beat: at,
    questions: questionIds.map((id) => questionOf(of, beat, id)),
    cards,
    advised,
    flips,
    say: sentence,
    alt: altText(
      cards.map(({ name, points, out, best }) => altCard(name, points, out, best)),
      advised ? flips : null,
    ),
  };
}

function questionOf({ params }: Run, beat: Beat, id: QuestionId): Question {
  const answer = params[id];
  const { question, answers } = questionWords[id];
  return {
    id,
    text: question,
    answer,
    answers: questions[id].map((each) => ({ id: each, label: answers[each]!.label })),
    state:
      answer === 'open'
        ? 'open'
        : beat.question === id
          ? 'now'
          : beat.weighed.includes(id)
            ? 'weighed'
            : 'later',
  };
}

function cardOf({ params, beats }: Run, beat: Beat, option: Option): Card {
  const longest = Math.max(1, ...beats.at(-1)!.advice.balances.flatMap((each) => [each.for, each.against]));
  const views = reasons
    .filter((reason) => reason.option === option && params[reason.question] === reason.answer)
    .map((reason): ReasonView => ({
      id: reason.id,
      text: reasonWords[reason.id]!,
      side: reason.side,
      weight: reason.weight,
      state:
        beat.question === reason.question ? 'new' : beat.weighed.includes(reason.question) ? 'here' : 'later',
      struck: params.struck.includes(reason.id),
    }));
  const balance = beat.advice.balances.find((each) => each.option === option)!;
  return {
    option,
    name: optionWords[option].name,
    wall: optionWords[option].wall,
    for: views.filter(({ side }) => side === 'for'),
    against: views
      .filter(({ side }) => side !== 'for')
      .sort((a, b) => Number(b.side === 'out') - Number(a.side === 'out')),
    points: { for: balance.for, against: balance.against },
    bar: { for: balance.for / longest, against: balance.against / longest },
    out: balance.out,
    best: beat.weighed.length > 0 && beat.advice.best.includes(option),
  };
}

function flipViews(of: Run): FlipView[] {
  return of.flips.map(({ question, answer, best }) => ({
    question,
    answer,
    text: `${questionWords[question].question} ${questionWords[question].answers[answer]!.label}`,
    then: listed(best.map((id) => optionWords[id].say)),
  }));
}

function sentenceOf({ params, beats, flips }: Run, beat: Beat): string {
  if (beat.kind === 'start') return say.start(beats.length - 2, questionIds.length);
  if (beat.kind === 'answer') {
    const question = beat.question!;
    const mine = reasons.filter(
      (each) =>
        each.question === question && each.answer === params[question] && !params.struck.includes(each.id),
    );
    const names = (side: Side) =>
      mine.filter((each) => each.side === side).map(({ option }) => optionWords[option].say);
    return say.answer(
      questionWords[question].answers[params[question]]!.says,
      names('for'),
      names('against'),
      names('out'),
    );
  }
  // Some box is always left, and another beside it: no answer rules out virtual machines, or containers in them.
  const { best, lead } = beat.advice;
  if (beat.weighed.length === 0) return say.unanswered;
  const names = best.map((id) => optionWords[id].say);
  return best.length > 1 ? say.tie(names) : say.lead(names[0]!, lead!, flips.length);
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'choose',
  title,
  schema,
  presets,
  run,
  frameAt,
  ...stepClock,
  bet: betOf,
};
