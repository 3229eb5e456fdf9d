import { reasons } from './reasons.ts';
import {
  options,
  questionIds,
  questions,
  type Answers,
  type Option,
  type QuestionId,
  type Reason,
} from './types.ts';

/** One box on the scales. */
export interface Balance {
  readonly option: Option;
  /** Everything that bears on it, in the order of the questions; struck reasons are not among them. */
  readonly reasons: readonly Reason[];
  readonly for: number;
  readonly against: number;
  /** A reason rules it out. */
  readonly out: boolean;
}

export interface Advice {
  readonly balances: readonly Balance[];
  /** The boxes that are not ruled out and have the best balance, for minus against: several on a tie, none if all are out. */
  readonly best: readonly Option[];
  /** How far the best is ahead of the next that is not ruled out; 0 on a tie, null where there is no next. */
  readonly lead: number | null;
}

const sum = (list: readonly Reason[], side: Reason['side']): number =>
  list.reduce((total, each) => (each.side === side ? total + each.weight : total), 0);

const net = (balance: Balance): number => balance.for - balance.against;

/** Adds up the reasons of the answers given, leaving out those whose ids are `struck`. Pure; O(number of reasons). */
export function weigh(answers: Answers, struck: ReadonlySet<string> = new Set()): Advice {
  const given = reasons.filter(({ id, question, answer }) => answers[question] === answer && !struck.has(id));
  const balances = options.map((option): Balance => {
    const own = given.filter((each) => each.option === option);
    return {
      option,
      reasons: own,
      for: sum(own, 'for'),
      against: sum(own, 'against'),
      out: own.some(({ side }) => side === 'out'),
    };
  });
  const left = balances.filter(({ out }) => !out).sort((a, b) => net(b) - net(a));
  const top = left[0];
  const best = top ? balances.filter((each) => !each.out && net(each) === net(top)) : [];
  const next = left[1];
  return {
    balances,
    best: best.map(({ option }) => option),
    lead: top && next ? net(top) - net(next) : null,
  };
}

/** Another answer to one question, and what would then be best. */
export interface Flip {
  readonly question: QuestionId;
  readonly answer: string;
  readonly best: readonly Option[];
}

/** Every single answer that, given instead of the present one (or at last), would change what is best. */
export function flips(answers: Answers, struck: ReadonlySet<string> = new Set()): Flip[] {
  const now = weigh(answers, struck).best.join();
  return questionIds.flatMap((question) =>
    questions[question]
      .filter((answer) => answer !== answers[question])
      .map((answer) => ({ question, answer, best: weigh({ ...answers, [question]: answer }, struck).best }))
      .filter(({ best }) => best.join() !== now),
  );
}

export const nothingAnswered: Answers = {
  kernel: 'open',
  trust: 'open',
  starts: 'open',
  copies: 'open',
  data: 'open',
  patches: 'open',
  there: 'open',
};
