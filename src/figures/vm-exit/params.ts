import type { Preset, Schema } from '../../share/codec.ts';
import { list, oneOf, type Field } from '../../share/fields.ts';
import type { Op, PageSize, Settings, Way } from '../../simulators/vm-exit/index.ts';
import { expectsWays, presetWords } from './words.ts';

export const ops = [
  'add',
  'call',
  'read',
  'fresh',
  'switch',
  'print',
  'send',
  'sleep',
] as const satisfies readonly Op[];
/** In the order in which they are run. */
export const ways = ['emulation', 'trap', 'queue'] as const satisfies readonly Way[];
export const mostOps = 12;

export interface Params {
  /** What the guest does, in order. */
  readonly ops: readonly Op[];
  /** In which ways it is run, one after the other: at least one, each once, in the order of `ways`. */
  readonly ways: readonly Way[];
  readonly guest: PageSize;
  readonly host: PageSize;
  readonly levels: '4' | '5';
  readonly worker: Settings['worker'];
  /** Whether a step of the first walk is a row of it or every single read. */
  readonly look: 'rows' | 'each';
}

const someWays: Field<readonly Way[]> = {
  encode: (value) => value.join('*'),
  decode: (text) => {
    const named = text.split('*');
    const found = ways.filter((way) => named.includes(way));
    return found.length > 0 && found.join('*') === text ? found : null;
  },
  expects: expectsWays(ways),
};

export const schema: Schema<Params> = {
  ops: list(oneOf(...ops), 0, mostOps),
  ways: someWays,
  guest: oneOf('4k', '2m'),
  host: oneOf('4k', '2m'),
  levels: oneOf('4', '5'),
  worker: oneOf('behind', 'ahead'),
  look: oneOf('rows', 'each'),
};

const plain: Params = {
  ops: [],
  ways: ['trap'],
  guest: '4k',
  host: '4k',
  levels: '4',
  worker: 'behind',
  look: 'rows',
};

const params: Readonly<Record<keyof typeof presetWords, Params>> = {
  call: { ...plain, ops: ['add', 'add', 'call'] },
  page: { ...plain, ops: ['read', 'read'] },
  fresh: { ...plain, ops: ['fresh'] },
  letter: { ...plain, ops: ['print'] },
  nap: { ...plain, ops: ['sleep'] },
  packet: { ...plain, ops: ['send'], ways },
  burst: { ...plain, ops: Array.from({ length: 8 }, (): Op => 'send'), ways: ['trap', 'queue'] },
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(
  ([id, { label, promise }]) => ({
    id,
    label,
    promise,
    params: params[id as keyof typeof presetWords],
  }),
);
