import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesText } from '../cpu-scheduling/core/lanes-text.ts';
import { ms } from '../shared/units.ts';
import { criticalChain, debianUnits, isTarget, startUnits, type Unit } from './index.ts';

const unit = (id: string, work: number, after: readonly string[] = [], more: Partial<Unit> = {}): Unit => ({
  id,
  work: ms(work),
  after,
  ...more,
});

/** One line a unit: start, ready and end in ms. */
const table = (units: readonly Unit[], cpus: number) =>
  startUnits(units, cpus).spans.map(
    ({ id, start, ready, end }) => `${id} ${start / 1000} ${ready / 1000} ${end / 1000}`,
  );

describe('startUnits', () => {
  const diamond = [unit('a', 8), unit('b', 8, ['a']), unit('c', 16, ['a']), unit('d', 4, ['b', 'c'])];

  it('starts each unit when all it is ordered after are ready, the others beside it', () => {
    expect(table(diamond, 2)).toEqual(['a 0 8 8', 'b 8 16 16', 'c 8 24 24', 'd 24 28 28']);
  });

  it('on one vCPU lets those beside each other take turns of a tick', () => {
    expect(table(diamond, 1)).toEqual(['a 0 8 8', 'b 8 20 20', 'c 8 32 32', 'd 32 36 36']);
    expect(lanesText(startUnits(diamond, 1).schedule, { step: ms(4) })).toBe('CPU0 aabcbcccd.');
  });

  it('does not wait for a unit that is not there: ordering asks for nobody', () => {
    expect(table(diamond.slice(1), 2)).toEqual(['b 0 8 8', 'c 0 16 16', 'd 16 20 20']);
  });

  it('lets others go on once a unit is ready, while it does the rest', () => {
    const units = [unit('log', 8, [], { later: ms(12) }), unit('next', 4, ['log'])];
    expect(table(units, 2)).toEqual(['log 0 8 20', 'next 8 12 12']);
  });

  it('shares the work of a unit among its processes', () => {
    expect(table([unit('many', 16, [], { processes: 4 })], 2)).toEqual(['many 0 8 8']);
    expect(table([unit('many', 16, [], { processes: 4 })], 1)).toEqual(['many 0 16 16']);
  });

  it('gives services apart a share each, processes of one service one share together', () => {
    const beside = (apart: boolean) => {
      const spans = startUnits([unit('x', 40), unit('many', 120, [], { processes: 3, apart })], 1).spans;
      return spans[0]!.ready / 1000;
    };
    expect([beside(false), beside(true)]).toEqual([76, 148]);
  });

  it('lets a target take no time', () => {
    expect(table([unit('a', 8), unit('meet.target', 0, ['a']), unit('b', 4, ['meet.target'])], 1)).toEqual([
      'a 0 8 8',
      'meet.target 8 8 8',
      'b 8 12 12',
    ]);
  });

  it.each([
    [[unit('a', 1), unit('a', 1)], 'units: the unit "a" stands there twice.'],
    [
      [unit('a', 1, ['b']), unit('b', 1, ['a'])],
      'units: "a" waits for itself, over the units it is ordered after.',
    ],
  ])('refuses units that cannot be started', (units, message) => {
    expect(() => startUnits(units, 1)).toThrow(message);
  });

  it('keeps the order, loses no work, and never takes longer than one vCPU would', () => {
    const units = fc
      .array(fc.tuple(fc.nat(30), fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 3 })), {
        minLength: 1,
        maxLength: 10,
      })
      .map((list) =>
        list.map(([work, a, b, processes], i) =>
          unit(`u${i}`, work, i === 0 ? [] : [`u${a % i}`, `u${b % i}`], { processes }),
        ),
      );
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 4 }), (list, cpus) => {
        const { spans, schedule, end } = startUnits(list, cpus);
        const at = new Map(spans.map((span) => [span.id, span]));
        for (const { id, after } of list)
          for (const other of after) expect(at.get(id)!.start).toBeGreaterThanOrEqual(at.get(other)!.ready);
        const total = list.reduce((sum, { work }) => sum + work, 0);
        const ran = schedule.slices.flat().reduce((sum, slice) => sum + slice.end - slice.start, 0);
        expect(ran).toBe(total);
        expect(end).toBeLessThanOrEqual(total);
        expect(end).toBeGreaterThanOrEqual(total / cpus - 1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('criticalChain', () => {
  it('follows the unit that was ready last', () => {
    const units = [unit('a', 8), unit('b', 4, ['a']), unit('c', 20), unit('d', 4, ['b', 'c'])];
    expect(criticalChain(units, startUnits(units, 2).spans, 'd')).toEqual(['c', 'd']);
    expect(criticalChain(units, startUnits(units.slice(0, 2), 2).spans, 'b')).toEqual(['a', 'b']);
  });
});

describe('the Debian guest', () => {
  const ids = new Set(debianUnits.map(({ id }) => id));

  it('orders units only after units that are there, and has no circle', () => {
    expect(debianUnits.flatMap(({ after }) => after.filter((id) => !ids.has(id)))).toEqual([]);
    const equal = debianUnits.map(({ id, after }) => unit(id, isTarget(id) ? 0 : 1, after));
    expect(startUnits(equal, 4).spans).toHaveLength(debianUnits.length);
  });

  it('reaches its targets in the order of bootup(7), and starts the app before the login prompts', () => {
    const equal = debianUnits.map(({ id, after }) => unit(id, isTarget(id) ? 0 : 1, after));
    const at = new Map(startUnits(equal, 64).spans.map(({ id, ready }) => [id, ready]));
    const order = ['local-fs.target', 'sysinit.target', 'basic.target', 'app', 'gettys', 'multi-user.target'];
    const times = order.map((id) => at.get(id)!);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(at.get('app')).toBeLessThan(at.get('gettys')!);
  });
});
