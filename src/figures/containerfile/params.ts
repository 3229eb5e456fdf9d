import type { Preset, Schema } from '../../share/codec.ts';
import { oneOf } from '../../share/fields.ts';
import { textField } from './text-field.ts';
import { texts } from './texts.ts';
import { presetWords } from './words.ts';

/** What happens between the first build and the second; `none` builds once. */
export const changes = ['app', 'lib', 'time', 'base', 'text', 'none'] as const;
export type Change = (typeof changes)[number];

export interface Params {
  /** The Containerfile in the editor; the second build's, and the first one's too unless it is what changed. */
  readonly now: string;
  readonly change: Change;
  /** The first build's Containerfile where the text is what changes, else empty. */
  readonly was: string;
}

export const schema: Schema<Params> = { now: textField, change: oneOf(...changes), was: textField };

const preset = (id: keyof typeof presetWords, params: Params): Preset<Params> => ({
  id,
  ...presetWords[id],
  params,
});

export const presets: readonly Preset<Params>[] = [
  preset('first', { now: texts.first, change: 'app', was: '' }),
  preset('last', { now: texts.last, change: 'app', was: '' }),
  preset('lists', { now: texts.listsRemoved, change: 'text', was: texts.lists }),
  preset('one', { now: texts.oneRun, change: 'text', was: texts.listsRemoved }),
  preset('secret', { now: texts.secret, change: 'none', was: '' }),
  preset('lent', { now: texts.lent, change: 'none', was: '' }),
  preset('error', { now: texts.error, change: 'none', was: '' }),
];

/** The params with another change; where the text is to change, the one that is there now becomes the first build's. */
export const withChange = (params: Params, change: Change): Params => ({
  now: params.now,
  change,
  was: change === 'text' ? (params.was === '' ? params.now : params.was) : '',
});
