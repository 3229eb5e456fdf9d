import type { Owner } from '../../simulators/memory/index.ts';
import type { HostEvent } from '../../simulators/vm-host/index.ts';
import type { Moment, Run } from './run.ts';

/** A square of what a guest is shown, and where it really is. */
export interface GuestCell {
  readonly index: number;
  /** `none`: promised, never used. `host`: in a square of the host. `swap`: on the host's disk. */
  readonly state: 'none' | 'host' | 'swap';
  /** The host's square, or the slot of swap; −1 without. Numbered as the reader sees them. */
  readonly place: number;
  /** The guest's kernel has freed it, and the host was not told. */
  readonly freed: boolean;
  /** Changed in this step, and as the how manieth; −1 not. */
  readonly fresh: number;
}

/** A square that the host really has. */
export interface HostCell {
  readonly index: number;
  /** `own`: the host's kernel keeps it for itself. */
  readonly state: 'free' | 'own' | 'used';
  readonly owner: Owner | null;
  readonly freed: boolean;
  readonly fresh: number;
}

export interface GuestMachine {
  readonly pages: readonly GuestCell[];
  readonly blocks: readonly GuestCell[];
}

export interface HostMachine {
  readonly frames: readonly HostCell[];
  readonly swapped: number;
  readonly swapSlots: number;
  readonly store: readonly HostCell[];
}

/** What the watched guest is shown. */
export function guestMachine({ day }: Run, moment: Moment, guest: number): GuestMachine {
  const { memory, pool } = moment.step.state;
  const { events } = moment.step;
  const { ownFrames } = day.facts;
  const order = freshness(events, (event) => pageOf(event, guest));
  const written = freshness(events, (event) =>
    (event.kind === 'allocate' || event.kind === 'rewrite') && event.guest === guest ? event.block : null,
  );
  return {
    pages: memory.pages[guest]!.map(({ backing, freed }, index) => ({
      index,
      state: backing.kind === 'frame' ? 'host' : backing.kind,
      place:
        backing.kind === 'frame' ? backing.frame + ownFrames : backing.kind === 'swap' ? backing.slot : -1,
      freed,
      fresh: order.get(index) ?? -1,
    })),
    blocks: pool.images[guest]!.map((place, index) => ({
      index,
      state: place >= 0 ? 'host' : 'none',
      place,
      freed: false,
      fresh: written.get(index) ?? -1,
    })),
  };
}

/** What the host has, and whose it is now. */
export function hostMachine({ day }: Run, { step }: Moment): HostMachine {
  const { memory, pool } = step.state;
  const { ownFrames } = day.facts;
  const mapped = freshness(step.events, (event) =>
    event.kind === 'first-touch' || event.kind === 'swap-in' ? event.frame : null,
  );
  const stored = freshness(step.events, (event) => (event.kind === 'allocate' ? event.place : null));
  const own = Array.from({ length: ownFrames }, (_, index): HostCell => ({
    index,
    state: 'own',
    owner: null,
    freed: false,
    fresh: -1,
  }));
  return {
    frames: [
      ...own,
      ...memory.frames.map((owner, i): HostCell => ({
        index: i + ownFrames,
        state: owner ? 'used' : 'free',
        owner,
        freed: owner !== null && memory.pages[owner.guest]![owner.page]!.freed,
        fresh: mapped.get(i) ?? -1,
      })),
    ],
    swapped: memory.swap.filter(Boolean).length,
    swapSlots: memory.swap.length,
    store: pool.places.map((owner, index): HostCell => ({
      index,
      state: owner ? 'used' : 'free',
      owner,
      freed: false,
      fresh: stored.get(index) ?? -1,
    })),
  };
}

/** The page of this guest that an event moved. */
function pageOf(event: HostEvent, guest: number): number | null {
  if (event.kind === 'swap-out') return event.owner.guest === guest ? event.owner.page : null;
  if (event.kind !== 'first-touch' && event.kind !== 'swap-in') return null;
  return event.guest === guest ? event.page : null;
}

/** For each square that the step's events changed, the place of its last change among them. */
function freshness(
  events: readonly HostEvent[],
  squareOf: (event: HostEvent) => number | null,
): ReadonlyMap<number, number> {
  const order = new Map<number, number>();
  let changes = 0;
  for (const event of events) {
    const square = squareOf(event);
    if (square !== null) order.set(square, changes++);
  }
  return order;
}
