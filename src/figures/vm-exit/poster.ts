import { box, column, group, lanes, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import type { LaneId } from './picture.ts';
import { roles } from './roles.ts';
import { labels } from './words.ts';

/** Who is in the guest and who on the host, who has the CPU, and what it has run. */
export const poster = stillOf(definition, ({ frame: { board } }) => {
  const inGuest = (id: LaneId) => id === 'app' || id === 'guest-kernel';
  const side = (guest: boolean) => {
    const here = board.lanes.filter(({ id }) => inGuest(id) === guest);
    return row(
      [
        column(here.map(({ id, label, doing }) => box(roles[id], label, { sub: doing }))),
        lanes(
          here.map(({ id }) => ({
            label: '',
            spans: board.spans
              .filter(({ lane }) => lane === id)
              .map(({ from, to }) => ({
                from: from / board.width,
                to: to / board.width,
                role: roles[id],
              })),
          })),
        ),
      ],
      [1, 2],
    );
  };
  return column([
    group(labels.vm, [side(true)]),
    group(labels.host, [side(false)]),
    ...board.cpus.map(({ name, doing }) => box('hardware', name, { aside: doing, size: 'thin' })),
  ]);
});
