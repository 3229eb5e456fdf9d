import type { Register } from '../types.ts';

/** One line of the guest's program. Some stand for one instruction, some for a stretch of ordinary computing. */
export type LineId =
  | 'add'
  | 'load'
  | 'store'
  | 'syscall'
  | 'sysret'
  | 'iret'
  | 'pid'
  | 'switch-away'
  | 'switch-back'
  | 'fault-find'
  | 'fault-clear'
  | 'fault-map'
  | 'line-status'
  | 'letter'
  | 'stack'
  | 'descriptor'
  | 'tail'
  | 'cause'
  | 'mask'
  | 'status'
  | 'eoi'
  | 'clean'
  | 'unmask'
  | 'available'
  | 'available-index'
  | 'wants-kick'
  | 'kick'
  | 'no-callbacks'
  | 'used'
  | 'callbacks'
  | 'deadline'
  | 'idle'
  | 'hlt'
  | 'expired'
  | 'next-deadline';

interface Named {
  readonly id: LineId;
}

export type Instruction = Named &
  (
    | { readonly do: 'compute' }
    /** Reads or writes memory. `cold`: the CPU has to look the address up unless its TLB knows it, and that is worth telling. */
    | { readonly do: 'load'; readonly at: bigint; readonly cold?: boolean }
    | { readonly do: 'store'; readonly at: bigint; readonly value: bigint; readonly cold?: boolean }
    | { readonly do: 'read-register'; readonly register: Register }
    | { readonly do: 'write-register'; readonly register: Register; readonly value: bigint }
    | { readonly do: 'eoi' }
    | { readonly do: 'set-timer' }
    | { readonly do: 'halt' }
    | { readonly do: 'enter-kernel' }
    | { readonly do: 'leave-kernel' }
    | { readonly do: 'load-cr3' }
  );

/** Code of the guest: it yields instructions and is told what each one read (0 where it read nothing). */
export type Code = Generator<Instruction, void, bigint>;
