/** The boxes that a job can be put into. */
export const options = ['containers', 'vms', 'both', 'kata', 'gvisor'] as const;
export type Option = (typeof options)[number];

/** Seven questions about a job and the answers each allows, in the order in which they are asked. */
export const questions = {
  kernel: ['host', 'linux', 'other'],
  trust: ['colleagues', 'teams', 'strangers'],
  starts: ['yearly', 'daily', 'request'],
  copies: ['few', 'dozens', 'hundreds'],
  data: ['none', 'volume', 'system'],
  patches: ['one', 'owners', 'nobody'],
  there: ['vms', 'platform', 'nothing'],
} as const;

export type QuestionId = keyof typeof questions;
export type AnswerOf<Q extends QuestionId> = (typeof questions)[Q][number];
/** What was answered; a question without an answer is `open`. */
export type Answers = { readonly [Q in QuestionId]: AnswerOf<Q> | 'open' };

export const questionIds = Object.keys(questions) as QuestionId[];

/** `out`: the box cannot do it at all, whatever speaks for it. */
export type Side = 'for' | 'against' | 'out';

/**
 * One reason: an answer speaks for or against a box, lightly (1), heavily (2) or so that it can settle the matter
 * (3). A reason with `out` has weight 0.
 */
export interface Reason {
  /** Question, answer and box: "trust-strangers-vms". */
  readonly id: string;
  readonly question: QuestionId;
  readonly answer: string;
  readonly option: Option;
  readonly side: Side;
  readonly weight: 0 | 1 | 2 | 3;
}
