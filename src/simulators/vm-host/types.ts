import type { HostMemory, MemoryEvent } from '../memory/index.ts';
import type { ThinPool } from './thin-pool.ts';

/** What the host really has. */
export interface HostSpec {
  readonly cpus: number;
  /** Page frames that guests may have. */
  readonly frames: number;
  /** Slots of swap; 0 is none. */
  readonly swapSlots: number;
  /** Blocks of disk that guests' images may take. */
  readonly blocks: number;
  /** What the network card carries, in any unit. */
  readonly link: number;
}

/** What every guest is promised, and what it needs to start with. */
export interface GuestSpec {
  readonly vcpus: number;
  readonly pages: number;
  readonly blocks: number;
  /** Pages that its kernel and services touch while it boots. */
  readonly bootPages: number;
  /** Blocks that are written before the first boot: the installed system. */
  readonly installed: number;
  /** Pages that its app touches beyond that, and new blocks that it writes, while it only serves. */
  readonly servePages: number;
  readonly serveBlocks: number;
  /** What it sends while it only serves, in the unit of the link. */
  readonly serveLink: number;
}

/** How much of a part the guests ask for in the end. */
export type Demand = 'some' | 'all';
/** `turns`: each guest in turn uses all its memory for a while and then frees it. */
export type MemoryDemand = Demand | 'turns';

export interface Demands {
  readonly cpu: Demand;
  readonly ram: MemoryDemand;
  readonly disk: Demand;
  readonly net: Demand;
}

/**
 * Who is let in. `all`: nobody does the sum. `ratios`: a guest is let in while what is promised stays within so many
 * times what is there. `reserved`: once, and memory and disk are backed before the guest starts.
 */
export type Admission =
  | { readonly kind: 'all' }
  | { readonly kind: 'ratios'; readonly cpu: number; readonly ram: number; readonly disk: number }
  | { readonly kind: 'reserved' };

export interface HostPlan {
  readonly host: HostSpec;
  readonly guest: GuestSpec;
  /** How many guests are asked for. */
  readonly guests: number;
  readonly admission: Admission;
  readonly demands: Demands;
  /** Whether guests report the pages they free (the balloon device’s free page reporting). */
  readonly reporting: boolean;
}

/** `off`: there, not started. `refused`: there was no room for its promise. `paused`: stopped by a write that found no space. */
export type GuestStatus = 'refused' | 'off' | 'running' | 'paused' | 'killed';
/** What its vCPUs do while it runs. */
export type Activity = 'boots' | 'serves' | 'computes';

export interface GuestState {
  readonly status: GuestStatus;
  readonly activity: Activity;
  /** What it asks of the network. */
  readonly sends: number;
}

export interface HostState {
  readonly guests: readonly GuestState[];
  readonly memory: HostMemory;
  readonly pool: ThinPool;
}

export type HostEvent =
  | MemoryEvent
  /** A block of the image was written for the first time and took space, or was written over. */
  | {
      readonly kind: 'allocate' | 'rewrite';
      readonly guest: number;
      readonly block: number;
      readonly place: number;
    }
  /** The pool was full: the VMM stopped the guest in the middle of its write. */
  | { readonly kind: 'no-space'; readonly guest: number; readonly block: number }
  | { readonly kind: 'freed'; readonly guest: number; readonly pages: number }
  | { readonly kind: 'reported'; readonly guest: number; readonly pages: number };

export type StepKind =
  | 'start'
  | 'reserve'
  | 'boot'
  | 'serve'
  | 'compute'
  | 'send'
  | 'touch'
  | 'return'
  | 'burst'
  | 'free'
  | 'report'
  | 'write'
  | 'end';

/** One stretch of the story: what is told in one sentence, and the state after it. */
export interface HostStep {
  readonly kind: StepKind;
  /** Whose step it is, in order; empty: everybody’s. */
  readonly guests: readonly number[];
  /** What happened, in order. */
  readonly events: readonly HostEvent[];
  readonly state: HostState;
}
