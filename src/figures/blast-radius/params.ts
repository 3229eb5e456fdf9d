import type { Preset, Schema } from '../../share/codec.ts';
import { flag, oneOf } from '../../share/fields.ts';
import { faults, type Fault } from '../../simulators/isolation/index.ts';
import { presetWords } from './words.ts';

export interface Params {
  readonly fault: Fault;
  /** Memory and number of processes are limited for each copy. */
  readonly limited: boolean;
  /** VMMs run confined. */
  readonly jailed: boolean;
}

export const schema: Schema<Params> = { fault: oneOf(...faults), limited: flag, jailed: flag };

const usual = { limited: false, jailed: true };
const params: Readonly<Record<keyof typeof presetWords, Params>> = {
  crash: { fault: 'crash', ...usual },
  memory: { fault: 'memory', ...usual },
  limits: { fault: 'memory', ...usual, limited: true },
  fork: { fault: 'fork', ...usual },
  panic: { fault: 'panic', ...usual },
  exploit: { fault: 'exploit', ...usual },
  runtime: { fault: 'runtime', ...usual },
  vmm: { fault: 'vmm', ...usual },
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(
  ([id, { label, promise }]) => ({ id, label, promise, params: params[id as keyof typeof presetWords] }),
);
