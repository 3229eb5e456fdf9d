import { actual, holds, type PartId, partIds, references } from '../../simulators/image-parts/index.ts';
import type { Run } from './run.ts';
import { partWords, say } from './words.ts';

/** The narration of the step with this number. */
export function sentenceOf(of: Run, at: number): string {
  const { kind, focus, fresh, image } = of.beats[at]!;
  const { story, part } = of.params;
  switch (kind) {
    case 'start':
      return story === 'walk' ? say.startWalk : say.start;
    case 'open':
      return say.open[focus as PartId];
    case 'checked':
      return say.checked;
    case 'flip':
      return say.flip(part, references.filter((reference) => !holds(image, of.places, reference)).length);
    case 'repack':
      return say.repack;
    case 'rewrite': {
      const { from, to, by } = fresh!;
      if (from === 'tag') return say.rewriteTag;
      const name = partWords[to].name;
      return by === 'diffId'
        ? say.rewriteDiffId(name)
        : say.rewrite(
            to === 'config' || to === 'manifest' || to === 'index' ? `the ${name}` : name,
            partWords[from].name,
            say.above[from]!,
          );
    }
    case 'push':
      return story === 'tag' ? say.pushTag : say.pushShare;
    case 'move':
      return say.move;
    case 'kept':
      return story === 'tag' ? say.keptTag : say.keptShare;
    case 'end':
      return story === 'tag'
        ? say.endTag
        : story === 'share'
          ? say.endShare
          : say.end(writtenAnew(of), keptParts(of));
  }
}

/** How many digests the whole run writes anew. */
export const writtenAnew = ({ beats }: Run): number => beats.filter(({ kind }) => kind === 'rewrite').length;

/** Names of the parts whose stored bytes are the same at the end as at the start. */
function keptParts({ sound, beats }: Run): readonly string[] {
  const last = beats.at(-1)!.image;
  const digest = (image: typeof sound, id: PartId) => actual(image, { from: 'tag', to: id, by: 'digest' });
  return partIds.filter((id) => digest(sound, id) === digest(last, id)).map((id) => partWords[id].name);
}
