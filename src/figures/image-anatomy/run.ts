import type { Timeline, Us } from '../../playback/timeline.ts';
import {
  type Contents,
  digestLength,
  example,
  fileStart,
  flip,
  makeParts,
  type PartId,
  type Parts,
  type Places,
  placesOf,
  type Reference,
  references,
  repack,
  repairs,
} from '../../simulators/image-parts/index.ts';
import { dirEntry, fileEntry, utf8 } from '../../simulators/image-layers/index.ts';
import type { Params } from './params.ts';

/** One step: the image (or two) as it is then, and what the step is about. */
export interface Beat {
  readonly at: Us;
  readonly kind:
    'start' | 'open' | 'checked' | 'flip' | 'repack' | 'rewrite' | 'push' | 'move' | 'kept' | 'end';
  readonly image: Parts;
  /** A second image, once it is there. */
  readonly other: Parts | null;
  /** Which part it is about, and of which image. */
  readonly focus: PartId | 'tag';
  readonly focusOf: 0 | 1;
  /** The reference that was just written anew. */
  readonly fresh: Reference | null;
}

export interface Run {
  readonly params: Params;
  /** The sound image that the story starts from. */
  readonly sound: Parts;
  readonly places: Places;
  readonly otherPlaces: Places | null;
  /** Offset of the flipped byte, in a layer's archive or a part's bytes; null where none is flipped. */
  readonly flipped: { readonly part: PartId; readonly offset: number } | null;
  readonly beats: readonly Beat[];
  readonly timeline: Timeline;
}

/** How long a step stays when it plays by itself: time to read two lines. */
const readingTime = 4_500_000;

export const flippedFile: Readonly<
  Record<'layer1' | 'layer2', { readonly path: string; readonly length: number }>
> = {
  layer1: { path: 'etc/motd', length: 'no kernel in here\n'.length },
  layer2: { path: 'srv/app.txt', length: 'hello from a very small image\n'.length },
};

/**
 * Offsets of the bytes that can be flipped: of a layer those of one file in its archive, of another part all but the
 * digests written in it. A flip in there would be a wrong name for a sound part, and this figure tells another story.
 */
export function flippable({ sound, places }: Pick<Run, 'sound' | 'places'>, part: PartId): readonly number[] {
  if (part === 'layer1' || part === 'layer2') {
    const { path, length } = flippedFile[part];
    const start = fileStart(sound.parts[part].tar!, path);
    return Array.from({ length }, (_, i) => start + i);
  }
  const written = references.filter(({ from }) => from === part).map((each) => places.get(each)!);
  return [...sound.parts[part].bytes.keys()].filter((at) =>
    written.every((start) => at < start || at >= start + digestLength),
  );
}

const otherApp: Contents = {
  ...example(),
  layers: [
    example().layers[0],
    [
      dirEntry('srv', { mtime: 1_795_400_000 }),
      fileEntry('srv/other.txt', utf8('another app on the same base\n'), { mtime: 1_795_400_000 }),
    ],
  ],
  cmd: ['/srv/other.txt'],
};

type Untimed = Omit<Beat, 'at'>;

/** The whole story. Pure; the same params give the same bytes. */
export function run(params: Params): Run {
  const sound = makeParts(example());
  const places = placesOf(sound);
  const { story, part } = params;
  const other =
    story === 'tag' ? makeParts(example('goodbye')) : story === 'share' ? makeParts(otherApp) : null;
  const offsets = flippable({ sound, places }, part);
  const offset = offsets[params.byte % offsets.length]!;
  const beat = (kind: Beat['kind'], image: Parts, rest: Partial<Untimed> = {}): Untimed => ({
    kind,
    image,
    other: null,
    focus: 'tag',
    focusOf: 0,
    fresh: null,
    ...rest,
  });
  const start = beat('start', sound);
  const changed = (kind: 'flip' | 'repack', image: Parts, focus: PartId): readonly Untimed[] => {
    const mended = repairs(image, places);
    return [
      { ...start, focus },
      beat(kind, image, { focus }),
      ...mended.map(({ reference, image: now }) =>
        beat('rewrite', now, { focus: reference.from, fresh: reference }),
      ),
      beat('end', mended.at(-1)?.image ?? image),
    ];
  };
  const stories: Readonly<Record<Params['story'], () => readonly Untimed[]>> = {
    walk: () => [
      start,
      ...(['index', 'manifest', 'config', 'layer1', 'layer2'] as const).map((focus) =>
        beat('open', sound, { focus }),
      ),
      beat('checked', sound),
    ],
    flip: () => changed('flip', flip(sound, part, offset), part),
    repack: () => changed('repack', repack(sound, 'layer2'), 'layer2'),
    tag: () => [
      start,
      beat('push', sound, { other, focus: 'manifest', focusOf: 1 }),
      beat('move', { ...sound, tag: other!.tag }, { other, focus: 'index', focusOf: 1 }),
      beat('kept', { ...sound, tag: other!.tag }, { other, focus: 'index' }),
      beat('end', { ...sound, tag: other!.tag }, { other, focus: 'manifest', focusOf: 1 }),
    ],
    share: () => [
      start,
      beat('push', sound, { other, focus: 'manifest', focusOf: 1 }),
      beat('kept', sound, { other, focus: 'layer1', focusOf: 1 }),
      beat('end', sound, { other, focus: 'layer2', focusOf: 1 }),
    ],
  };
  const beats = stories[story]().map((each, i) => ({ ...each, at: i * readingTime }));
  const steps = beats.map(({ at }) => at);
  return {
    params,
    sound,
    places,
    otherPlaces: other ? placesOf(other) : null,
    flipped: story === 'flip' ? { part, offset } : null,
    beats,
    timeline: { duration: beats.length * readingTime, steps, changes: steps },
  };
}
