import type { Ept } from './ept.ts';
import { indexAt, isLarge, isPresent, spanAt, target } from './entry.ts';
import type { HostMemory } from './host-memory.ts';
import type { Reference, Walk } from './reference.ts';

interface Tables {
  readonly memory: HostMemory;
  readonly ept: Ept;
  /** Guest-physical address of the guest's top table (CR3). */
  readonly cr3: bigint;
  readonly levels: number;
}

/**
 * The CPU's two-dimensional walk with nothing cached: every address in the guest's tables is a guest-physical one, so each
 * step of the guest's walk costs a whole walk of the EPT, and the page's own address one more. g guest levels and e EPT
 * levels make (g + 1) × (e + 1) − 1 reads. Intel SDM volume 3, 28.3.
 */
export function walk({ memory, ept, cr3, levels }: Tables, virtual: bigint): Walk {
  const references: Reference[] = [];
  let row = 0;
  const through = (guest: bigint) =>
    ept.translate(guest, (read) =>
      references.push({ ...read, row, column: ept.levels - read.level, table: 'ept' }),
    );
  let table = cr3;
  for (let level = levels; ; level -= 1) {
    row = levels - level;
    const index = indexAt(virtual, level);
    const guest = table + BigInt(index) * 8n;
    const place = through(guest);
    if (place.kind !== 'page') return { references, outcome: { ...place, guest } };
    const entry = memory.read(place.host);
    references.push({ row, column: ept.levels, table: 'guest', level, index, at: place.host, entry });
    if (!isPresent(entry)) return { references, outcome: { kind: 'guest-fault', level } };
    if (level === 1 || isLarge(entry)) {
      row = levels;
      const inside = spanAt(level);
      const guest = target(entry) + (virtual & (inside - 1n));
      const page = through(guest);
      if (page.kind !== 'page') return { references, outcome: { ...page, guest } };
      const size = page.size < inside ? page.size : inside;
      return { references, outcome: { kind: 'page', host: page.host, size } };
    }
    table = target(entry);
  }
}

/**
 * The same done by an emulator in software: it keeps the guest's memory as memory of its own, so it reads the guest's
 * tables only. A page of its own that it has not touched yet is a `violation`. However large the guest's page is, what is
 * found counts for 4 KiB (QEMU accel/tcg/cputlb.c: an entry is one TARGET_PAGE_SIZE).
 */
export function softwareWalk({ memory, ept, cr3, levels }: Tables, virtual: bigint): Walk {
  const references: Reference[] = [];
  let table = cr3;
  for (let level = levels; ; level -= 1) {
    const index = indexAt(virtual, level);
    const at = ept.find(table + BigInt(index) * 8n);
    const entry = at === null ? 0n : memory.read(at);
    const row = levels - level;
    references.push({ row, column: ept.levels, table: 'guest', level, index, at: at ?? 0n, entry });
    if (!isPresent(entry)) return { references, outcome: { kind: 'guest-fault', level } };
    if (level === 1 || isLarge(entry)) {
      const guest = target(entry) + (virtual & (spanAt(level) - 1n));
      const host = ept.find(guest);
      return {
        references,
        outcome:
          host === null ? { kind: 'violation', guest, level: 1 } : { kind: 'page', host, size: spanAt(1) },
      };
    }
    table = target(entry);
  }
}
