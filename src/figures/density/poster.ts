import { box, cells, column, head, remark, row } from '../../drawing/poster.ts';
import type { BoxRole } from '../../drawing/Box.tsx';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import type { MemoryMap } from './memory-map.ts';
import type { SideView } from './side-view.ts';

const columns = 16;
const shownRows = 5;

/** The first rows of a map as squares: each has the role that fills most of it. */
function squares(map: MemoryMap) {
  const size = map.capacity / map.rows / columns;
  return Array.from({ length: columns * shownRows }, (_, i) => {
    const here = { from: i * size, to: (i + 1) * size };
    const inside = map.stretches
      .map(({ role, from, to }) => ({
        role,
        size: Math.min(to, here.to) - Math.max(from, here.from),
      }))
      .filter((each) => each.size > size / 2 && each.role !== 'ghost');
    return inside[0] ? { role: inside[0].role as BoxRole } : {};
  });
}

const pane = ({ title, memory, key, status }: SideView) =>
  column([
    head(title),
    cells(squares(memory), columns),
    ...key
      .filter(({ each }) => each !== '')
      .map(({ role, name, each }) => box(role, name, { aside: each, size: 'thin' })),
    remark(status),
  ]);

/** One copy on each side: what a VM's memory is made of, and a container's. */
export const poster = stillOf(definition, ({ frame: { vms, containers } }) =>
  row([pane(vms), pane(containers)]),
);
