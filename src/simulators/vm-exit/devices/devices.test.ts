import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DD, E1000, IMS_ENABLE, MITIGATION, TXDW, TXQE } from './e1000.ts';
import { passes, queueAt, VhostThread } from './virtqueue.ts';

const ram = () => {
  const words = new Map<bigint, bigint>();
  return {
    words,
    dma: {
      read: (at: bigint) => words.get(at) ?? 0n,
      write: (at: bigint, value: bigint) => void words.set(at, value),
    },
  };
};

describe('the card', () => {
  it('sends what lies between head and tail, around the end of the ring too', () => {
    const { dma, words } = ram();
    const card = new E1000(dma, 0x1000n, 8n);
    expect(card.writeTail(6n)).toBe(6);
    expect(card.writeTail(2n)).toBe(4);
    expect(card.tdh).toBe(2n);
    expect([...words.values()].every((word) => (word & DD) !== 0n)).toBe(true);
    expect(words.size).toBe(8);
  });

  it('raises its line for a cause that is asked for, and lowers it when the cause is read', () => {
    const card = new E1000(ram().dma, 0n, 8n);
    card.mask(0xffff_ffffn);
    card.writeTail(1n);
    expect(card.line).toBe(false);
    card.unmask(IMS_ENABLE);
    expect(card.line).toBe(true);
    expect(card.readCause()).toBe(TXDW | TXQE);
    expect([card.line, card.readCause()]).toEqual([false, 0n]);
  });

  it('holds the next interrupt back until the time is over', () => {
    const card = new E1000(ram().dma, 0n, 8n);
    card.writeTail(1n);
    card.readCause();
    card.writeTail(2n);
    const lines = Array.from({ length: MITIGATION + 1 }, () => {
      card.turn();
      return card.line;
    });
    expect(lines).toEqual([...Array.from({ length: MITIGATION }, () => false), true]);
  });
});

describe('the queue', () => {
  it('says when an index passes the event, as both sides compute it', () => {
    // The plain meaning: one of the steps from old (excluded) to next (included) lands just beyond the event.
    const plainly = (event: number, next: number, old: number) => {
      for (let at = old; at !== next; at = (at + 1) & 0xffff) if (at === event) return true;
      return false;
    };
    fc.assert(
      fc.property(fc.nat(0xffff), fc.nat(0xffff), fc.nat(300), (event, old, steps) => {
        const next = (old + steps) & 0xffff;
        expect(passes(BigInt(event), BigInt(next), BigInt(old))).toBe(plainly(event, next, old));
      }),
      {
        examples: [
          [0xffff, 0xfffe, 3],
          [5, 5, 1],
          [5, 5, 0],
        ],
      },
    );
  });

  it('hears of a packet that slips in while it asks for a kick', () => {
    const { dma } = ram();
    const at = queueAt(0n);
    const thread = new VhostThread(dma, 0n);
    dma.write(at.availableIndex, 1n);
    expect([thread.take(), thread.take()]).toEqual([true, false]);
    dma.write(at.availableIndex, 2n);
    expect(thread.askForKick()).toBe(false);
    expect(thread.take()).toBe(true);
    expect(thread.askForKick()).toBe(true);
    expect(dma.read(at.availableEvent)).toBe(2n);
  });
});
