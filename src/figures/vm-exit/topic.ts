import type {
  ExitReason,
  LineId,
  Op,
  Reference,
  Register,
  VmmRequest,
  Way,
} from '../../simulators/vm-exit/index.ts';

/** What a step is about: all that its sentence needs, and no words. */
export type Topic =
  | {
      readonly kind: 'ready';
      readonly way: Way;
      /** The way in which the same was run until now. */
      readonly before: Way | null;
      /** The program sends a packet. */
      readonly sends: boolean;
    }
  /** Lines that were run without leaving. */
  | {
      readonly kind: 'ran';
      readonly lines: readonly LineId[];
      readonly imitated: boolean;
      readonly asleep: boolean;
    }
  | {
      readonly kind: 'kernel';
      readonly by: 'syscall' | 'interrupt' | 'fault';
      readonly op: Op | null;
      /** A system call has been followed before. */
      readonly known: boolean;
      readonly imitated: boolean;
    }
  | {
      readonly kind: 'read';
      readonly reference: Reference;
      /** It is on the way to the page itself, not to one of the guest's tables. */
      readonly toPage: boolean;
      readonly n: number;
      readonly ends: WalkEnd;
      readonly imitated: boolean;
    }
  | {
      readonly kind: 'row';
      readonly row: number;
      /** The guest's entry that the row ends with; null in the last row, which is for the page itself. */
      readonly guest: Reference | null;
      /** Reads in this row and in the walk so far. */
      readonly reads: number;
      readonly total: number;
      readonly ends: WalkEnd;
      readonly imitated: boolean;
    }
  | {
      readonly kind: 'walked';
      readonly line: LineId;
      readonly total: number;
      readonly ends: WalkEnd;
      /** The same line has been tried before. */
      readonly again: boolean;
      readonly imitated: boolean;
    }
  | { readonly kind: 'found'; readonly line: LineId; readonly total: number; readonly imitated: boolean }
  | { readonly kind: 'hit'; readonly line: LineId; readonly imitated: boolean }
  | { readonly kind: 'exit'; readonly n: number; readonly reason: ExitReason; readonly line: LineId }
  | { readonly kind: 'asks'; readonly request: VmmRequest; readonly register: Register }
  | { readonly kind: 'vmm-call'; readonly call: 'writev' | 'irq-line' | 'fault' | 'wait' }
  | { readonly kind: 'allocates'; readonly guest: bigint; readonly host: bigint; readonly large: boolean }
  | { readonly kind: 'signals'; readonly wakes: boolean }
  | { readonly kind: 'halts'; readonly phase: 'polls' | 'sleeps' }
  /** Into the guest again: after QEMU, after KVM alone, or woken. */
  | {
      readonly kind: 'entry';
      readonly from: 'vmm' | 'eoi' | 'deadline' | 'page' | 'bell' | 'sleep';
      readonly interrupt: boolean;
    }
  /** An exit of a kind that is known by now, there and back. */
  | {
      readonly kind: 'trip';
      readonly n: number;
      readonly line: LineId;
      readonly toVmm: boolean;
      readonly interrupt: boolean;
    }
  | { readonly kind: 'thread'; readonly taken: number; readonly sent: boolean }
  | { readonly kind: 'posted'; readonly by: 'virtio' | 'e1000'; readonly handled: boolean }
  | {
      readonly kind: 'back';
      readonly op: Op;
      readonly exits: number;
      readonly toVmm: number;
      readonly imitated: boolean;
    }
  /** Another of something that has been followed before, in one go. */
  | {
      readonly kind: 'again';
      readonly op: Op;
      readonly nth: number;
      readonly way: Way;
      /** The exits of this one: how many, and the numbers of the first and the last. */
      readonly exits: number;
      readonly last: number;
      readonly reads: number;
      readonly kicked: boolean;
      /** Packets that the thread has taken so far. */
      readonly taken: number;
      readonly interrupted: boolean;
    }
  /** An interrupt that the card has held back; `ended`: the program is over by then. */
  | {
      readonly kind: 'late';
      readonly ended: boolean;
      readonly exits: number;
      readonly last: number;
    }
  | {
      readonly kind: 'end';
      readonly way: Way;
      readonly exits: number;
      readonly toVmm: number;
      readonly sent: number;
      readonly reads: number;
    };

/** How a walk ended: with the page, with nothing in the guest's tables, or with nothing in the host's. */
export type WalkEnd = 'goes-on' | 'page' | 'guest' | 'host';
