import { box, column, head, lines, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import { partWords, tagNames } from './words.ts';

const shownDigits = 'sha256:'.length + 24;
const shortened = (digest: string) =>
  digest.length > shownDigits ? `${digest.slice(0, shownDigits)}…` : digest;

/** The chain from the tag to the layers, and the bytes of the part that is open. */
export const poster = stillOf(definition, ({ frame }) => {
  const { nodes } = frame.images[0]!;
  return row(
    [
      column([
        head(tagNames[0]),
        ...nodes.map(({ id, name, digest }) =>
          box(id === 'layer1' || id === 'layer2' ? 'layer' : 'user-space', name, {
            aside: digest,
            size: 'thin',
            ...(id === 'layer1' ? { depth: 1 } : id === 'layer2' ? { depth: 3 } : {}),
          }),
        ),
      ]),
      column([
        head(partWords[frame.viewer.part].name),
        lines([
          shortened(frame.viewer.digest ?? ''),
          ...frame.viewer.lines.slice(0, 8).map((line) => line.map(({ text }) => text).join('')),
        ]),
      ]),
    ],
    [2, 3],
  );
});
