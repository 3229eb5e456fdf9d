import { freeFrames, heldBy } from '../memory/index.ts';
import { freePlaces, writtenBy } from './thin-pool.ts';
import type { HostState } from './types.ts';

const marks = { refused: '-', off: '.', running: 'r', paused: 'p', killed: 'x' } as const;

/** A state in one line, for tests: status of each guest, then "resident+swapped/written" of each, then what is left. */
export function hostText({ guests, memory, pool }: HostState): string {
  const each = guests.map(({ status }, i) => {
    const { resident, swapped } = heldBy(memory, i);
    return `${marks[status]}${resident}${swapped > 0 ? `+${swapped}` : ''}/${writtenBy(pool, i)}`;
  });
  return `${each.join(' ')} | ${freeFrames(memory)} frames ${freePlaces(pool)} blocks`;
}
