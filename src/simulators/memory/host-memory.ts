import { ParamError } from '../shared/errors.ts';
import type { Backing, GuestPage, HostMemory, HostMemorySpec } from './types.ts';

const none: Backing = { kind: 'none' };
const untouched: GuestPage = { backing: none, freed: false };

/** The memory of a host whose guests have been promised their pages and have touched none. Throws `ParamError` on counts that cannot be. */
export function hostMemory(spec: HostMemorySpec): HostMemory {
  for (const field of ['frames', 'swapSlots', 'guests', 'pages'] as const) {
    if (!Number.isInteger(spec[field]) || spec[field] < 0)
      throw new ParamError(field, `must be a whole number of 0 or more, not ${spec[field]}.`);
  }
  const { frames, swapSlots, guests, pages } = spec;
  return {
    frames: Array.from({ length: frames }, () => null),
    swap: Array.from({ length: swapSlots }, () => null),
    pages: Array.from({ length: guests }, () => Array.from({ length: pages }, () => untouched)),
    touched: Array.from({ length: frames }, () => 0),
    clock: 0,
    alive: Array.from({ length: guests }, () => true),
  };
}

/** Frames that hold nobody's page. */
export const freeFrames = ({ frames }: HostMemory): number => frames.filter((owner) => owner === null).length;

/** Slots of swap that hold nobody's page. */
export const freeSlots = ({ swap }: HostMemory): number => swap.filter((owner) => owner === null).length;

export interface Held {
  /** Pages in frames. */
  readonly resident: number;
  readonly swapped: number;
  /** Pages that are promised only. */
  readonly none: number;
  /** Backed pages that the guest itself counts as free. */
  readonly freed: number;
}

/** What a guest holds of the host's memory. */
export function heldBy(memory: HostMemory, guest: number): Held {
  const pages = memory.pages[guest] ?? [];
  const count = (kind: Backing['kind']) => pages.filter(({ backing }) => backing.kind === kind).length;
  return {
    resident: count('frame'),
    swapped: count('swap'),
    none: count('none'),
    freed: pages.filter(({ backing, freed }) => freed && backing.kind !== 'none').length,
  };
}

/** The guest's kernel frees pages: nothing changes on the host, which is not told. */
export function freeInGuest(memory: HostMemory, guest: number, pages: readonly number[]): HostMemory {
  return withPages(memory, guest, pages, (page) => ({ ...page, freed: true }));
}

/**
 * The balloon device's free page reporting: the guest names its freed pages and the host drops them, from frames and
 * from swap (`madvise` on the VMM's memory). The guest may touch them again, and pays with a first touch.
 */
export function reportFree(memory: HostMemory, guest: number): HostMemory {
  const freed = (memory.pages[guest] ?? []).flatMap((page, i) => (page.freed ? [i] : []));
  return release(
    withPages(memory, guest, freed, () => untouched),
    (owner) => owner.guest === guest && freed.includes(owner.page),
  );
}

/** The guest's process is gone, and with it everything it held. */
export function killGuest(memory: HostMemory, guest: number): HostMemory {
  const all = (memory.pages[guest] ?? []).map((_, i) => i);
  const emptied = release(
    withPages(memory, guest, all, () => untouched),
    (owner) => owner.guest === guest,
  );
  return { ...emptied, alive: emptied.alive.map((alive, i) => alive && i !== guest) };
}

/** A copy with some pages of one guest changed. */
export function withPages(
  memory: HostMemory,
  guest: number,
  changed: readonly number[],
  change: (page: GuestPage) => GuestPage,
): HostMemory {
  const pages = memory.pages.map((table, g) =>
    g === guest ? table.map((page, i) => (changed.includes(i) ? change(page) : page)) : table,
  );
  return { ...memory, pages };
}

function release(memory: HostMemory, goes: (owner: { guest: number; page: number }) => boolean): HostMemory {
  const emptied = <T extends { guest: number; page: number }>(list: readonly (T | null)[]) =>
    list.map((owner) => (owner && goes(owner) ? null : owner));
  return { ...memory, frames: emptied(memory.frames), swap: emptied(memory.swap) };
}
