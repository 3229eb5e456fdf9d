import type { Frame } from './frame.ts';
import type { PartId } from './params.ts';

/** What the reader touches: a part, and maybe one square of it, on the guest's side or on the host's. */
export interface Touch {
  readonly part: PartId;
  readonly side: 'guest' | 'host';
  /** Index of a square; absent: the part as a whole. */
  readonly cell?: number;
}

/** Both ends of what is touched. −1: none there. */
export interface Join {
  readonly part: PartId;
  /** Which guest's it is, 0…5; the watched one unless a square of the host belongs to another. */
  readonly guest: number;
  readonly guestCell: number;
  readonly hostCell: number;
  /** The square is on the host's disk, in swap. */
  readonly swap: boolean;
}

/** The two ends of a touch: a guest's square and the host's that is behind it, whichever of the two was touched. */
export function joinOf(frame: Frame, { part, side, cell }: Touch): Join {
  const watched = frame.watched.index;
  const none = { part, guest: watched, guestCell: -1, hostCell: -1, swap: false };
  if (cell === undefined || (part !== 'ram' && part !== 'disk')) return none;
  if (side === 'host') {
    const owner = hostCells(frame, part)[cell]?.owner;
    return owner
      ? { ...none, guest: owner.guest, guestCell: owner.page, hostCell: cell }
      : { ...none, hostCell: cell };
  }
  const square = guestCells(frame, part)[cell];
  if (!square) return none;
  return {
    ...none,
    guestCell: cell,
    hostCell: square.state === 'host' ? square.place : -1,
    swap: square.state === 'swap',
  };
}

/** A row of the watched guest's squares: how many of them are on the host, and which one is shown as an example. */
export function squaresOf(frame: Frame, part: 'ram' | 'disk', join: Join) {
  const cells = guestCells(frame, part);
  const mine = join.part === part && join.guest === frame.watched.index && join.guestCell >= 0;
  return {
    cells,
    stored: cells.filter(({ state }) => state === 'host').length,
    // The one that is touched, else the first.
    cell: cells[mine ? join.guestCell : 0]!,
  };
}

const guestCells = (frame: Frame, part: 'ram' | 'disk') =>
  part === 'ram' ? frame.watched.pages : frame.watched.blocks;
const hostCells = (frame: Frame, part: 'ram' | 'disk') =>
  part === 'ram' ? frame.host.frames : frame.host.store;
