import { passes, queueAt } from '../devices/virtqueue.ts';
import { SLOTS } from './e1000-driver.ts';
import type { Code } from './instruction.ts';
import { directMap, RING } from './layout.ts';
import type { GuestState } from './kernel.ts';

const PACKET = 64n;

/**
 * Sends a packet: descriptor and index in shared memory, then a look whether the other side wants to be told (Linux
 * virtio_net.c: start_xmit; virtio_ring.c: virtqueue_kick_prepare_split, with event indexes).
 */
export function* virtioSend(guest: GuestState): Code {
  const at = queue(guest);
  const old = BigInt(guest.sent);
  const slot = BigInt(guest.sent % SLOTS);
  guest.cleaned = Number(yield { id: 'used', do: 'load', at: at.usedIndex });
  // An interrupt is wanted when three quarters of what is under way is done (virtqueue_enable_cb_delayed_split).
  const wished = guest.cleaned + Math.floor(((guest.sent - guest.cleaned) * 3) / 4);
  yield { id: 'callbacks', do: 'store', at: at.usedEvent, value: BigInt(wished) };
  yield { id: 'descriptor', do: 'store', at: at.descriptor(slot), value: PACKET };
  yield { id: 'available', do: 'store', at: at.available(slot), value: slot };
  guest.sent += 1;
  yield { id: 'available-index', do: 'store', at: at.availableIndex, value: old + 1n };
  const event = yield { id: 'wants-kick', do: 'load', at: at.availableEvent };
  if (passes(event, old + 1n, old)) {
    yield { id: 'kick', do: 'write-register', register: 'NOTIFY', value: 1n };
  }
}

/** Wants no more interrupts for now and leaves the rest for later (skb_xmit_done). A message, not a line: no register to ask. */
export function* virtioInterrupt(guest: GuestState): Code {
  // It need write nothing: one event was asked for, and it has come (virtqueue_disable_cb_split, event_triggered).
  yield { id: 'no-callbacks', do: 'compute' };
  guest.poll = true;
  yield { id: 'eoi', do: 'eoi' };
}

/** Frees what the other side is done with and wants to be told of the next (virtnet_poll_tx). */
export function* virtioPoll(guest: GuestState): Code {
  const used = yield { id: 'used', do: 'load', at: queue(guest).usedIndex };
  guest.cleaned = Number(used);
  yield { id: 'callbacks', do: 'store', at: queue(guest).usedEvent, value: used };
}

const queue = (guest: GuestState) => queueAt(directMap(guest.levels) + RING);
