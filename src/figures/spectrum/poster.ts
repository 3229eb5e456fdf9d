import { box, column, head, remark, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import { roles } from './roles.ts';

const shown: ReadonlySet<string> = new Set(['process', 'gvisor', 'microvm', 'vm', 'machine']);

/** Half of the row, from process to machine, each from the app outwards. */
export const poster = stillOf(definition, ({ frame }) =>
  column(
    frame.kind !== 'axis'
      ? []
      : frame.groups
          .flatMap(({ rows }) => rows)
          .filter(({ id }) => shown.has(id))
          .map(({ name, sub, parts }) =>
            row(
              [
                column([head(name), remark(sub)]),
                row(parts.map(({ kind, label }) => box(roles[kind], label, { size: 'thin' }))),
              ],
              [1, 3],
            ),
          ),
  ),
);
