import type { GuestTables } from '../paging/guest-memory.ts';
import { SMALL } from '../paging/entry.ts';
import type { Op, Way } from '../types.ts';
import { e1000Interrupt, e1000Poll, e1000Send } from './e1000-driver.ts';
import type { Code } from './instruction.ts';
import { directMap, FREE, freshPage, READ_AT } from './layout.ts';
import { virtioInterrupt, virtioPoll, virtioSend } from './virtio-driver.ts';

/** What the guest's kernel remembers. */
export interface GuestState {
  readonly levels: number;
  readonly tables: GuestTables;
  readonly way: Way;
  /** Free pages given out. */
  pages: number;
  /** Fresh pages that the app has asked for. */
  wanted: number;
  /** Packets that the driver has put into its ring, and those it has cleaned up after. */
  sent: number;
  cleaned: number;
  /** An interrupt has asked for the driver's ring to be cleaned. */
  poll: boolean;
  /** While a packet is being sent, such cleaning waits (local_bh_disable). */
  busy: boolean;
}

/** The guest's code for one thing of its program, from the app down to the driver. */
export function* codeOf(op: Op, guest: GuestState): Code {
  switch (op) {
    case 'add':
      yield { id: 'add', do: 'compute' };
      return;
    case 'call':
      yield* call(function* () {
        yield { id: 'pid', do: 'compute' };
      });
      return;
    case 'read':
      yield { id: 'load', do: 'load', at: READ_AT, cold: true };
      return;
    case 'fresh': {
      const at = freshPage(guest.wanted);
      guest.wanted += 1;
      yield { id: 'store', do: 'store', at, value: 1n, cold: true };
      return;
    }
    case 'switch':
      yield* call(function* () {
        yield { id: 'switch-away', do: 'load-cr3' };
        yield { id: 'switch-back', do: 'load-cr3' };
      });
      return;
    case 'print':
      yield* call(function* () {
        yield { id: 'line-status', do: 'read-register', register: 'LSR' };
        yield { id: 'letter', do: 'write-register', register: 'THR', value: 0x48n };
      });
      return;
    case 'send':
      yield* call(function* () {
        yield { id: 'stack', do: 'compute' };
        guest.busy = true;
        yield* guest.way === 'queue' ? virtioSend(guest) : e1000Send(guest);
        guest.busy = false;
        yield* poll(guest);
      });
      return;
    case 'sleep':
      yield* call(function* () {
        yield { id: 'deadline', do: 'set-timer' };
        yield { id: 'idle', do: 'compute' };
        yield { id: 'hlt', do: 'halt' };
      });
  }
}

function* call(inside: () => Code): Code {
  yield { id: 'syscall', do: 'enter-kernel' };
  yield* inside();
  yield { id: 'sysret', do: 'leave-kernel' };
}

/** An interrupt's handler. What can wait is done at its end, unless the kernel is busy sending. */
export function* handlerOf(interrupt: 'e1000' | 'virtio' | 'timer', guest: GuestState): Code {
  if (interrupt === 'timer') {
    yield { id: 'expired', do: 'compute' };
    yield { id: 'eoi', do: 'eoi' };
    yield { id: 'next-deadline', do: 'set-timer' };
  } else yield* interrupt === 'e1000' ? e1000Interrupt(guest) : virtioInterrupt(guest);
  if (!guest.busy) yield* poll(guest);
  yield { id: 'iret', do: 'leave-kernel' };
}

function* poll(guest: GuestState): Code {
  if (!guest.poll) return;
  guest.poll = false;
  yield* guest.way === 'queue' ? virtioPoll(guest) : e1000Poll(guest);
}

/** A page that the app may have but does not: a free one is found, cleared through the kernel's own map, and mapped. */
export function* pageFault(virtual: bigint, guest: GuestState): Code {
  yield { id: 'fault-find', do: 'compute' };
  const frame = FREE + BigInt(guest.pages) * SMALL;
  guest.pages += 1;
  yield { id: 'fault-clear', do: 'store', at: directMap(guest.levels) + frame, value: 0n, cold: true };
  guest.tables.map(virtual, frame, true);
  yield { id: 'fault-map', do: 'compute' };
  yield { id: 'iret', do: 'leave-kernel' };
}
