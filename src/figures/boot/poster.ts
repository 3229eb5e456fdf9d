import type { BoxRole } from '../../drawing/Box.tsx';
import { box, column, group, row, type LanesShape } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition, type RowView } from './frame.ts';
import { stackWords } from './words.ts';

/** The three starts on one scale: orange is a kernel of one's own. */
const overview = (rows: readonly Pick<RowView, 'title' | 'segments'>[], whole: number): LanesShape => ({
  kind: 'lanes',
  lanes: rows.map(({ title, segments }) => ({
    label: title,
    spans: segments.map(({ start, end, role }) => ({
      from: start / whole,
      to: end / whole,
      role: roleOf[role],
    })),
  })),
});

/** The kinds of a stretch, as the parts whose colour they wear; the others stay blank. */
const roleOf: Readonly<Partial<Record<RowView['segments'][number]['role'], BoxRole>>> = {
  monitor: 'hypervisor',
  firmware: 'virtual-hardware',
  kernel: 'kernel',
  'user-space': 'user-space',
  services: 'user-space',
  walls: 'user-space',
  files: 'writable',
  app: 'app',
};

/** Each row's stack with the kernel it stands on, and the three starts on one scale. */
export const poster = stillOf(definition, ({ frame }) =>
  column([
    row(
      frame.rows.map(({ title, own, stack }) =>
        group(title, [
          box('app', stackWords.app, { ghost: stack.app === 'absent', size: 'thin' }),
          box('user-space', own ? stackWords.userSpace : stackWords.walls, {
            ghost: stack.userSpace === 'absent',
            size: 'thin',
          }),
          box('kernel', own ? stackWords.kernel : stackWords.hostKernel, {
            ghost: stack.kernel === 'absent',
            aside: own ? stackWords.not : stackWords.long,
          }),
        ]),
      ),
    ),
    overview(frame.overview, frame.to),
  ]),
);
