import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeFrames, heldBy } from '../memory/index.ts';
import { hostText } from './host-text.ts';
import { runHost, type HostEvent, type HostRun } from './index.ts';
import { planWith } from './plan.testing.ts';

const eventsOf = (run: HostRun): HostEvent[] => run.steps.flatMap(({ events }) => events);
/** Each step with the state it ends in. */
const told = (run: HostRun) =>
  run.steps.map(({ kind, guests, state }) => {
    const name = guests.length === 0 ? 'all' : guests.map((guest) => guest + 1).join('+');
    return `${kind} ${name}: ${hostText(state)}`;
  });

describe('a host with room', () => {
  it('gives memory as it is touched and disk as it is written', () => {
    expect(told(runHost(planWith({ guests: 2 })))).toEqual([
      'start all: .0/2 .0/2 | 28 frames 28 blocks',
      'boot 1: r2/2 .0/2 | 26 frames 28 blocks',
      'boot 2: r2/2 r2/2 | 24 frames 28 blocks',
      'serve all: r4/3 r4/3 | 20 frames 26 blocks',
      'end all: r4/3 r4/3 | 20 frames 26 blocks',
    ]);
  });
});

describe('a host that promised more memory than it has', () => {
  it('with swap: everybody ends with part of its memory on the disk, and nobody is killed', () => {
    const run = runHost(planWith({ demands: { ram: 'all' } }));
    expect(told(run).slice(4, 10)).toEqual([
      'touch 1+2+3+4: r6/3 r6/3 r6/3 r6/3 | 4 frames 20 blocks',
      'touch 1+2: r8/3 r8/3 r6/3 r6/3 | 0 frames 20 blocks',
      'touch 3: r6+2/3 r8/3 r8/3 r6/3 | 0 frames 20 blocks',
      'touch 4: r6+2/3 r6+2/3 r8/3 r8/3 | 0 frames 20 blocks',
      'touch 1+2+3+4: r6+4/3 r6+4/3 r8+2/3 r8+2/3 | 0 frames 20 blocks',
      'touch 1+2+3+4: r6+6/3 r6+6/3 r8+4/3 r8+4/3 | 0 frames 20 blocks',
    ]);
    expect(told(run).at(-1)).toBe('end all: r3+9/3 r7+5/3 r9+3/3 r9+3/3 | 0 frames 20 blocks');
    expect(eventsOf(run).some(({ kind }) => kind === 'oom-kill')).toBe(false);
  });

  it('without swap: the kernel kills guests until the rest fits, and not the one that asked', () => {
    const run = runHost(planWith({ demands: { ram: 'all' }, host: { swapSlots: 0 } }));
    expect(eventsOf(run).filter(({ kind }) => kind === 'oom-kill')).toEqual([
      { kind: 'oom-kill', victim: 1, asker: 2, held: 8 },
      { kind: 'oom-kill', victim: 2, asker: 3, held: 10 },
    ]);
    expect(told(run).at(-1)).toBe('end all: r12/3 x0/3 x0/3 r12/3 | 4 frames 20 blocks');
  });

  it('freed pages go to swap, because nobody told the host that they are free', () => {
    const run = runHost(planWith({ demands: { ram: 'turns' } }));
    const out = eventsOf(run).flatMap((event) => (event.kind === 'swap-out' ? [event.freed] : []));
    expect(out).toEqual(Array.from({ length: 20 }, () => true));
    expect(told(run).at(-1)).toBe('end all: r4+8/3 r4+8/3 r8+4/3 r12/3 | 0 frames 20 blocks');
  });

  it('told which pages are free, the host has them back, and nothing is swapped', () => {
    const run = runHost(planWith({ demands: { ram: 'turns' }, reporting: true }));
    expect(eventsOf(run).some(({ kind }) => kind === 'swap-out')).toBe(false);
    expect(told(run).at(-1)).toBe('end all: r4/3 r4/3 r4/3 r4/3 | 12 frames 20 blocks');
  });
});

describe('a store that is full', () => {
  it('stops each guest at the first block that has no place', () => {
    const run = runHost(planWith({ guests: 3, demands: { disk: 'all' } }));
    expect(told(run).slice(-4)).toEqual([
      'write 3: r4/11 r4/11 p4/10 | 16 frames 0 blocks',
      'write 1: p4/11 r4/11 p4/10 | 16 frames 0 blocks',
      'write 2: p4/11 p4/11 p4/10 | 16 frames 0 blocks',
      'end all: p4/11 p4/11 p4/10 | 16 frames 0 blocks',
    ]);
  });
});

describe('a host that does the sum first', () => {
  it('by ratios: lets in what fits, and still backs lazily', () => {
    const run = runHost(planWith({ guests: 6, admission: { kind: 'ratios', cpu: 4, ram: 1, disk: 1 } }));
    expect([run.admitted, told(run)[0]]).toEqual([
      2,
      'start all: .0/2 .0/2 -0/0 -0/0 -0/0 -0/0 | 28 frames 28 blocks',
    ]);
  });

  it('reserved: backs everything before the start, and nothing is ever short', () => {
    const all = { cpu: 'all', ram: 'all', disk: 'all', net: 'all' } as const;
    const run = runHost(
      planWith({ guests: 6, guest: { vcpus: 1 }, admission: { kind: 'reserved' }, demands: all }),
    );
    expect(told(run)[2]).toBe('reserve 2: .12/12 .12/12 -0/0 -0/0 -0/0 -0/0 | 4 frames 8 blocks');
    expect(told(run).at(-1)).toBe('end all: r12/12 r12/12 -0/0 -0/0 -0/0 -0/0 | 4 frames 8 blocks');
    const bad = ['swap-out', 'swap-in', 'oom-kill', 'no-space'];
    expect(eventsOf(run).filter(({ kind }) => bad.includes(kind))).toEqual([]);
  });
});

describe('every plan', () => {
  const plans = fc
    .record({
      guests: fc.integer({ min: 1, max: 6 }),
      vcpus: fc.integer({ min: 1, max: 4 }),
      swapSlots: fc.constantFrom(0, 5, 24),
      cpu: fc.constantFrom('some' as const, 'all' as const),
      ram: fc.constantFrom('some' as const, 'all' as const, 'turns' as const),
      disk: fc.constantFrom('some' as const, 'all' as const),
      net: fc.constantFrom('some' as const, 'all' as const),
      reporting: fc.boolean(),
      admission: fc.constantFrom(
        { kind: 'all' as const },
        { kind: 'ratios' as const, cpu: 4, ram: 1, disk: 1 },
        { kind: 'reserved' as const },
      ),
    })
    .map(({ guests, vcpus, swapSlots, cpu, ram, disk, net, reporting, admission }) =>
      planWith({
        guests,
        admission,
        reporting,
        host: { swapSlots },
        guest: { vcpus },
        demands: { cpu, ram, disk, net },
      }),
    );

  it('tells everything once: its events add up to the state it ends in', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const run = runHost(plan);
        expect([run.steps[0]!.kind, run.steps.at(-1)!.kind]).toEqual(['start', 'end']);
        const { memory, pool } = run.steps.at(-1)!.state;
        const events = eventsOf(run);
        const count = (kind: HostEvent['kind']) => events.filter((event) => event.kind === kind).length;
        const killed = events.flatMap((event) => (event.kind === 'oom-kill' ? [event.held] : []));
        const reported = events.flatMap((event) => (event.kind === 'reported' ? [event.pages] : []));
        const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
        const held = memory.pages.map((_, guest) => heldBy(memory, guest));
        expect(count('first-touch') - sum(killed) - sum(reported)).toBe(
          sum(held.map(({ resident, swapped }) => resident + swapped)),
        );
        expect(count('allocate')).toBe(pool.places.filter(Boolean).length);
      }),
      { numRuns: 60 },
    );
  });

  it('never kills for memory while the promises fit, and with reservation nothing is ever short', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const run = runHost(plan);
        const events = eventsOf(run);
        const fits = run.admitted * plan.guest.pages <= plan.host.frames;
        if (fits) expect(events.some(({ kind }) => kind === 'oom-kill' || kind === 'swap-out')).toBe(false);
        if (run.admitted * plan.guest.blocks <= plan.host.blocks)
          expect(events.some(({ kind }) => kind === 'no-space')).toBe(false);
        if (plan.admission.kind === 'reserved' && run.admitted > 0)
          expect(freeFrames(run.steps.at(-1)!.state.memory)).toBe(
            plan.host.frames - run.admitted * plan.guest.pages,
          );
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what cannot be, by name', () => {
    expect(() => runHost(planWith({ guests: 0 }))).toThrow(
      'guests: must be a whole number of 1 or more, not 0.',
    );
    expect(() => runHost(planWith({ guest: { pages: 3 } }))).toThrow(
      'guest.pages: must hold the 4 it needs, not 3.',
    );
    expect(() => runHost(planWith({ host: { blocks: 7 } }))).toThrow(
      'host.blocks: must hold 4 installed images of 2, not 7.',
    );
    expect(() =>
      runHost(planWith({ admission: { kind: 'ratios', cpu: Number.NaN, ram: 2, disk: 2 } })),
    ).toThrow('admission.cpu: must be a number of 0 or more, not NaN.');
  });

  it.each(['bootPages', 'servePages', 'installed', 'serveBlocks', 'serveLink'] as const)(
    'refuses a guest whose %s is no number that can be',
    (field) => {
      for (const value of [-1, Number.NaN])
        expect(() => runHost(planWith({ guest: { [field]: value } }))).toThrow(`guest.${field}: must be a `);
    },
  );

  it('counts only the images of guests that are let in', () => {
    const run = runHost(
      planWith({ admission: { kind: 'reserved' }, guest: { vcpus: 1 }, host: { blocks: 25 }, guests: 20 }),
    );
    expect(run.admitted).toBe(2);
  });
});
