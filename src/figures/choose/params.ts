import type { Preset, Schema } from '../../share/codec.ts';
import { list, oneOf, type Field } from '../../share/fields.ts';
import {
  nothingAnswered,
  questions,
  reasons,
  type Answers,
  type QuestionId,
} from '../../simulators/choosing/index.ts';
import { expectsReason, presetWords } from './words.ts';

export type Params = Answers & {
  /** Ids of the reasons that the reader has struck, in the order of `reasons`. */
  readonly struck: readonly string[];
};

export const mostStruck = 10;

/** A reason by its id. */
const reasonId: Field<string> = {
  ...oneOf(...reasons.map(({ id }) => id)),
  expects: expectsReason,
};

export const schema: Schema<Params> = {
  kernel: oneOf('open', ...questions.kernel),
  trust: oneOf('open', ...questions.trust),
  starts: oneOf('open', ...questions.starts),
  copies: oneOf('open', ...questions.copies),
  data: oneOf('open', ...questions.data),
  patches: oneOf('open', ...questions.patches),
  there: oneOf('open', ...questions.there),
  struck: list(reasonId, 0, mostStruck),
};

const jobs: Readonly<Record<keyof typeof presetWords, Answers>> = {
  web: {
    kernel: 'host',
    trust: 'colleagues',
    starts: 'daily',
    copies: 'dozens',
    data: 'none',
    patches: 'one',
    there: 'platform',
  },
  strangers: {
    kernel: 'host',
    trust: 'strangers',
    starts: 'request',
    copies: 'dozens',
    data: 'none',
    patches: 'one',
    there: 'platform',
  },
  windows: {
    kernel: 'other',
    trust: 'colleagues',
    starts: 'yearly',
    copies: 'few',
    data: 'system',
    patches: 'owners',
    there: 'vms',
  },
  database: {
    kernel: 'host',
    trust: 'colleagues',
    starts: 'yearly',
    copies: 'few',
    data: 'volume',
    patches: 'one',
    there: 'vms',
  },
  build: {
    kernel: 'host',
    trust: 'teams',
    starts: 'daily',
    copies: 'dozens',
    data: 'none',
    patches: 'one',
    there: 'vms',
  },
  tenants: {
    kernel: 'host',
    trust: 'teams',
    starts: 'daily',
    copies: 'dozens',
    data: 'volume',
    patches: 'owners',
    there: 'vms',
  },
  own: nothingAnswered,
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(
  ([id, { label, promise }]) => ({
    id,
    label,
    promise,
    params: { ...jobs[id as keyof typeof presetWords], struck: [] },
  }),
);

/** The params with one reason struck or put back; no more than `mostStruck` stay struck. */
export function withStruck(params: Params, id: string, struck: boolean): Params {
  const wanted = new Set(inSight(params, params.struck));
  if (!struck) wanted.delete(id);
  else if (wanted.size < mostStruck) wanted.add(id);
  return { ...params, struck: inSight(params, [...wanted]) };
}

/** The params with another answer; what was struck of the old one is forgotten with it. */
export function withAnswer(params: Params, question: QuestionId, answer: string): Params {
  const next = { ...params, [question]: answer };
  return { ...next, struck: inSight(next, params.struck) };
}

/** No further reason can be struck. */
export const isFull = (params: Params): boolean => inSight(params, params.struck).length >= mostStruck;

/** Those of the reasons that follow from the answers given; a link may name others. */
function inSight(params: Params, ids: readonly string[]): string[] {
  return reasons
    .filter(({ id, question, answer }) => ids.includes(id) && params[question] === answer)
    .map(({ id }) => id);
}
