import { box, cells, column, lanes, remark, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import type { GuestCell, HostCell } from './machine-view.ts';
import { heads, words } from './words.ts';

const columns = 6;
const shown = (list: readonly GuestCell[]) =>
  cells(
    list.map(({ state }) => (state === 'none' ? {} : { role: 'virtual-hardware' as const })),
    columns,
  );
const real = (list: readonly HostCell[]) =>
  cells(
    list.map(({ state, owner }) =>
      state === 'own' ? { role: 'kernel' as const } : owner ? { series: owner.guest + 1 } : {},
    ),
    2 * columns,
  );

/** What the guest is shown on the left, what there is on the right: its memory and its disk, square by square. */
export const poster = stillOf(definition, ({ frame: { watched, host }, run }) =>
  row(
    [
      column([
        box('kernel', words.guestKernel, { sub: words.guestTitle(watched.index) }),
        row(
          watched.threads.map(({ vcpu }) => box('virtual-hardware', words.seenCpu(vcpu), { size: 'thin' })),
        ),
        remark(words.squares.ram),
        shown(watched.pages),
        remark(words.squares.disk),
        shown(watched.blocks),
        box('virtual-hardware', heads.net.guest, { aside: words.linkUp, size: 'thin' }),
      ]),
      column([
        box('kernel', words.hostKernel, { aside: words.hostKernelSub, size: 'thin' }),
        box('hardware', words.hardware, { aside: words.hardwareSub(run.day.facts), size: 'thin' }),
        lanes(
          host.lanes.map(({ cpu, spans }) => ({
            label: words.seenCpu(cpu),
            spans: spans.map(({ start, end, series }) => ({ from: start / 1000, to: end / 1000, series })),
          })),
        ),
        remark(words.hostSquares.ram),
        real(host.frames),
        remark(words.hostSquares.disk),
        real(host.store),
      ]),
    ],
    [1, 2.1],
  ),
);
