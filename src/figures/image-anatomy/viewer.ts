import { fromUtf8, type LayerEntry } from '../../simulators/image-layers/index.ts';
import { readTar } from '../../simulators/image-layers/tar.ts';
import {
  actual,
  fileStart,
  holds,
  type PartId,
  type Parts,
  type Places,
  references,
  digestLength,
} from '../../simulators/image-parts/index.ts';
import type { Beat, Run } from './run.ts';
import { labels, partWords } from './words.ts';

/** A piece of a line: plain text, the flipped byte, or a digest that leads to a part. */
export interface Segment {
  readonly text: string;
  readonly kind: 'text' | 'flipped' | 'digest';
  /** Where a digest leads; null where the walk has not come to that part. */
  readonly to: PartId | null;
  readonly state: 'holds' | 'broken' | 'fresh' | null;
}

export interface Viewer {
  readonly part: PartId | 'tag';
  readonly of: 0 | 1;
  readonly name: string;
  readonly what: string;
  /** Size of what is stored, in words; empty for the tag. */
  readonly size: string;
  readonly digest: string | null;
  /** Only of a layer. */
  readonly diffId: string | null;
  readonly lines: readonly (readonly Segment[])[];
}

const text = (value: string): Segment => ({ text: value, kind: 'text', to: null, state: null });

/** Control characters are shown as a box, so that one flipped byte never breaks a line in two. */
const visible = (value: string): string =>
  // eslint-disable-next-line no-control-regex
  value.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '\u25a1');

/** What the viewer shows of a part, or of the tag. `known`: whether the walk has come to a part. */
export function viewerOf(
  of: Run,
  beat: Beat,
  part: PartId | 'tag',
  which: 0 | 1,
  known: (id: PartId) => boolean,
): Viewer {
  const image = which === 1 && beat.other ? beat.other : beat.image;
  const places = which === 1 && of.otherPlaces ? of.otherPlaces : of.places;
  const { name, what } = partWords[part];
  const common = { part, of: which, name, what };
  if (part === 'tag') {
    const state = tagHolds(beat, image) ? (beat.fresh?.from === 'tag' ? 'fresh' : 'holds') : 'broken';
    const digest = digestTo('index', image.tag, known('index') ? state : null);
    return { ...common, size: '', digest: null, diffId: null, lines: [[digest]] };
  }
  const { bytes, tar } = image.parts[part];
  const digest = actual(image, { from: 'tag', to: part, by: 'digest' });
  const flipped = which === 0 && of.flipped?.part === part && beat.kind !== 'start' ? of.flipped.offset : -1;
  if (tar) {
    return {
      ...common,
      size: labels.packed(bytes.length, tar.length),
      digest,
      diffId: actual(image, { from: 'config', to: part, by: 'diffId' }),
      lines: readTar(tar).flatMap((entry) => entryLines(entry, tar, flipped)),
    };
  }
  return {
    ...common,
    size: labels.bytes(bytes.length),
    digest,
    diffId: null,
    lines: jsonLines(image, places, part, flipped, beat, known),
  };
}

const digestTo = (part: PartId, value: string, state: Segment['state']): Segment => ({
  text: value,
  kind: 'digest',
  to: state === null ? null : part,
  state,
});

const tagHolds = (beat: Beat, image: Parts): boolean =>
  [beat.image, beat.other, image].some(
    (each) => each !== null && image.tag === actual(each, { from: 'tag', to: 'index', by: 'digest' }),
  );

function entryLines(entry: LayerEntry, tar: Uint8Array, flipped: number): Segment[][] {
  if (entry.type !== 'file') return [[text(`${entry.path.replace(/\/?$/, '/')}  `), text(labels.directory)]];
  const start = fileStart(tar, entry.path);
  const head = [text(`${entry.path}  ${labels.file(entry.data.length)}`)];
  const content = fromUtf8(entry.data);
  const at = flipped >= start && flipped < start + entry.data.length ? flipped - start : -1;
  return [head, ...split(content, at).map((line) => [text('    '), ...line])];
}

/** The lines of a text, the character at `at` marked. A flipped line end is drawn at its line's end. */
function split(content: string, at: number): Segment[][] {
  let offset = 0;
  const lines = content.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => {
    const here = at < 0 ? -1 : at - offset;
    offset += line.length + 1;
    return marked(line, here);
  });
}

/** A line or a piece of one, the character at `at` marked if it is in it; one past the end is the line end. */
function marked(line: string, at: number): Segment[] {
  if (at < 0 || at > line.length) return [text(visible(line))];
  const mark: Segment = { text: visible(line[at] ?? '\u21b5'), kind: 'flipped', to: null, state: null };
  return [text(visible(line.slice(0, at))), mark, text(visible(line.slice(at + 1)))];
}

function jsonLines(
  image: Parts,
  places: Places,
  part: PartId,
  flipped: number,
  beat: Beat,
  known: (id: PartId) => boolean,
): Segment[][] {
  const content = fromUtf8(image.parts[part].bytes);
  const named = references
    .filter(({ from }) => from === part)
    .map((reference) => ({ reference, place: places.get(reference)! }));
  let offset = 0;
  const lines = content.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => {
    const start = offset;
    offset += line.length + 1;
    const digest = named.find(({ place }) => place >= start && place < start + line.length);
    const at = flipped >= start && flipped < offset ? flipped - start : -1;
    if (!digest) return marked(line, at);
    const { reference, place } = digest;
    const state = holds(image, places, reference) ? (beat.fresh === reference ? 'fresh' : 'holds') : 'broken';
    const from = place - start;
    const to = from + digestLength;
    return [
      ...marked(line.slice(0, from), at < from ? at : -1),
      digestTo(reference.to, visible(line.slice(from, to)), known(reference.to) ? state : null),
      ...marked(line.slice(to), at - to),
    ];
  });
}
