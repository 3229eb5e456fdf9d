import { box, column, group, lines, remark, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { hostPid } from '../../simulators/process-walls/index.ts';
import { definition } from './frame.ts';
import { picture as words, switchWords, terminal } from './words.ts';

/** The process among the others, what stands around it, and what it sees. */
export const poster = stillOf(definition, ({ frame }) => {
  const inside = frame.terminals[0];
  return column([
    row(
      [
        column([
          remark(words.others),
          ...frame.others.map(({ pid, name }) => box('user-space', name, { aside: pid, size: 'thin' })),
        ]),
        group(
          words.walls(frame.rings.map((sw) => switchWords[sw])),
          [
            box('app', words.process, { sub: words.sees(hostPid, frame.ownPid, frame.user), size: 'tall' }),
            frame.walls.root === 'host'
              ? box('user-space', words.files.host, { size: 'thin' })
              : box('layer', words.files[frame.walls.root], { depth: 2, size: 'thin' }),
          ],
          { ghost: frame.rings.length === 0 },
        ),
        column([
          remark(terminal.inside),
          lines([
            `$ ${inside.prompt}`,
            ...inside.lines.filter(({ mark }) => mark !== 'gone').map(({ text }) => text),
          ]),
        ]),
      ],
      [0.8, 1.2, 1.5],
    ),
    box('kernel', words.kernel, { aside: words.kernelSub, size: 'tall' }),
  ]);
});
