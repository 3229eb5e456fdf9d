import type { LineId } from './guest/instruction.ts';
import type { ExitReason, Op, Place, Settings, VmmRequest, Way, What } from './types.ts';

/** One line that the guest ran, in the order in which it ran them. */
export interface Line {
  readonly id: LineId;
  /** Whose line it is. */
  readonly place: 'app' | 'guest-kernel';
  /** Index in the guest's program of what it belongs to; −1 for what comes after the program. */
  readonly item: number;
  /** The value that it writes, where it writes one. */
  readonly value: bigint | null;
}

/** What the devices and the other CPU hold at a moment. */
export interface Devices {
  readonly e1000: {
    readonly tdh: number;
    readonly tdt: number;
    readonly icr: number;
    readonly ims: number;
    /** The card holds further interrupts back for a while. */
    readonly held: boolean;
  };
  readonly queue: {
    readonly available: number;
    readonly used: number;
    /** Packets the thread has taken. */
    readonly taken: number;
    /** The packet at which the thread wants to be kicked, counted from 1: one put in already, while it is awake. */
    readonly kickAt: number;
    readonly awake: boolean;
  };
  /** Packets that have reached the host's network. */
  readonly out: number;
  readonly printed: string;
}

export interface Moment {
  readonly what: What;
  /** Whose code has the CPU. */
  readonly place: Place;
  /** Where the guest itself stands: the same while it runs, and what waits while it does not. */
  readonly guest: 'app' | 'guest-kernel';
  /** The vCPU's thread sleeps, and the CPU is free for others. */
  readonly asleep: boolean;
  /** Index in `lines` of the line that is being run; −1 before the first. */
  readonly line: number;
  readonly item: number;
  /** So far: exits, those of them that went on to the VMM, reads by the page walker, interrupts that came without an exit. */
  readonly exits: number;
  readonly toVmm: number;
  readonly references: number;
  readonly posted: number;
  readonly devices: Devices;
}

export interface Exit {
  readonly reason: ExitReason;
  readonly line: number;
  /** What KVM asked of the VMM; null where KVM did it itself. */
  readonly request: VmmRequest | null;
  /** Index in `moments`. */
  readonly moment: number;
}

/** A whole run of one program in one way. */
export interface Trace {
  readonly way: Way;
  readonly program: readonly Op[];
  readonly settings: Settings;
  readonly lines: readonly Line[];
  readonly moments: readonly Moment[];
  readonly exits: readonly Exit[];
}
