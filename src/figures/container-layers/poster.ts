import { box, column, group, head, remark, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import { size } from './text.ts';
import { containerName, labels, layerNames, statusWords } from './words.ts';

/** The pile: processes, writable layers, the image's layers, the kernel; beside it what the layers hold. */
export const poster = stillOf(definition, ({ frame }) =>
  column([
    row(
      frame.containers.map(({ index, status, chips, bytes }) =>
        group(
          containerName(index),
          [
            row([
              box('app', labels.process, {
                ghost: status !== 'running',
                aside: statusWords[status],
                size: 'thin',
              }),
              box('writable', labels.writable, {
                ghost: status !== 'running' && status !== 'stopped',
                aside: chips.length === 0 ? labels.empty : size(bytes),
                size: 'thin',
              }),
            ]),
          ],
          { series: index + 1 },
        ),
      ),
    ),
    remark(labels.image(frame.layers.length, frame.once)),
    ...[...frame.layers].reverse().map(({ index, name, bytes, chips }) =>
      box('layer', layerNames[name], {
        depth: index + 1,
        size: 'thin',
        aside: `${chips
          .filter(({ kind }) => kind === 'file')
          .map(({ path }) => path)
          .slice(0, 3)
          .join('   ')}   ${size(bytes)}`,
      }),
    ),
    ...(frame.volume ? [head(labels.volume)] : []),
    box('kernel', labels.kernel, { aside: frame.kernel, size: 'tall' }),
  ]),
);
