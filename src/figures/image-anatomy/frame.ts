import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { stepClock } from '../../playback/step-clock.ts';
import { shortDigest, type Digest } from '../../simulators/image-layers/index.ts';
import {
  actual,
  type PartId,
  partIds,
  type Parts,
  type Places,
  type Reference,
  references,
  writtenFor,
} from '../../simulators/image-parts/index.ts';
import { betOf } from './bets.ts';
import { presets, schema, type Look, type Params } from './params.ts';
import { run, type Beat, type Run } from './run.ts';
import { sentenceOf } from './sentences.ts';
import { type Viewer, viewerOf } from './viewer.ts';
import { alt, partWords, tagNames, title } from './words.ts';

export interface NamedView {
  readonly by: 'digest' | 'diffId';
  readonly from: string;
  /** The first digits that stand in the part above. */
  readonly written: string;
  readonly state: 'later' | 'holds' | 'broken' | 'fresh';
}

export interface NodeView {
  readonly id: PartId;
  readonly name: string;
  readonly what: string;
  /** The first digits of the digest of its bytes. */
  readonly digest: string;
  readonly named: readonly NamedView[];
  /** `later`: the walk has not come to it. */
  readonly state: 'later' | 'shown' | 'now';
  readonly looked: boolean;
  readonly flipped: boolean;
  /** It is the same bytes as the part of the first image. */
  readonly same: boolean;
}

export interface ImageView {
  readonly of: 0 | 1;
  /** null where no tag leads to this image any more. */
  readonly tag: { readonly name: string; readonly digest: string; readonly state: NamedView['state'] } | null;
  readonly shown: boolean;
  readonly nodes: readonly NodeView[];
}

export interface Frame extends BaseFrame {
  readonly beat: number;
  readonly images: readonly ImageView[];
  readonly viewer: Viewer;
  /** Digests written anew so far, references that do not hold, and parts stored; on the walk, those fetched. */
  readonly written: number;
  readonly broken: number;
  readonly stored: number;
}

/** What the reader looks at: a part of one of the images that is known by now, else what the story is about. */
function looked(look: Look, beat: Beat, known: (id: PartId) => boolean): { part: PartId | 'tag'; of: 0 | 1 } {
  const part = look.replace('b-', '') as PartId;
  if (look === 'story' || !known(part)) return { part: beat.focus, of: beat.other ? beat.focusOf : 0 };
  return { part, of: look.startsWith('b-') && beat.other ? 1 : 0 };
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const at = Math.max(0, indexAt(of.timeline.steps, t));
  const beat = of.beats[at]!;
  const reached = new Set(
    of.beats.slice(0, at + 1).flatMap(({ kind, focus }) => (kind === 'open' ? [focus] : [])),
  );
  const walking = of.params.story === 'walk' && beat.kind !== 'checked';
  const known = (id: PartId) => !walking || reached.has(id);
  const look = looked(of.params.look, beat, known);
  const second = of.beats.find(({ other }) => other !== null)?.other ?? null;
  const images = [imageView(of, beat, 0, beat.image, of.places, known, look)];
  if (second && of.otherPlaces) images.push(imageView(of, beat, 1, second, of.otherPlaces, known, look));
  const broken = images[0]!.nodes
    .flatMap(({ named }) => named)
    .filter(({ state }) => state === 'broken').length;
  const tagBroken = images[0]!.tag?.state === 'broken' ? 1 : 0;
  const sentence = sentenceOf(of, at);
  const viewer = viewerOf(of, beat, look.part, look.of, known);
  return {
    beat: at,
    images,
    viewer,
    written: of.beats.slice(0, at + 1).filter(({ kind }) => kind === 'rewrite' || kind === 'move').length,
    broken: broken + tagBroken,
    stored: beat.other
      ? new Set([...digests(beat.image), ...digests(beat.other)]).size
      : partIds.filter(known).length,
    say: sentence,
    alt: altOf(images, viewer),
  };
}

const digests = (image: Parts): Digest[] =>
  partIds.map((id) => actual(image, { from: 'tag', to: id, by: 'digest' }));

const shortOf = (written: string): string => written.slice(7, 15);

function imageView(
  of: Run,
  beat: Beat,
  which: 0 | 1,
  image: Parts,
  places: Places,
  known: (id: PartId) => boolean,
  look: { readonly part: PartId | 'tag'; readonly of: 0 | 1 },
): ImageView {
  const stateOf = (reference: Reference): NamedView['state'] => {
    if (!known(reference.to)) return 'later';
    if (writtenFor(image, places, reference) !== actual(image, reference)) return 'broken';
    return which === 0 && beat.fresh === reference ? 'fresh' : 'holds';
  };
  const nodes = partIds.map((id): NodeView => {
    const above = references.filter(({ from, to }) => to === id && from !== 'tag');
    const digest = actual(image, { from: 'tag', to: id, by: 'digest' });
    return {
      id,
      name: partWords[id].name,
      what: partWords[id].what,
      digest: shortDigest(digest).slice(0, 8),
      named: above.map((reference) => ({
        by: reference.by,
        from: partWords[reference.from].name,
        written: shortOf(writtenFor(image, places, reference)),
        state: stateOf(reference),
      })),
      state: !known(id)
        ? 'later'
        : beat.focus === id && beat.focusOf === which && beat.kind !== 'start'
          ? 'now'
          : 'shown',
      looked: look.part === id && look.of === which,
      flipped: which === 0 && of.flipped?.part === id && beat.kind !== 'start',
      same: which === 1 && digests(of.sound).includes(digest),
    };
  });
  const tag = tagOf(of, beat, which, image, known('index'));
  return { of: which, tag, shown: which === 0 || beat.other !== null, nodes };
}

/** In the tag's story there is one tag for both images; else each has its own. */
function tagOf(of: Run, beat: Beat, which: 0 | 1, image: Parts, known: boolean): ImageView['tag'] {
  const index = actual(image, { from: 'tag', to: 'index', by: 'digest' });
  if (of.params.story === 'tag') {
    if (beat.image.tag !== index) return null;
    const moved = beat.kind === 'move' ? 'fresh' : 'holds';
    return { name: tagNames[0], digest: shortOf(index), state: moved };
  }
  const { tag } = image;
  const fresh = beat.fresh?.from === 'tag';
  const state = !known ? 'later' : tag !== index ? 'broken' : fresh ? 'fresh' : 'holds';
  return { name: tagNames[which], digest: shortOf(tag), state };
}

function altOf(images: readonly ImageView[], viewer: Viewer): string {
  const told = images
    .filter(({ shown }) => shown)
    .map(({ tag, nodes }) => {
      const parts = nodes
        .filter(({ state }) => state !== 'later')
        .map(({ name, digest, named, same }) => {
          const wrong = named.filter(({ state }) => state === 'broken').map(({ from }) => from);
          return alt.part(name, digest, wrong, same);
        });
      return alt.image(tag, parts);
    });
  return alt.all(told, viewer);
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'image-anatomy',
  title,
  schema,
  presets,
  run,
  frameAt,
  ...stepClock,
  bet: betOf,
};
