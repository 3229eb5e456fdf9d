import type { BoxRole } from '../../drawing/Box.tsx';
import { box, column, group, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import type { Part } from '../../simulators/io-path/index.ts';
import { definition } from './frame.ts';

const roles: Readonly<Record<Part, BoxRole>> = {
  app: 'app',
  'guest-kernel': 'kernel',
  sentry: 'user-space',
  gofer: 'user-space',
  virtiofsd: 'user-space',
  engine: 'user-space',
  vmm: 'virtual-hardware',
  'host-kernel': 'kernel',
  device: 'hardware',
};

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
