import type { Preset, Schema } from '../../share/codec.ts';
import { flag, int, oneOf } from '../../share/fields.ts';
import { presetWords } from './words.ts';

export const images = ['python', 'debian', 'app', 'rebased'] as const;
export type ImageId = (typeof images)[number];
export const troubles = ['none', 'flip', 'extra', 'cut'] as const;
export const parts = ['manifest', 'config', '1', '2', '3', '4'] as const;
export type PartId = (typeof parts)[number];

export interface Params {
  readonly image: ImageId;
  /** What the host pulled before. */
  readonly host: 'empty' | ImageId;
  readonly engine: 'containerd' | 'classic';
  /** Downloads at a time. */
  readonly once: number;
  /** Mbit/s */
  readonly link: number;
  /** ms */
  readonly rtt: number;
  /** MB/s of compressed bytes */
  readonly unpack: number;
  /** Whether the registry wants a token first. */
  readonly token: boolean;
  readonly trouble: (typeof troubles)[number];
  /** What the trouble hits. */
  readonly part: PartId;
  /** Which byte is flipped, from 0. */
  readonly byte: number;
  /** After how many percent of a layer the connection breaks. */
  readonly cutat: number;
  /** Whether the registry heeds Range. */
  readonly range: boolean;
}

export const schema: Schema<Params> = {
  image: oneOf(...images),
  host: oneOf('empty', ...images),
  engine: oneOf('containerd', 'classic'),
  once: int(1, 6),
  link: int(1, 10_000),
  rtt: int(1, 1000),
  unpack: int(1, 1000),
  token: flag,
  trouble: oneOf(...troubles),
  part: oneOf(...parts),
  byte: int(0, 99_999),
  cutat: int(1, 99),
  range: flag,
};

const shared: Params = {
  image: 'python',
  host: 'debian',
  engine: 'containerd',
  once: 3,
  link: 100,
  rtt: 50,
  unpack: 30,
  token: true,
  trouble: 'none',
  part: '3',
  byte: 4137,
  cutat: 60,
  range: true,
};
/** The small image is some kilobytes: a slow line and a slow disk, so that there is something to watch. */
const small: Params = { ...shared, image: 'app', host: 'empty', link: 1, unpack: 1 };

const params: Readonly<Record<keyof typeof presetWords, Params>> = {
  shared,
  cold: { ...shared, host: 'empty' },
  again: { ...shared, host: 'python' },
  first: { ...shared, image: 'debian', host: 'empty' },
  rebased: { ...small, image: 'rebased', host: 'app' },
  corrupt: { ...small, trouble: 'flip' },
  cut: { ...shared, image: 'debian', host: 'empty', trouble: 'cut', part: '1' },
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(
  ([id, { label, promise }]) => ({
    id,
    label,
    promise,
    params: params[id as keyof typeof presetWords],
  }),
);
