import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseVictim,
  freeFrames,
  freeInGuest,
  heldBy,
  hostMemory,
  reportFree,
  touch,
  type HostMemory,
  type MemoryEvent,
} from './index.ts';
import { memoryText } from './memory-text.ts';

const small = { frames: 4, swapSlots: 2, guests: 2, pages: 4 };

/** Touches in order, "A0 B3"; gives the memory and what happened. */
function play(start: HostMemory, touches: string): { memory: HostMemory; events: MemoryEvent[] } {
  let memory = start;
  const events: MemoryEvent[] = [];
  for (const word of touches.split(' ')) {
    const step = touch(memory, word.charCodeAt(0) - 65, Number(word.slice(1)));
    memory = step.memory;
    events.push(...step.events);
  }
  return { memory, events };
}

describe('lazy backing', () => {
  it('costs nothing before the first touch', () => {
    expect(memoryText(hostMemory(small))).toEqual([
      'frames .. .. .. ..',
      'swap .. ..',
      'A: - - - -',
      'B: - - - -',
    ]);
  });

  it('gives a frame to a first touch, and none to a second', () => {
    const { memory, events } = play(hostMemory(small), 'A2 B0 A2');
    expect(memoryText(memory)).toEqual(['frames A2 B0 .. ..', 'swap .. ..', 'A: - - 0 -', 'B: 1 - - -']);
    expect(events.map(({ kind }) => kind)).toEqual(['first-touch', 'first-touch', 'hit']);
  });
});

describe('a full host', () => {
  it('writes the page that was touched longest ago to swap, whoever it belongs to', () => {
    const { memory, events } = play(hostMemory(small), 'A0 A1 B0 B1 A0 B2');
    expect(memoryText(memory)).toEqual(['frames A0 B2 B0 B1', 'swap A1 ..', 'A: 0 s0 - -', 'B: 2 3 1 -']);
    expect(events.slice(-2)).toEqual([
      { kind: 'swap-out', owner: { guest: 0, page: 1 }, frame: 1, slot: 0, freed: false },
      { kind: 'first-touch', guest: 1, page: 2, frame: 1 },
    ]);
  });

  it('reads a page back from swap when it is touched, and another has to go first', () => {
    const { memory, events } = play(hostMemory(small), 'A0 A1 B0 B1 A0 B2 A1');
    expect(memoryText(memory)).toEqual(['frames A0 B2 A1 B1', 'swap .. B0', 'A: 0 2 - -', 'B: s1 3 1 -']);
    expect(events.at(-1)).toEqual({ kind: 'swap-in', guest: 0, page: 1, frame: 2, slot: 0 });
  });

  it('kills the one that holds most when swap is full too, not the one that asked', () => {
    const { memory, events } = play(hostMemory({ ...small, swapSlots: 0 }), 'A0 A1 A2 B0 B1');
    expect(events.at(-2)).toEqual({ kind: 'oom-kill', victim: 0, asker: 1, held: 3 });
    expect(memoryText(memory)).toEqual(['frames B1 .. .. B0', 'swap', 'A: x', 'B: 3 0 - -']);
  });

  it('kills the asker if that holds most, and its touch comes to nothing', () => {
    const { memory, events } = play(hostMemory({ ...small, swapSlots: 0 }), 'B0 A0 A1 A2 A3');
    expect(events.at(-1)).toEqual({ kind: 'oom-kill', victim: 0, asker: 0, held: 3 });
    expect(memoryText(memory)).toEqual(['frames B0 .. .. ..', 'swap', 'A: x', 'B: 0 - - -']);
    expect(() => touch(memory, 0, 0)).toThrow('guest 0 was killed');
  });

  it('counts swap as held, and chooses the later one of two equals', () => {
    const swapped = play(hostMemory(small), 'A0 A1 A2 B0 B1').memory;
    expect(heldBy(swapped, 0)).toEqual({ resident: 2, swapped: 1, none: 1, freed: 0 });
    expect(chooseVictim(swapped)).toBe(0);
    expect(chooseVictim(play(hostMemory(small), 'A0 B0').memory)).toBe(1);
  });
});

describe('memory that a guest has freed', () => {
  const busy = play(hostMemory(small), 'A0 A1 A2 B0').memory;

  it('stays with the host’s frames: the host was not told', () => {
    const memory = freeInGuest(busy, 0, [1, 2]);
    expect(memoryText(memory).slice(0, 3)).toEqual(['frames A0 A1 A2 B0', 'swap .. ..', 'A: 0 1? 2? -']);
    const { events } = play(memory, 'B1');
    expect(events[0]).toMatchObject({ kind: 'swap-out', owner: { guest: 0, page: 0 }, freed: false });
    expect(play(memory, 'A0 B1').events[1]).toMatchObject({ kind: 'swap-out', freed: true });
  });

  it('comes back when the guest reports it, and costs a first touch if it is used again', () => {
    const memory = reportFree(freeInGuest(busy, 0, [1, 2]), 0);
    expect(memoryText(memory).slice(0, 3)).toEqual(['frames A0 .. .. B0', 'swap .. ..', 'A: 0 - - -']);
    expect(play(memory, 'A1').events).toEqual([{ kind: 'first-touch', guest: 0, page: 1, frame: 1 }]);
  });

  it('is in use again once the guest writes to it', () => {
    const { memory } = play(freeInGuest(busy, 0, [1]), 'A1');
    expect(heldBy(memory, 0).freed).toBe(0);
    expect(reportFree(memory, 0)).toEqual(memory);
  });
});

describe('whatever is touched', () => {
  const spec = fc.record({
    frames: fc.integer({ min: 1, max: 6 }),
    swapSlots: fc.integer({ min: 0, max: 5 }),
    guests: fc.integer({ min: 1, max: 3 }),
    pages: fc.integer({ min: 1, max: 5 }),
  });
  const deeds = fc.array(fc.record({ guest: fc.nat(2), page: fc.nat(4), does: fc.nat(9) }), {
    maxLength: 40,
  });

  it('frames, swap and page tables agree, and nobody’s page is in two places', () => {
    fc.assert(
      fc.property(spec, deeds, (shape, list) => {
        let memory = hostMemory(shape);
        for (const { guest, page, does } of list) {
          if (guest >= shape.guests || page >= shape.pages || !memory.alive[guest]) continue;
          if (does === 0) memory = freeInGuest(memory, guest, [page]);
          else if (does === 1) memory = reportFree(memory, guest);
          else memory = touch(memory, guest, page).memory;
          const fromTables = memory.pages.flatMap((table, g) =>
            table.flatMap(({ backing }, p) =>
              backing.kind === 'none'
                ? []
                : [`${backing.kind} ${backing.kind === 'frame' ? backing.frame : backing.slot} ${g}/${p}`],
            ),
          );
          const fromHost = [
            ...memory.frames.flatMap((o, i) => (o ? [`frame ${i} ${o.guest}/${o.page}`] : [])),
            ...memory.swap.flatMap((o, i) => (o ? [`swap ${i} ${o.guest}/${o.page}`] : [])),
          ];
          expect(fromTables.sort()).toEqual(fromHost.sort());
          const held = memory.alive.map((_, g) => heldBy(memory, g).resident).reduce((a, b) => a + b, 0);
          expect(held + freeFrames(memory)).toBe(shape.frames);
        }
      }),
    );
  });

  it('a touched page is in a frame afterwards, unless its guest was killed; and nobody dies while a slot is free', () => {
    fc.assert(
      fc.property(spec, deeds, (shape, list) => {
        let memory = hostMemory(shape);
        for (const { guest, page } of list) {
          if (guest >= shape.guests || page >= shape.pages || !memory.alive[guest]) continue;
          const before = memory;
          const step = touch(memory, guest, page);
          memory = step.memory;
          if (memory.alive[guest]) expect(memory.pages[guest]![page]!.backing.kind).toBe('frame');
          else expect(step.events.at(-1)).toMatchObject({ kind: 'oom-kill', victim: guest });
          if (before.swap.includes(null) || before.frames.includes(null))
            expect(step.events.some(({ kind }) => kind === 'oom-kill')).toBe(false);
        }
      }),
    );
  });

  it('refuses what is not there, by name', () => {
    expect(() => touch(hostMemory(small), 0, 9)).toThrow('page: guest 0 has no page 9.');
    expect(() => hostMemory({ ...small, frames: -1 })).toThrow(
      'frames: must be a whole number of 0 or more, not -1.',
    );
  });
});
