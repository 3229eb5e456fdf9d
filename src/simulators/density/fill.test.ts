import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diskOf, fill, guestSizes, memoryOf, offeredTo, sizeOf, vmCopy, type Plan } from './index.ts';

/** Round numbers, so that every sum can be done in the head. */
const measured: Plan['measured'] = {
  app: { own: 10, files: 20, mapped: 10 },
  guestAt: { small: { offered: 128, held: 128 }, roomy: { offered: 256, held: 180 } },
  kernel: { full: 30, minimal: 20 },
  pageStruct: 1 / 64,
  minimalSystem: 8,
  vmm: {
    qemu: { each: 10, once: 5 },
    'cloud-hypervisor': { each: 2, once: 4 },
    firecracker: { each: 1, once: 2 },
  },
  shim: { each: 2, once: 8 },
  books: 1,
  ksm: { four: 80, eight: 70 },
  hostPrograms: 300,
  disk: { image: 150, guest: 450, guestWrites: 50, layerWrites: 0, kernelFile: 14 },
};
const plan: Plan = {
  measured,
  host: { memory: 2048, disk: 100_000 },
  app: { own: 10, files: 20 },
  guest: 'full',
  vmm: 'qemu',
  offered: 256,
  balloon: false,
  ksm: false,
  bases: 1,
  disks: 'full',
};
const told = (of: Plan, side: 'vms' | 'containers') => {
  const { events, end, limit } = fill(of, side);
  const others = events.filter(({ kind }) => kind !== 'start');
  return [
    ...others.map(({ kind, stand, freed }) => `${kind} at ${stand.copies}: ${Math.round(freed)}`),
    `${end.copies}, ${limit}`,
  ];
};

describe('a guest', () => {
  it('holds what the measured guests held, for the two offers it is fitted to', () => {
    const held = (offered: number) =>
      Object.values(guestSizes({ ...plan, offered })).reduce((sum, size) => sum + size, 0);
    expect(held(128)).toBeCloseTo(128);
    expect(held(256)).toBeCloseTo(180);
    // More room is not used for more files than there are, but the kernel lists every page of it.
    expect(held(512)).toBeCloseTo(180 + 256 / 64);
  });

  it('is offered what it can run in, at the least', () => {
    expect(offeredTo({ ...plan, offered: 0 })).toBe(128);
    expect(offeredTo({ ...plan, app: { own: 1024, files: 20 } })).toBe(1536);
    expect(offeredTo({ ...plan, offered: 512 })).toBe(512);
  });
});

describe('filling a host', () => {
  // 2048 less the host's kernel (30 + 32) and programs (300) is 1686.
  it('stops at the first copy that finds no room', () => {
    // (1686 - 5) / 190 = 8.8 guests; (1686 - 8 - 20) / 13 = 127.5 containers, and 10 of cache given back are less than one.
    expect(told(plan, 'vms')).toEqual(['8, memory']);
    expect(told(plan, 'containers')).toEqual(['give at 127: 10', '128, memory']);
  });

  it('asks guests for cache only through the balloon, and then starts more', () => {
    const all = told({ ...plan, balloon: true }, 'vms');
    expect(all[0]).toBe(`give at 8: ${8 * 50}`);
    expect(all.at(-1)).toBe('11, memory');
  });

  it('merges after that, and counts merged pages once', () => {
    const before = memoryOf(plan, 'vms', { copies: 8, given: 0, merged: 0 });
    const after = memoryOf(plan, 'vms', { copies: 8, given: 0, merged: 8 });
    // The measured eight held 70 each, VMM apart.
    expect(after.total - after.host.kernel - 300 - after.once.program - 8 * 10).toBeCloseTo(8 * 70);
    expect(told({ ...plan, ksm: true }, 'vms')[0]).toBe(`merge at 8: ${before.total - after.total}`);
  });

  it('has files of a base once, whatever the copies', () => {
    const files = (bases: number, copies: number) =>
      memoryOf({ ...plan, bases }, 'containers', { copies, given: 0, merged: 0 }).once.files;
    expect([files(1, 8), files(4, 8), files(4, 2), files(99, 8)]).toEqual([20, 80, 40, 160]);
  });

  it('ends where the disk ends, and a backing file moves that', () => {
    const small = { ...plan, host: { memory: 2048, disk: 1100 } };
    expect(told(small, 'vms')).toEqual(['2, disk']);
    expect(told({ ...small, disks: 'backing' }, 'vms')).toEqual(['8, memory']);
    expect(diskOf({ ...plan, disks: 'backing' }, 'vms', 3)).toMatchObject({ once: 450, total: 600 });
    expect(diskOf({ ...plan, guest: 'minimal' }, 'vms', 2).total).toBe(14 + 2 * 150);
    expect(diskOf(plan, 'containers', 9).total).toBe(150);
  });

  it('refuses an app that hardly needs anything, instead of filling for ever', () => {
    const nothing: Plan['measured'] = { ...measured, shim: { each: 0, once: 0 }, books: 0 };
    expect(() => fill({ ...plan, measured: nothing, app: { own: 0.001, files: 20 } }, 'containers')).toThrow(
      /^app: .*too small/,
    );
  });

  it('says 0 where not one copy fits', () => {
    expect(fill({ ...plan, host: { memory: 400, disk: 9999 } }, 'vms').end.copies).toBe(0);
  });
});

describe('any plan', () => {
  const plans: fc.Arbitrary<Plan> = fc.record({
    measured: fc.constant(measured),
    host: fc.record({
      memory: fc.integer({ min: 512, max: 16_384 }),
      disk: fc.integer({ min: 512, max: 65_536 }),
    }),
    app: fc.record({ own: fc.integer({ min: 8, max: 2048 }), files: fc.integer({ min: 20, max: 400 }) }),
    guest: fc.constantFrom('full', 'minimal'),
    vmm: fc.constantFrom('qemu', 'cloud-hypervisor', 'firecracker'),
    offered: fc.constantFrom(128, 256, 1024, 3072),
    balloon: fc.boolean(),
    ksm: fc.boolean(),
    bases: fc.constantFrom(1, 4, Number.MAX_SAFE_INTEGER),
    disks: fc.constantFrom('full', 'backing'),
  });

  it('never holds more than the host has, and one more would', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom('vms', 'containers'), (of, side) => {
        const { events, end, limit, short } = fill(of, side);
        for (const { stand } of events) {
          expect(memoryOf(of, side, stand).total).toBeLessThanOrEqual(of.host.memory + 1e-6);
          expect(diskOf(of, side, stand.copies).total).toBeLessThanOrEqual(of.host.disk + 1e-6);
        }
        const next = { ...end, copies: end.copies + 1 };
        const over =
          limit === 'disk'
            ? diskOf(of, side, next.copies).total - of.host.disk
            : memoryOf(of, side, next).total - of.host.memory;
        expect(over).toBeCloseTo(short, 6);
        expect(short).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('gives and merges only what frees memory, and never loses a copy by it', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom('vms', 'containers'), (of, side) => {
        let copies = 0;
        for (const { kind, stand, freed } of fill(of, side).events) {
          expect(stand.copies).toBe(kind === 'start' ? copies + 1 : copies);
          if (kind !== 'start') expect(freed).toBeGreaterThan(0);
          copies = stand.copies;
        }
        const bare = fill({ ...of, balloon: false, ksm: false }, side).end.copies;
        expect(copies).toBeGreaterThanOrEqual(bare);
        expect(sizeOf(vmCopy(of, true))).toBeLessThanOrEqual(sizeOf(vmCopy(of, false)));
      }),
      { numRuns: 60 },
    );
  });
});
