import type { Bet } from '../../playback/figure.ts';
import type { Us } from '../../playback/timeline.ts';
import { betWords } from './bet-words.ts';
import type { Run } from './run.ts';

type Question = keyof typeof betWords;

const outcomes: Readonly<Record<Question, (run: Run) => string>> = {
  kernels: ({ steps }) => String(steps.at(-1)!.after.kernels - steps[0]!.after.kernels),
  filter: ({ steps }) => {
    const at = (test: (step: Run['steps'][number]) => boolean) => steps.findIndex(test);
    return at(({ after }) => after.filter) < at(({ after }) => after.capabilities === 'few')
      ? 'before'
      : 'after';
  },
  first: ({ steps }) => steps.find(({ after }) => after.own.length > 0)!.after.own[0]!,
};

const settled: Readonly<Record<Question, (run: Run) => number>> = {
  kernels: ({ steps }) => steps.length - 1,
  filter: ({ steps }) => steps.findIndex(({ after }) => after.filter),
  first: ({ steps }) => steps.findIndex(({ after }) => after.own.length > 0),
};

/** Bets on the order of the steps; the names of those to come, read from top to bottom, would tell it. */
const ofOrder: ReadonlySet<string> = new Set<Question>(['filter', 'first']);

/** Whether at `t` a bet is open that the names of the steps to come would settle. */
export function hidesNames(run: Run, t: Us): boolean {
  const bet = betOf(run);
  return bet !== null && ofOrder.has(bet.id) && t < bet.settledAt(run);
}

/** One surprise for each kind of bundle; where there is no filter there is none. */
export function betOf(run: Run): Bet<Run> | null {
  const { noNewPrivs, userNamespace, seccomp } = run.params;
  if (!seccomp) return null;
  const id: Question = userNamespace ? 'first' : noNewPrivs ? 'kernels' : 'filter';
  const options: Readonly<Record<string, string>> = betWords[id].options;
  return {
    id,
    question: betWords[id].question,
    options: Object.entries(options).map(([option, label]) => ({ id: option, label })),
    outcome: outcomes[id],
    settledAt: (of) => of.timeline.steps[settled[id](of)]!,
    verdict: (of, picked) => betWords[id].verdict(options[picked] ?? picked, outcomes[id](of) === picked),
  };
}
