import { box, column, head, label, remark, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import { labels } from './words.ts';

/** The first steps, who lives, and the kernel that is there from the start. */
export const poster = stillOf(definition, ({ frame: { lines, processes, things } }) =>
  row(
    [
      column([head(labels.steps), ...lines.slice(1, 11).map(({ name }, i) => remark(`${i + 1}  ${name}`))]),
      column([
        head(labels.processes),
        ...processes.map(({ name, runs }) => box('user-space', name, { sub: runs })),
        box('app', labels.program, { ghost: true }),
        box('kernel', labels.kernel, { size: 'tall' }),
      ]),
      column([
        head(labels.exists),
        ...things.slice(0, 4).flatMap(({ name, value }) => [label(name), remark(value)]),
      ]),
    ],
    [1, 1.3, 1.1],
  ),
);
