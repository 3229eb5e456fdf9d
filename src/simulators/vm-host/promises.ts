import { freeFrames, freeSlots, heldBy } from '../memory/index.ts';
import type { CpuLoad } from './cpu-load.ts';
import { fairShares } from './network.ts';
import { freePlaces, writtenBy } from './thin-pool.ts';
import type { HostPlan, HostState } from './types.ts';

export const parts = ['cpu', 'ram', 'disk', 'net'] as const;
export type Part = (typeof parts)[number];

/** `none`: nothing was promised. */
export type PromiseLevel = 'kept' | 'slower' | 'broken' | 'none';

/** A promise and why it stands as it does: numbers for a sentence, in pages, blocks, CPUs and the link's unit. */
export interface PromiseState {
  readonly level: PromiseLevel;
  readonly reason: Reason;
}

export type Reason =
  | { readonly kind: 'refused' | 'off' | 'killed' | 'paused' }
  | {
      readonly kind: 'cpu';
      readonly vcpus: number;
      readonly asked: number;
      readonly got: number;
      readonly waited: number;
    }
  /** `room`: pages that the host could still back if they were touched. */
  | {
      readonly kind: 'ram';
      readonly pages: number;
      readonly resident: number;
      readonly swapped: number;
      readonly none: number;
      readonly freed: number;
      readonly room: number;
    }
  | { readonly kind: 'disk'; readonly blocks: number; readonly written: number; readonly room: number }
  /** The image file outlives a killed guest, as a disk outlives a power cut. */
  | { readonly kind: 'disk-after-kill'; readonly written: number }
  /** A paused guest’s memory stays where it is, and costs as before. */
  | { readonly kind: 'ram-while-paused'; readonly resident: number; readonly swapped: number }
  | { readonly kind: 'no-space' }
  | { readonly kind: 'net'; readonly asked: number; readonly got: number; readonly senders: number };

/** Less than this part of what it asked for is less than promised: the rest is rounding and the run's edges. */
const enough = 0.95;

/** What each guest gets of the link now, in the link's unit. */
export const linkShares = ({ host }: HostPlan, { guests }: HostState): number[] =>
  fairShares(
    host.link,
    guests.map(({ sends }) => sends),
  );

/**
 * How the four promises made to a guest stand at a moment. Each is true, or true and slower than a machine of its own
 * would be, or broken. Follows from the state and the schedule alone.
 */
export function promisesTo(
  plan: HostPlan,
  state: HostState,
  load: CpuLoad,
  guest: number,
): Readonly<Record<Part, PromiseState>> {
  const { status } = state.guests[guest]!;
  if (status === 'refused' || status === 'off') {
    const one: PromiseState = { level: status === 'off' ? 'kept' : 'none', reason: { kind: status } };
    return {
      cpu: one,
      ram: status === 'off' ? ramState(plan, state, guest) : one,
      disk: status === 'off' ? diskState(plan, state, guest) : one,
      net: one,
    };
  }
  if (status === 'killed') {
    const gone: PromiseState = { level: 'broken', reason: { kind: 'killed' } };
    const written = writtenBy(state.pool, guest);
    return {
      cpu: gone,
      ram: gone,
      disk: { level: 'kept', reason: { kind: 'disk-after-kill', written } },
      net: gone,
    };
  }
  if (status === 'paused') {
    const still: PromiseState = { level: 'broken', reason: { kind: 'paused' } };
    const { resident, swapped } = heldBy(state.memory, guest);
    return {
      cpu: still,
      ram: {
        level: swapped > 0 ? 'slower' : 'kept',
        reason: { kind: 'ram-while-paused', resident, swapped },
      },
      disk: { level: 'broken', reason: { kind: 'no-space' } },
      net: still,
    };
  }
  return {
    cpu: cpuState(plan, load, guest),
    ram: ramState(plan, state, guest),
    disk: diskState(plan, state, guest),
    net: netState(plan, state, guest),
  };
}

function cpuState({ guest: { vcpus } }: HostPlan, load: CpuLoad, guest: number): PromiseState {
  const { asked, got, waited } = load.guests[guest]!;
  return {
    level: got < asked * enough ? 'slower' : 'kept',
    reason: { kind: 'cpu', vcpus, asked, got, waited },
  };
}

function ramState({ guest: { pages } }: HostPlan, { memory }: HostState, guest: number): PromiseState {
  const held = heldBy(memory, guest);
  const room = freeFrames(memory) + freeSlots(memory);
  return {
    level: held.swapped > 0 ? 'slower' : 'kept',
    reason: { kind: 'ram', pages, ...held, room },
  };
}

function diskState({ guest: { blocks } }: HostPlan, { pool }: HostState, guest: number): PromiseState {
  return {
    level: 'kept',
    reason: { kind: 'disk', blocks, written: writtenBy(pool, guest), room: freePlaces(pool) },
  };
}

function netState(plan: HostPlan, state: HostState, guest: number): PromiseState {
  const asked = state.guests[guest]!.sends;
  const got = linkShares(plan, state)[guest]!;
  const senders = state.guests.filter(({ sends }) => sends > 0).length;
  return { level: got < asked * enough ? 'slower' : 'kept', reason: { kind: 'net', asked, got, senders } };
}
