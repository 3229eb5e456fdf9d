import { box, column, head, lines, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import { labels } from './words.ts';

/** The text, and beside it the two builds with a place for each layer. */
export const poster = stillOf(definition, ({ frame, params }) =>
  row(
    [
      column([head(labels.editor), lines(params.now.split('\n'))]),
      ...frame.builds.map(({ build, steps }) =>
        column([
          head(labels.builds[build]),
          ...steps
            .filter(({ layer }) => layer !== null)
            .map(({ layer, keyword, state }) =>
              box('layer', keyword, {
                depth: Math.min(layer!, 6),
                ghost: state === 'later',
                aside: labels.layer(layer!),
                size: 'thin',
              }),
            ),
        ]),
      ),
    ],
    // Room for the longest line.
    [4.5, 1, 1],
  ),
);
