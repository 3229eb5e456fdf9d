import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from './event-queue.ts';

function drain(queue: EventQueue): string {
  const seen: string[] = [];
  for (;;) {
    const t = queue.nextTime;
    const slot = queue.pop();
    if (slot < 0) return seen.join(' ');
    seen.push(`${t}:${slot}`);
  }
}

/** Another queue with the same state, as after a checkpoint. */
function copyOf(queue: EventQueue): EventQueue {
  const copy = new EventQueue(20);
  copy.state.times.set(queue.state.times);
  copy.loaded();
  return copy;
}

describe('EventQueue', () => {
  it('gives events by time, and those of one time by slot', () => {
    const queue = new EventQueue(5);
    queue.set(4, 10);
    queue.set(0, 20);
    queue.set(3, 10);
    queue.set(1, 5);
    expect(drain(queue)).toBe('5:1 10:3 10:4 20:0');
    expect(queue.nextTime).toBe(Infinity);
  });

  it('moves and cancels events', () => {
    const queue = new EventQueue(3);
    queue.set(0, 1);
    queue.set(1, 2);
    queue.set(2, 3);
    queue.set(0, 9);
    queue.cancel(1);
    queue.cancel(1);
    expect(drain(queue)).toBe('3:2 9:0');
  });

  it('agrees with a sorted list whatever is done to it, also after being saved and loaded', () => {
    const action = fc.record({
      slot: fc.nat(19),
      t: fc.option(fc.nat(8), { nil: -1 }),
      pop: fc.boolean(),
      again: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 200 }), (actions) => {
        let queue = new EventQueue(20);
        const model = new Map<number, number>();
        for (const { slot, t, pop, again } of actions) {
          if (t < 0) {
            queue.cancel(slot);
            model.delete(slot);
          } else {
            queue.set(slot, t);
            model.set(slot, t);
          }
          queue = copyOf(queue);
          if (!pop) continue;
          const first = [...model].sort((a, b) => a[1] - b[1] || a[0] - b[0])[0];
          expect(queue.nextTime).toBe(first?.[1] ?? Infinity);
          expect(queue.pop()).toBe(first?.[0] ?? -1);
          if (again && first) {
            queue.set(first[0], first[1] + 3);
            model.set(first[0], first[1] + 3);
            continue;
          }
          if (first) model.delete(first[0]);
        }
        const rest = [...model].sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([slot, t]) => `${t}:${slot}`);
        expect(drain(queue)).toBe(rest.join(' '));
      }),
    );
  });
});
