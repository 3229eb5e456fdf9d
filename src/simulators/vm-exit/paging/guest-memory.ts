import type { Ept } from './ept.ts';
import { guestEntry, indexAt, isPresent, LARGE, SMALL, target } from './entry.ts';
import type { HostMemory } from './host-memory.ts';

/** The guest's memory as software on the host sees it: an ordinary piece of the VMM's memory, there once it was touched. */
export class GuestMemory {
  private readonly memory: HostMemory;
  private readonly ept: Ept;
  private readonly pageSize: bigint;

  constructor(memory: HostMemory, ept: Ept, pageSize: bigint) {
    this.memory = memory;
    this.ept = ept;
    this.pageSize = pageSize;
  }

  isThere(guest: bigint): boolean {
    return this.ept.find(guest) !== null;
  }

  /** Gives the guest the host page around an address and answers where that page begins. */
  give(guest: bigint): bigint {
    const host = this.memory.frame(this.pageSize);
    this.ept.map(guest - (guest & (this.pageSize - 1n)), host, this.pageSize);
    return host;
  }

  read(guest: bigint): bigint {
    const host = this.ept.find(guest);
    return host === null ? 0n : this.memory.read(host);
  }

  write(guest: bigint, value: bigint): void {
    if (!this.isThere(guest)) this.give(guest);
    this.memory.write(this.ept.find(guest) ?? 0n, value);
  }
}

/** The guest's own page tables, kept by its kernel in its own memory. */
export class GuestTables {
  readonly cr3: bigint;
  private readonly memory: GuestMemory;
  private readonly levels: number;
  private readonly newFrame: () => bigint;

  constructor(memory: GuestMemory, levels: number, newFrame: () => bigint) {
    this.memory = memory;
    this.levels = levels;
    this.newFrame = newFrame;
    this.cr3 = this.table();
  }

  /** Maps a page of 4 KiB, or of 2 MiB if `large`. */
  map(virtual: bigint, guest: bigint, user: boolean, large = false): void {
    const leaf = large ? 2 : 1;
    this.memory.write(
      this.slot(virtual, leaf, user),
      guestEntry(guest - (guest & ((large ? LARGE : SMALL) - 1n)), user, large),
    );
  }

  /** Where the entry of this level for an address lies, making the tables on the way. */
  private slot(virtual: bigint, leaf: number, user: boolean): bigint {
    let table = this.cr3;
    for (let level = this.levels; level > leaf; level -= 1) {
      const at = table + BigInt(indexAt(virtual, level)) * 8n;
      if (!isPresent(this.memory.read(at))) this.memory.write(at, guestEntry(this.table(), user));
      table = target(this.memory.read(at));
    }
    return table + BigInt(indexAt(virtual, leaf)) * 8n;
  }

  /** A new table is zeroed, so its page is touched. */
  private table(): bigint {
    const frame = this.newFrame();
    this.memory.write(frame, 0n);
    return frame;
  }
}
