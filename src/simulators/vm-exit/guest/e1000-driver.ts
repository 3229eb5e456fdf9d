import { DD, IMS_ENABLE } from '../devices/e1000.ts';
import type { Code } from './instruction.ts';
import { directMap, RING } from './layout.ts';
import type { GuestState } from './kernel.ts';

/** Descriptors in the ring of either driver. */
export const SLOTS = 256;

/** A descriptor: the packet's length; the card adds that it is done. */
const PACKET = 64n;

/** Sends a packet: a descriptor in memory, then the ring's new tail to the card (Linux e1000_main.c: e1000_xmit_frame). */
export function* e1000Send(guest: GuestState): Code {
  const slot = guest.sent % SLOTS;
  yield { id: 'descriptor', do: 'store', at: place(guest, slot), value: PACKET };
  guest.sent += 1;
  yield { id: 'tail', do: 'write-register', register: 'TDT', value: BigInt(guest.sent % SLOTS) };
}

/** Asks the card for the cause, silences it and makes sure that it has heard, then leaves the rest for later (e1000_intr). */
export function* e1000Interrupt(guest: GuestState): Code {
  const cause = yield { id: 'cause', do: 'read-register', register: 'ICR' };
  if (cause !== 0n) {
    yield { id: 'mask', do: 'write-register', register: 'IMC', value: 0xffff_ffffn };
    yield { id: 'status', do: 'read-register', register: 'STATUS' };
    guest.poll = true;
  }
  yield { id: 'eoi', do: 'eoi' };
}

/** Frees the packets that are marked done and lets the card speak again (e1000_clean, e1000_irq_enable). */
export function* e1000Poll(guest: GuestState): Code {
  while (guest.cleaned < guest.sent) {
    const done = yield { id: 'clean', do: 'load', at: place(guest, guest.cleaned % SLOTS) };
    if ((done & DD) === 0n) break;
    guest.cleaned += 1;
  }
  yield { id: 'unmask', do: 'write-register', register: 'IMS', value: IMS_ENABLE };
  yield { id: 'status', do: 'read-register', register: 'STATUS' };
}

const place = (guest: GuestState, slot: number): bigint => directMap(guest.levels) + RING + BigInt(slot) * 8n;
