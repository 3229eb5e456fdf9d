import type { Preset, Schema } from '../../share/codec.ts';
import { oneOf, type Field } from '../../share/fields.ts';
import { commands, deeds, switches } from '../../simulators/process-walls/index.ts';
import type { Command, Deed, Starter, Switch } from '../../simulators/process-walls/index.ts';
import { expectsOrder, presetWords } from './words.ts';

export interface Params {
  readonly starter: Starter;
  /** The switches thrown, first to last; no switch twice. */
  readonly order: readonly Switch[];
  /** The command in both terminals; auto: the one that tells most about the step. */
  readonly look: Command | 'auto';
  /** What the process tries at the end. */
  readonly deed: Deed | 'none';
}

/** One letter a switch, in the order of `switches`. */
const letters = 'upnihmctxyzrks';
const none = '0';

const orderField: Field<readonly Switch[]> = {
  encode: (order) => order.map((sw) => letters[switches.indexOf(sw)]).join('') || none,
  decode: (text) => {
    if (text === none) return [];
    const order = [...text].map((letter) => switches[letters.indexOf(letter)]);
    if (text === '' || order.includes(undefined) || new Set(order).size < order.length) return null;
    return order as Switch[];
  },
  expects: expectsOrder(letters),
};

export const schema: Schema<Params> = {
  starter: oneOf('root', 'user'),
  order: orderField,
  look: oneOf('auto', ...commands),
  deed: oneOf('none', ...deeds),
};

function preset(
  id: keyof typeof presetWords,
  order: readonly Switch[],
  deed: Deed,
  starter: Starter = 'root',
): Preset<Params> {
  return { id, ...presetWords[id], params: { starter, order, look: 'auto', deed } };
}

const usual = ['pid', 'net', 'ipc', 'uts', 'mount', 'cgroup'] as const;

export const presets: readonly Preset<Params>[] = [
  preset('hidden', ['user', ...usual, 'time'], 'memory'),
  preset('plain', [], 'shadow'),
  preset('limited', ['cpu', 'memory', 'pids'], 'memory'),
  preset('engine', [...usual, 'root', 'caps', 'seccomp'], 'pids'),
  preset('rootless', ['user', ...usual, 'root'], 'clock', 'user'),
  preset(
    'everything',
    ['user', ...usual, 'time', 'cpu', 'memory', 'pids', 'root', 'caps', 'seccomp'],
    'memory',
  ),
  preset('bolts-first', ['caps', 'pid', 'net', 'mount', 'root'], 'shadow'),
];
