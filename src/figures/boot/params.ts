import type { Preset, Schema } from '../../share/codec.ts';
import { int, list, oneOf } from '../../share/fields.ts';
import { presetWords } from './words.ts';

/** What can be taken away from a Debian guest, in the order in which it would begin. */
export const parts = [
  'firmware',
  'loader',
  'kernel',
  'initramfs',
  'init',
  'devices',
  'logs',
  'house',
  'network',
  'logins',
] as const;
export type Part = (typeof parts)[number];

export const rows = ['debian', 'microvm', 'container'] as const;
export type RowId = (typeof rows)[number];

export interface Params {
  /** Whose start the clock runs for: one row's, or all. */
  readonly row: RowId | 'all';
  /** What is taken away from the Debian guest. */
  readonly off: readonly Part[];
  /** The Debian guest's vCPUs. */
  readonly vcpus: number;
  /** What the emulated times are divided by, in tenths. */
  readonly scale: number;
}

export const schema: Schema<Params> = {
  row: oneOf('all', ...rows),
  off: list(oneOf(...parts), 0, parts.length),
  vcpus: int(1, 8),
  scale: int(10, 300),
};

const whole: Params = { row: 'all', off: [], vcpus: 1, scale: 66 };

const params: Readonly<Record<keyof typeof presetWords, Params>> = {
  three: whole,
  debian: { ...whole, row: 'debian' },
  vcpus: { ...whole, row: 'debian', vcpus: 4 },
  microvm: { ...whole, row: 'microvm' },
  container: { ...whole, row: 'container' },
  strip: {
    ...whole,
    off: ['firmware', 'loader', 'initramfs', 'init', 'devices', 'logs', 'house', 'network', 'logins'],
  },
  left: { ...whole, off: [...parts] },
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(
  ([id, { label, promise }]) => ({ id, label, promise, params: params[id as keyof typeof presetWords] }),
);
