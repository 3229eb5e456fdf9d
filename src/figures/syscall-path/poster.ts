import { box, column, group, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import { roles } from './roles.ts';

/** The boxes side by side, each with all that lies between the app and the hardware. */
export const poster = stillOf(definition, ({ frame }) =>
  row(
    frame.lanes.map(({ name, rows }) =>
      group(name, [
        column(
          rows.map(({ part, label }) =>
            box(roles[part], label, { size: part === 'host-kernel' ? 'normal' : 'thin' }),
          ),
        ),
      ]),
    ),
  ),
);
