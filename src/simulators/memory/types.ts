/** Who may hold a page frame or a swap slot of the host: one page of one guest. */
export interface Owner {
  readonly guest: number;
  readonly page: number;
}

/** What is behind a page of a guest: nothing yet, a frame of the host's memory, or a slot of its swap. */
export type Backing =
  | { readonly kind: 'none' }
  | { readonly kind: 'frame'; readonly frame: number }
  | { readonly kind: 'swap'; readonly slot: number };

export interface GuestPage {
  readonly backing: Backing;
  /** The guest's own kernel counts the page as free; the host cannot know. */
  readonly freed: boolean;
}

export interface HostMemorySpec {
  /** Page frames that guests may have; what the host needs for itself is not counted here. */
  readonly frames: number;
  /** Slots of swap space; 0 is no swap. */
  readonly swapSlots: number;
  readonly guests: number;
  /** Pages that each guest is shown. */
  readonly pages: number;
}

/** One moment of the host's memory. It never changes: every operation gives a new one. */
export interface HostMemory {
  /** By frame: whose page is in it. */
  readonly frames: readonly (Owner | null)[];
  /** By slot of swap space. */
  readonly swap: readonly (Owner | null)[];
  /** By guest and page: the guest's nested page table, with what the host knows of pages that are not in it. */
  readonly pages: readonly (readonly GuestPage[])[];
  /** By frame: the count of touches when it was touched last. */
  readonly touched: readonly number[];
  /** Touches so far. */
  readonly clock: number;
  /** By guest: whether its process is there. */
  readonly alive: readonly boolean[];
}

export type MemoryEvent =
  /** The page was mapped: the CPU walked both tables by itself. */
  | { readonly kind: 'hit'; readonly guest: number; readonly page: number; readonly frame: number }
  /** A page that was promised only got a frame. */
  | { readonly kind: 'first-touch'; readonly guest: number; readonly page: number; readonly frame: number }
  /** The host took a frame back and wrote what was in it to swap; `freed`: nobody would ever have read it again. */
  | {
      readonly kind: 'swap-out';
      readonly owner: Owner;
      readonly frame: number;
      readonly slot: number;
      readonly freed: boolean;
    }
  | {
      readonly kind: 'swap-in';
      readonly guest: number;
      readonly page: number;
      readonly frame: number;
      readonly slot: number;
    }
  /** Nothing could be taken back: a process was killed. */
  | { readonly kind: 'oom-kill'; readonly victim: number; readonly asker: number; readonly held: number };

export interface MemoryStep {
  readonly memory: HostMemory;
  readonly events: readonly MemoryEvent[];
}
