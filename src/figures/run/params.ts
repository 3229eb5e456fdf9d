import type { Preset, Schema } from '../../share/codec.ts';
import { flag } from '../../share/fields.ts';
import type { Bundle } from '../../simulators/runc-start/index.ts';
import { presetWords } from './words.ts';

export type Params = Bundle;

export const schema: Schema<Params> = { noNewPrivs: flag, userNamespace: flag, seccomp: flag };

const usual: Params = { noNewPrivs: true, userNamespace: false, seccomp: true };
const params: Readonly<Record<keyof typeof presetWords, Params>> = {
  usual,
  gain: { ...usual, noNewPrivs: false },
  user: { ...usual, userNamespace: true },
  bare: { ...usual, seccomp: false },
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(
  ([id, { label, promise }]) => ({ id, label, promise, params: params[id as keyof typeof presetWords] }),
);
