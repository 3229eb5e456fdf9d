import type { Preset, Schema } from '../../share/codec.ts';
import { int, oneOf } from '../../share/fields.ts';
import { type PartId, partIds } from '../../simulators/image-parts/index.ts';
import { presetWords } from './words.ts';

/** What happens to the image: it is walked, changed by a byte, packed again, or joined by another. */
export const stories = ['walk', 'flip', 'repack', 'tag', 'share'] as const;
export type Story = (typeof stories)[number];

/** What the reader looks at: what the story is about, or a part of the first or the second image. */
export const looks = ['story', ...partIds, ...partIds.map((id) => `b-${id}` as const)] as const;
export type Look = (typeof looks)[number];

export interface Params {
  readonly story: Story;
  /** Where the byte is flipped. */
  readonly part: PartId;
  /** Which byte, counted from the first that can be flipped; beyond the last it goes round. */
  readonly byte: number;
  readonly look: Look;
}

export const mostByte = 999;

export const schema: Schema<Params> = {
  story: oneOf(...stories),
  part: oneOf(...partIds),
  byte: int(0, mostByte),
  look: oneOf(...looks),
};

const preset = (id: keyof typeof presetWords, params: Partial<Params>): Preset<Params> => ({
  id,
  ...presetWords[id],
  params: { story: 'walk', part: 'layer2', byte: 0, look: 'story', ...params },
});

export const presets: readonly Preset<Params>[] = [
  preset('flip', { story: 'flip' }),
  preset('walk', {}),
  preset('config', { story: 'flip', part: 'config', byte: 88 }),
  preset('repack', { story: 'repack' }),
  preset('tag', { story: 'tag' }),
  preset('share', { story: 'share' }),
];
