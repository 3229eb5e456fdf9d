/** What goes wrong. All of it begins in the first copy of the app. */
export const faults = ['crash', 'memory', 'fork', 'panic', 'exploit', 'runtime', 'vmm'] as const;
export type Fault = (typeof faults)[number];

export interface Precautions {
  /** Memory and number of processes are limited for each copy. */
  readonly limited: boolean;
  /** A VMM runs as a user of its own, behind a filter of system calls, and not as root. */
  readonly jailed: boolean;
}

/** `strained`: slowed down, at risk of being killed, or unable to start anything. `taken`: it does what an attacker says. */
export type Harm = 'strained' | 'down' | 'taken';

/** Why a part is harmed. */
export type Cause =
  | 'crashed'
  | 'first-process-gone'
  | 'eats-memory'
  | 'memory-short'
  | 'killed-at-limit'
  | 'killed-by-kernel'
  | 'forks'
  | 'no-more-processes'
  | 'panicked'
  | 'kernel-gone'
  | 'attacker-inside'
  | 'kernel-bug'
  | 'kernel-taken'
  | 'runtime-bug'
  | 'device-bug'
  | 'vmm-as-root';

/** Why a fault gets no further, or does not happen at all. */
export type Hold =
  | 'kernel-cleans-up'
  | 'memory-limit'
  | 'guest-memory'
  | 'process-limit'
  | 'guest-processes'
  | 'guest-wall'
  | 'not-linux'
  | 'no-runtime'
  | 'other-runtime'
  | 'no-vmm'
  | 'jail'
  | 'nothing';

export interface Change {
  readonly part: string;
  readonly harm: Harm;
  readonly cause: Cause;
}

export interface Spread {
  /** What falls, wave by wave; no wave is empty. */
  readonly waves: readonly (readonly Change[])[];
  /** The part whose wall held, null where nothing did or nothing came. */
  readonly heldAt: string | null;
  readonly hold: Hold;
}
