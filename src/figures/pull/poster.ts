import { box, column, head, remark, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import { size } from './text.ts';
import { labels } from './words.ts';

/** What the registry holds as far as the host knows, and what the host has by now. */
export const poster = stillOf(definition, ({ frame, run }) => {
  const { image } = run.pull;
  const { host } = frame;
  const layers = frame.parts.filter(({ kind }) => kind === 'layer');
  return row([
    column([
      head(`${labels.registry}: ${image.repository}:${image.tag}`),
      ...[...layers].reverse().map(({ layer, name, digest, size: bytes }) =>
        box('layer', labels.layer(layer, digest ? name : ''), {
          depth: layer + 1,
          ghost: digest === null,
          aside: bytes === null ? labels.notKnown : size(bytes),
          size: 'thin',
        }),
      ),
      row(
        frame.parts
          .filter(({ kind }) => kind !== 'layer')
          .map(({ name, digest }) => box('user-space', name, { ghost: digest === null, size: 'thin' })),
      ),
    ]),
    column([
      head(labels.host),
      ...[...host.newStack].reverse().map(({ layer, name, state }) => {
        const old = host.oldStack.find((cell) => cell.layer === layer);
        const here = state === 'ready' || state === 'was-here';
        return row([
          ...(old ? [box('layer', labels.layer(layer, old.name), { depth: layer + 1, size: 'thin' })] : []),
          box('layer', labels.layer(layer, here ? name : ''), {
            depth: layer + 1,
            ghost: !here,
            size: 'thin',
          }),
        ]);
      }),
      ...(host.oldName === null ? [] : [row([remark(host.oldName), remark(host.newName)])]),
      box('kernel', labels.kernel, { aside: labels.kernelSub }),
    ]),
  ]);
});
