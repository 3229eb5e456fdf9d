import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run, type Settings, type Trace } from '../index.ts';
import { eptDevice, guestEntry, indexAt, isEptEmpty, isMisconfigured, LARGE, SMALL } from './entry.ts';
import { Ept } from './ept.ts';
import { GuestMemory, GuestTables } from './guest-memory.ts';
import { HostMemory } from './host-memory.ts';
import { softwareWalk, walk } from './walk.ts';

const settings: Settings = { guestPages: '4k', hostPages: '4k', levels: 4, worker: 'behind' };
const referencesOf = ({ moments }: Trace) =>
  moments.flatMap(({ what }) => (what.kind === 'looks-up' ? [what.reference] : []));

/** The walk as a grid: the order in which the cells were read, a row for each table of the guest. */
function grid(of: Trace): string[] {
  const rows: string[][] = [];
  referencesOf(of).forEach(({ row, column }, i) => {
    rows[row] ??= Array.from({ length: of.settings.levels + 1 }, () => '.');
    rows[row]![column] = String(i + 1);
  });
  return Array.from(rows, (row) => row?.map((cell) => cell.padStart(2)).join(' ') ?? '');
}

describe('the two-dimensional walk', () => {
  it('reads the host’s tables for each of the guest’s, and once more for the page', () => {
    expect(grid(run(['read'], 'trap', settings))).toEqual([
      ' 1  2  3  4  5',
      ' 6  7  8  9 10',
      '11 12 13 14 15',
      '16 17 18 19 20',
      '21 22 23 24  .',
    ]);
  });

  it('is shorter by a row or a column with large pages', () => {
    expect(grid(run(['read'], 'trap', { ...settings, guestPages: '2m', hostPages: '2m' }))).toEqual([
      ' 1  2  3  .  4',
      ' 5  6  7  .  8',
      ' 9 10 11  . 12',
      '',
      '13 14 15  .  .',
    ]);
  });

  it.each([
    [4, '4k', '4k', 24],
    [4, '2m', '4k', 19],
    [4, '4k', '2m', 19],
    [4, '2m', '2m', 15],
    [5, '4k', '4k', 35],
    [5, '2m', '2m', 24],
  ] as const)(
    '%i levels, %s in the guest, %s on the host: %i reads',
    (levels, guestPages, hostPages, expected) => {
      const of = run(['read'], 'trap', { ...settings, levels, guestPages, hostPages });
      expect(of.moments.at(-1)!.references).toBe(expected);
      const g = levels - (guestPages === '2m' ? 1 : 0);
      const e = levels - (hostPages === '2m' ? 1 : 0);
      expect(expected).toBe((g + 1) * (e + 1) - 1);
    },
  );

  it('takes only the guest’s tables in software', () => {
    const of = run(['read'], 'emulation', settings);
    expect(referencesOf(of).map(({ table, level }) => `${table} ${level}`)).toEqual([
      'guest 4',
      'guest 3',
      'guest 2',
      'guest 1',
    ]);
  });

  it('is spared while the TLB remembers, and needed again after a switch of processes', () => {
    const of = run(['read', 'read', 'switch', 'read'], 'trap', settings);
    const perItem = of.program.map(
      (_, i) => of.moments.filter((m) => m.item === i && m.what.kind === 'looks-up').length,
    );
    expect(perItem).toEqual([24, 0, 0, 24]);
  });
});

describe('a page that nobody has touched', () => {
  /** Reads of the walker between the things that happened. */
  const story = (of: Trace): string[] => {
    const out: string[] = [];
    let reads = 0;
    for (const { what } of of.moments) {
      if (what.kind === 'looks-up') reads += 1;
      else if (['enters-kernel', 'exits', 'allocates', 'found', 'tlb-hit'].includes(what.kind)) {
        out.push(`${reads} ${what.kind}${what.kind === 'exits' ? ` ${what.reason}` : ''}`);
        reads = 0;
      }
    }
    return out;
  };

  it('is missing twice: in the guest’s tables, and then in the host’s', () => {
    expect(story(run(['fresh'], 'trap', settings))).toEqual([
      '20 enters-kernel',
      // The last of the host's tables for this part of memory is not there either.
      '18 exits EPT_VIOLATION',
      '0 allocates',
      '19 found',
      '24 found',
    ]);
  });

  it('costs one exit for 512 of them with large pages on the host', () => {
    const of = run(['fresh', 'fresh', 'fresh'], 'trap', { ...settings, hostPages: '2m' });
    expect(of.exits).toHaveLength(1);
    expect(run(['fresh', 'fresh', 'fresh'], 'trap', settings).exits).toHaveLength(3);
  });

  it('is found by the TLB the next time the kernel clears one beside it', () => {
    const large = { ...settings, hostPages: '2m' } as const;
    expect(story(run(['fresh', 'fresh'], 'trap', large)).slice(5)).toEqual([
      '16 enters-kernel',
      '0 tlb-hit',
      '19 found',
    ]);
  });
});

describe('tables', () => {
  const world = (levels: 4 | 5, pageSize: bigint) => {
    const memory = new HostMemory();
    const ept = new Ept(memory, levels);
    const guest = new GuestMemory(memory, ept, pageSize);
    let next = 0x10_0000n;
    const tables = new GuestTables(guest, levels, () => (next += SMALL));
    return { memory, ept, guest, tables };
  };
  const page = fc.bigInt({ min: 1n, max: (1n << 35n) - 1n });

  it('lead where they were told to, whatever the address', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(page, fc.bigInt({ min: 0x1000n, max: 0x7fffn })), {
          minLength: 1,
          maxLength: 8,
          selector: ([virtual]) => virtual,
        }),
        fc.constantFrom(4 as const, 5 as const),
        fc.constantFrom(SMALL, LARGE),
        fc.bigInt({ min: 0n, max: 4095n }),
        (pages, levels, size, offset) => {
          const { memory, ept, guest, tables } = world(levels, size);
          for (const [virtual, frame] of pages) {
            tables.map(virtual * SMALL, frame * SMALL, true);
            guest.write(frame * SMALL, 0n);
          }
          for (const [virtual, frame] of pages) {
            const of = { memory, ept, cr3: tables.cr3, levels };
            const { outcome, references } = walk(of, virtual * SMALL + offset);
            expect(outcome).toMatchObject({ kind: 'page', host: ept.find(frame * SMALL + offset) });
            expect(references).toHaveLength((levels + 1) * (size === LARGE ? levels : levels + 1) - 1);
            expect(softwareWalk(of, virtual * SMALL + offset).outcome).toMatchObject({
              host: ept.find(frame * SMALL + offset),
            });
          }
          expect(walk({ memory, ept, cr3: tables.cr3, levels }, 0n).outcome.kind).toBe('guest-fault');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never give two guest pages one frame', () => {
    const { guest, ept } = world(4, SMALL);
    const hosts = Array.from({ length: 3000 }, (_, i) => guest.give(0x100_0000n + BigInt(i) * SMALL));
    expect(new Set(hosts).size).toBe(3000);
    expect(ept.find(0x100_0000n + 17n * SMALL + 5n)).toBe(hosts[17]! + 5n);
  });

  it('mark a device so that no CPU accepts it, yet it is not empty', () => {
    const { ept } = world(4, SMALL);
    ept.mark(0xfebc_0000n);
    expect(ept.translate(0xfebc_0123n, () => undefined)).toEqual({ kind: 'misconfig' });
    expect(ept.translate(0xfebd_0000n, () => undefined)).toEqual({ kind: 'violation', level: 1 });
    expect([isMisconfigured(eptDevice), isEptEmpty(eptDevice)]).toEqual([true, false]);
  });

  it('take nine bits of an address for each level', () => {
    const address = (1n << 39n) + (2n << 30n) + (3n << 21n) + (4n << 12n) + 5n;
    expect([4, 3, 2, 1].map((level) => indexAt(address, level))).toEqual([1, 2, 3, 4]);
    expect(guestEntry(0x1234_5000n, true)).toBe(0x1234_5007n);
    expect(guestEntry(0x1234_5000n, false)).toBe(0x1234_5003n);
    expect(guestEntry(0x20_0000n, true, true)).toBe(0x20_0087n);
  });
});
