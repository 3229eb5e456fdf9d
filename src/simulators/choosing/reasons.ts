import { options, questionIds, questions, type Option, type QuestionId, type Reason } from './types.ts';

/** "+3" can settle the matter for a box, "+2" speaks heavily for it, "-1" lightly against it, "x" rules it out. */
type Mark = `${'+' | '-'}${1 | 2 | 3}` | 'x';
type Row = Partial<Record<Option, Mark>>;

/**
 * Which answer speaks for or against which box. That it does is fact (chapters 2 to 6 and their sources say why); how
 * heavily is opinion, and the page says so.
 */
const table: { readonly [Q in QuestionId]: Readonly<Record<(typeof questions)[Q][number], Row>> } = {
  kernel: {
    host: { containers: '+1', vms: '-1', kata: '-1' },
    linux: { containers: 'x', vms: '+2', both: '+1', kata: '+1', gvisor: 'x' },
    other: { containers: 'x', vms: '+2', both: '+1', kata: 'x', gvisor: 'x' },
  },
  trust: {
    colleagues: { containers: '+1', kata: '-1', gvisor: '-1' },
    teams: { containers: '-1', vms: '+1', both: '+2', kata: '+1', gvisor: '+1' },
    strangers: { containers: '-3', vms: '+3', both: '-1', kata: '+3', gvisor: '+3' },
  },
  starts: {
    yearly: { vms: '+1' },
    daily: { containers: '+1', both: '+1' },
    request: { containers: '+2', vms: '-2', both: '+1', kata: '-1', gvisor: '+1' },
  },
  copies: {
    few: { vms: '+1' },
    dozens: { containers: '+1', vms: '-1', both: '+1', kata: '-1' },
    hundreds: { containers: '+2', vms: '-2', both: '+1', kata: '-2', gvisor: '-1' },
  },
  data: {
    none: { containers: '+1', vms: '-1' },
    volume: { containers: '-1', vms: '+1', kata: '-1', gvisor: '-1' },
    system: { containers: '-2', vms: '+2', both: '-1', kata: '-2', gvisor: '-2' },
  },
  patches: {
    one: { containers: '+1', vms: '-1', both: '-1' },
    owners: { containers: '-1', vms: '+1', both: '+1' },
    nobody: { containers: '-1', vms: '-1', both: '-2' },
  },
  there: {
    vms: { containers: '-1', vms: '+1', both: '+1' },
    platform: { containers: '+1', vms: '-1', kata: '+1', gvisor: '+1' },
    nothing: { containers: '+1', both: '-1', kata: '-1', gvisor: '-1' },
  },
};

function reason(question: QuestionId, answer: string, option: Option, mark: Mark): Reason {
  const id = `${question}-${answer}-${option}`;
  if (mark === 'x') return { id, question, answer, option, side: 'out', weight: 0 };
  const side = mark.startsWith('+') ? 'for' : 'against';
  return { id, question, answer, option, side, weight: Number(mark[1]) as Reason['weight'] };
}

/** Every reason there is, in the order of questions, answers and boxes. */
export const reasons: readonly Reason[] = questionIds.flatMap((question) =>
  Object.entries<Row>(table[question]).flatMap(([answer, row]) =>
    options.flatMap((option) => {
      const mark = row[option];
      return mark ? [reason(question, answer, option, mark)] : [];
    }),
  ),
);
