import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Flow, Link } from './link.ts';

/** Lets a link run dry, and gives the moments at which it was looked at. */
function runDry(link: Link, from: number): number[] {
  const moments = [from];
  while (link.busy > 0 && moments.length < 100) {
    const now = moments.at(-1)!;
    const next = link.nextDone(now);
    link.advance(now, next);
    for (const flow of link.takeDone(next)) flow.done();
    moments.push(next);
  }
  return moments;
}

describe('a shared line', () => {
  it('ends a transfer whose last crumb takes less time than the clock can tell', () => {
    const link = new Link(1124.375);
    const flow = new Flow(1_000, () => undefined);
    const now = 11_288_022.516509172;
    link.start(flow, now);
    flow.received = flow.size - 1.01e-6;
    expect(now + 1.01e-6 / 1124.375).toBe(now);
    const moments = runDry(link, now);
    expect(moments).toHaveLength(2);
    expect(moments[1]! - now).toBeLessThan(0.01);
    expect(flow.received).toBe(1_000);
  });

  it('always comes to an end, at any speed and any hour', () => {
    const positive = fc.double({ min: 1e-3, max: 1e15, noNaN: true });
    fc.assert(
      fc.property(
        positive,
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 5 }),
        (speed, from, sizes) => {
          const link = new Link(speed);
          const done: number[] = [];
          sizes.forEach((size, i) => link.start(new Flow(size, () => done.push(i)), from));
          const moments = runDry(link, from);
          expect(link.busy).toBe(0);
          expect(done.sort()).toEqual(sizes.map((_, i) => i));
          expect(moments).toEqual([...moments].sort((a, b) => a - b));
        },
      ),
    );
  });
});
