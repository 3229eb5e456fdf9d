import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EevdfQueues, SLEEP, SPECIAL } from './eevdf-queue.ts';
import { createEevdfState } from './eevdf-state.ts';

const NAMES = 'ABCDEFGH';

/** One queue with an entity of each weight, all at v = 0 with a full slice. */
function queueOf(weights: readonly number[], slice: number, tick = 0): EevdfQueues {
  const queues = new EevdfQueues(createEevdfState(weights.length, 1), slice, tick);
  queues.state.weight.set(weights);
  weights.forEach((_, e) => queues.enqueue(0, e));
  return queues;
}

/** Picks and, if another one was picked, switches. */
function choose(queues: EevdfQueues): number {
  const current = queues.state.current[0]!;
  const picked = queues.pickNext(0);
  if (picked !== current) {
    if (current >= 0) queues.putPrevious(current);
    queues.setNext(picked);
  }
  return picked;
}

/** Runs everybody `slices` slices in all, none ever sleeps; gives who had each slice. */
function order(queues: EevdfQueues, slices: number): string {
  const lane: string[] = [];
  for (let i = 0; i < slices; i++) {
    const e = choose(queues);
    lane.push(NAMES[e]!);
    queues.charge(e, queues.timeToDeadline(e));
  }
  return lane.join(' ');
}

describe('the order of slices', () => {
  it('A 1024 and B 2048 with slices of 3 ms', () => {
    expect(order(queueOf([1024, 2048], 3000), 9)).toBe('B A B B A B B A B');
  });

  it('three equal tasks take turns', () => {
    expect(order(queueOf([1024, 1024, 1024], 3000), 6)).toBe('A B C A B C');
  });

  it('A 1024 and B 3072', () => {
    expect(order(queueOf([1024, 3072], 3000), 10)).toBe('B A B B B A B B B A');
  });

  it('is the same with the base slice of one CPU: only the ratio counts', () => {
    expect(order(queueOf([1024, 3072], 700), 10)).toBe('B A B B B A B B B A');
  });
});

describe('the first five choices of A 1024 and B 2048, 3 ms slices', () => {
  it('follow V, eligibility and deadline', () => {
    const queues = queueOf([1024, 2048], 3000);
    const rows: string[] = [];
    for (let t = 0; t <= 12; t += 3) {
      const { vruntime, deadline } = queues.state;
      const average = queues.averageVruntime(0);
      const show = (e: number) =>
        `${NAMES[e]} v ${vruntime[e]! / 1000} d ${deadline[e]! / 1000}${queues.eligible(e) ? '' : ' not eligible'}`;
      rows.push(`t ${t} V ${average / 1000} | ${show(0)} | ${show(1)} → ${NAMES[choose(queues)]}`);
      queues.charge(queues.state.current[0]!, 3000);
    }
    expect(rows.join('\n')).toBe(
      [
        't 0 V 0 | A v 0 d 3 | B v 0 d 1.5 → B',
        't 3 V 1 | A v 0 d 3 | B v 1.5 d 3 not eligible → A',
        't 6 V 2 | A v 3 d 6 not eligible | B v 1.5 d 3 → B',
        't 9 V 3 | A v 3 d 6 | B v 3 d 4.5 → B',
        't 12 V 4 | A v 3 d 6 | B v 4.5 d 6 not eligible → A',
      ].join('\n'),
    );
  });
});

describe('sleep and wake', () => {
  it('a new task gets half a slice, a woken one a whole (PLACE_DEADLINE_INITIAL)', () => {
    const queues = new EevdfQueues(createEevdfState(2, 1), 3000);
    queues.enqueue(0, 0, true);
    queues.enqueue(0, 1);
    expect([...queues.state.deadline]).toEqual([1500, 3000]);
  });

  it('keeps positive lag exactly, through the move of V that joining makes (PLACE_LAG)', () => {
    const queues = queueOf([1024, 2048, 512], 3000);
    queues.setNext(0);
    queues.charge(0, 2000);
    const owed = queues.virtualLag(1);
    expect(owed).toBeGreaterThan(0);
    expect(queues.dequeue(1, SLEEP)).toBe(true);
    queues.charge(0, 1000);
    queues.enqueue(0, 1);
    expect(queues.virtualLag(1)).toBeCloseTo(owed, 6);
  });

  it('lag is clamped to two slices of CPU time, or the tick if that is longer', () => {
    const starve = (tick: number) => {
      const queues = queueOf([1024, 2048], 1000, tick);
      queues.setNext(0);
      queues.charge(0, 50_000);
      queues.dequeue(1, SLEEP);
      return (queues.state.vlag[1]! * 2048) / 1024;
    };
    expect(starve(0)).toBe(2000);
    expect(starve(4000)).toBe(4000);
  });

  it('a task that had too much stays and competes asleep until it is eligible (DELAY_DEQUEUE)', () => {
    const queues = queueOf([1024, 1024], 3000);
    queues.setNext(0);
    queues.charge(0, 1000);
    expect(queues.dequeue(0, SLEEP)).toBe(false);
    expect([queues.state.onRq[0], queues.state.delayed[0], queues.state.count[0]]).toEqual([1, 1, 2]);
    expect(choose(queues)).toBe(1);
    queues.charge(1, 3000);
    // V has moved past it: it is picked, and would leave now with nothing owed.
    expect(queues.pick(0)).toBe(0);
  });

  it('one that wakes before that loses what it earned asleep (DELAY_ZERO)', () => {
    const queues = queueOf([1024, 1024], 3000);
    queues.setNext(0);
    queues.charge(0, 1000);
    queues.dequeue(0, SLEEP);
    choose(queues);
    queues.charge(1, 2500);
    expect(queues.virtualLag(0)).toBeGreaterThan(0);
    queues.requeueDelayed(0);
    expect(queues.virtualLag(0)).toBe(0);
    expect(queues.state.delayed[0]).toBe(0);
  });

  it('one that exits leaves at once', () => {
    const queues = queueOf([1024, 1024], 3000);
    queues.setNext(0);
    queues.charge(0, 1000);
    expect(queues.dequeue(0, SLEEP | SPECIAL)).toBe(true);
    expect(queues.state.vlag[0]).toBe(-500);
  });
});

describe('RUN_TO_PARITY', () => {
  it('lets the current one finish its slice although the other has an earlier deadline', () => {
    const queues = new EevdfQueues(createEevdfState(2, 1), 3000);
    queues.state.weight.set([1024, 4096]);
    queues.enqueue(0, 0);
    queues.setNext(0);
    queues.enqueue(0, 1);
    expect(queues.state.deadline[1]!).toBeLessThan(queues.state.deadline[0]!);
    expect(queues.eligible(1)).toBe(true);
    expect(queues.pick(0)).toBe(0);
  });

  it('ends when it is not eligible any more', () => {
    const queues = queueOf([1024, 1024], 3000);
    queues.setNext(0);
    queues.charge(0, 100);
    expect(queues.pick(0)).toBe(1);
  });

  it('keeps a protected one on when it is ahead, and has an unprotected one reconsidered', () => {
    const queues = queueOf([1024, 1024], 3000);
    queues.setNext(0);
    expect(queues.charge(0, 100)).toBe(false);
    queues.state.protectedDeadline[0] = -1;
    expect(queues.charge(0, 100)).toBe(true);
  });

  it('is not renewed with the slice: one that ran alone gives way to an earlier deadline', () => {
    const queues = new EevdfQueues(createEevdfState(2, 1), 3000);
    queues.state.weight.set([1024, 4096]);
    queues.enqueue(0, 0);
    queues.setNext(0);
    expect(queues.charge(0, 10_000)).toBe(false);
    queues.enqueue(0, 1);
    expect(queues.pick(0)).toBe(1);
  });
});

describe('reweight', () => {
  it('keeps the CPU time owed and V, and scales the time to the deadline', () => {
    const queues = queueOf([1024, 2048, 512], 3000);
    queues.setNext(0);
    queues.charge(0, 1000);
    const owed = queues.virtualLag(1) * queues.state.weight[1]!;
    const average = queues.averageVruntime(0);
    const rest = (queues.state.deadline[1]! - average) * queues.state.weight[1]!;
    queues.reweight(1, 700);
    expect(queues.virtualLag(1) * 700).toBeCloseTo(owed, 6);
    expect(queues.averageVruntime(0)).toBeCloseTo(average, 6);
    expect((queues.state.deadline[1]! - average) * 700).toBeCloseTo(rest, 6);
    expect(queues.state.load[0]).toBe(1024 + 700 + 512);
  });
});

describe('properties', () => {
  const weights = fc.array(fc.integer({ min: 10, max: 102_400 }), { minLength: 2, maxLength: 6 });

  it('nobody busy is ever owed, or ahead by, more than one slice', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 100, max: 5000 }), (list, slice) => {
        const queues = queueOf(list, slice);
        for (let i = 0; i < 200; i++) {
          const e = choose(queues);
          queues.charge(e, queues.timeToDeadline(e));
          const average = queues.averageVruntime(0);
          list.forEach((weight, other) => {
            const owed = ((average - queues.state.vruntime[other]!) * weight) / 1024;
            // EEVDF, theorem 1: -r_max < lag < max(r_max, q); slices end on whole microseconds here.
            expect(Math.abs(owed)).toBeLessThanOrEqual(slice + 1);
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lags add up to nothing while nobody joins or leaves', () => {
    fc.assert(
      fc.property(weights, fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 50 }), (list, runs) => {
        const queues = queueOf(list, 1000);
        for (const us of runs) queues.charge(choose(queues), us);
        const average = queues.averageVruntime(0);
        const sum = list.reduce((all, weight, e) => all + weight * (average - queues.state.vruntime[e]!), 0);
        expect(Math.abs(sum)).toBeLessThan(1);
      }),
    );
  });

  it('somebody is always eligible', () => {
    fc.assert(
      fc.property(weights, fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 50 }), (list, runs) => {
        const queues = queueOf(list, 1000);
        for (const us of runs) {
          queues.charge(choose(queues), us);
          expect(list.some((_, e) => queues.eligible(e))).toBe(true);
        }
      }),
    );
  });
});
