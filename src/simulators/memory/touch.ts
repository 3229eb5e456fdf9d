import { ParamError } from '../shared/errors.ts';
import { heldBy, killGuest, withPages } from './host-memory.ts';
import type { HostMemory, MemoryEvent, MemoryStep } from './types.ts';

/**
 * A guest writes to one of its pages. A mapped page costs nothing; one that is not mapped makes the CPU leave the
 * guest, and the host's kernel finds a frame: a free one, else the one untouched for longest after its content has gone
 * to swap, else one of a process that it kills. Gives the new memory and what happened, in order. Throws `ParamError`
 * when the guest or page is not there. Rules: guest memory is ordinary memory of the VMM's process
 * (Documentation/virt/kvm/x86/mmu.rst), demand paging, reclaim and the OOM killer (admin-guide/mm/concepts.rst).
 */
export function touch(memory: HostMemory, guest: number, page: number): MemoryStep {
  const backing = memory.pages[guest]?.[page]?.backing;
  if (!backing) throw new ParamError('page', `guest ${guest} has no page ${page}.`);
  if (!memory.alive[guest]) throw new ParamError('guest', `guest ${guest} was killed and touches nothing.`);
  if (backing.kind === 'frame') {
    const { frame } = backing;
    return { memory: used(memory, guest, page, frame), events: [{ kind: 'hit', guest, page, frame }] };
  }
  const found = findFrame(memory, guest);
  if (found.frame === null) return found;
  const { frame } = found;
  // The search for a frame leaves the page itself where it was: only pages in frames are moved by it.
  const now = backing.kind === 'swap' ? withoutSlot(found.memory, backing.slot) : found.memory;
  const event: MemoryEvent =
    backing.kind === 'swap'
      ? { kind: 'swap-in', guest, page, frame, slot: backing.slot }
      : { kind: 'first-touch', guest, page, frame };
  return { memory: used(now, guest, page, frame), events: [...found.events, event] };
}

interface Search extends MemoryStep {
  /** null: the guest that asked was killed. */
  readonly frame: number | null;
}

function findFrame(memory: HostMemory, asker: number): Search {
  const events: MemoryEvent[] = [];
  let now = memory;
  for (;;) {
    const free = now.frames.indexOf(null);
    if (free >= 0) return { memory: now, events, frame: free };
    const out = swapOut(now);
    if (out) {
      events.push(...out.events);
      now = out.memory;
      continue;
    }
    const victim = chooseVictim(now);
    const { resident, swapped } = heldBy(now, victim);
    events.push({ kind: 'oom-kill', victim, asker, held: resident + swapped });
    now = killGuest(now, victim);
    if (victim === asker) return { memory: now, events, frame: null };
  }
}

/** Takes the frame that was touched longest ago, and writes what is in it to the first free slot; null when there is no slot. */
function swapOut(memory: HostMemory): MemoryStep | null {
  const slot = memory.swap.indexOf(null);
  const oldest = Math.min(...memory.frames.map((owner, i) => (owner ? memory.touched[i]! : Infinity)));
  const frame = memory.frames.findIndex((owner, i) => owner && memory.touched[i] === oldest);
  const owner = memory.frames[frame];
  if (slot < 0 || !owner) return null;
  const freed = memory.pages[owner.guest]![owner.page]!.freed;
  const moved = withPages(memory, owner.guest, [owner.page], (page) => ({
    ...page,
    backing: { kind: 'swap', slot },
  }));
  return {
    memory: { ...moved, frames: put(moved.frames, frame, null), swap: put(moved.swap, slot, owner) },
    events: [{ kind: 'swap-out', owner, frame, slot, freed }],
  };
}

/**
 * The guest that the OOM killer ends: whoever holds most in frames and swap together; among equals the one that was
 * started last, since Linux replaces its choice also by an equal one (`oom_badness`, `oom_evaluate_task` in
 * mm/oom_kill.c). Throws when no guest is left.
 */
export function chooseVictim(memory: HostMemory): number {
  let chosen = -1;
  let most = -1;
  for (const guest of memory.alive.keys()) {
    if (!memory.alive[guest]) continue;
    const { resident, swapped } = heldBy(memory, guest);
    if (resident + swapped < most) continue;
    chosen = guest;
    most = resident + swapped;
  }
  if (chosen < 0) throw new ParamError('frames', 'there is no frame for anybody and no guest left to kill.');
  return chosen;
}

function used(memory: HostMemory, guest: number, page: number, frame: number): HostMemory {
  const clock = memory.clock + 1;
  const mapped = withPages(memory, guest, [page], () => ({
    backing: { kind: 'frame', frame },
    freed: false,
  }));
  return {
    ...mapped,
    clock,
    frames: put(mapped.frames, frame, { guest, page }),
    touched: put(mapped.touched, frame, clock),
  };
}

const withoutSlot = (memory: HostMemory, slot: number): HostMemory => ({
  ...memory,
  swap: put(memory.swap, slot, null),
});

const put = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((old, i) => (i === at ? value : old));
