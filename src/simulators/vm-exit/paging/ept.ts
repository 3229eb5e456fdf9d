import {
  eptDevice,
  eptPage,
  eptTable,
  indexAt,
  isEptEmpty,
  isLarge,
  isMisconfigured,
  spanAt,
  target,
} from './entry.ts';
import type { HostMemory } from './host-memory.ts';
import { LARGE, SMALL } from './entry.ts';

export interface EptRead {
  readonly level: number;
  readonly index: number;
  readonly at: bigint;
  readonly entry: bigint;
}

export type EptOutcome =
  | { readonly kind: 'page'; readonly host: bigint; readonly size: bigint }
  | { readonly kind: 'violation'; readonly level: number }
  | { readonly kind: 'misconfig' };

/** The host's tables for one guest: from what the guest takes for physical addresses to the host's. Filled by KVM. */
export class Ept {
  readonly levels: number;
  private readonly root: bigint;
  private readonly memory: HostMemory;

  constructor(memory: HostMemory, levels: number) {
    this.memory = memory;
    this.levels = levels;
    this.root = memory.frame(SMALL);
  }

  /** Walks the tables as the CPU does, telling each entry that is read. */
  translate(guest: bigint, onRead: (read: EptRead) => void): EptOutcome {
    let table = this.root;
    for (let level = this.levels; ; level -= 1) {
      const index = indexAt(guest, level);
      const at = table + BigInt(index) * 8n;
      const entry = this.memory.read(at);
      onRead({ level, index, at, entry });
      if (isMisconfigured(entry)) return { kind: 'misconfig' };
      if (isEptEmpty(entry)) return { kind: 'violation', level };
      if (level === 1 || isLarge(entry)) {
        const size = spanAt(level);
        return { kind: 'page', host: target(entry) + (guest & (size - 1n)), size };
      }
      table = target(entry);
    }
  }

  /** Where a guest address lies on the host, null where nothing is mapped. What software on the host asks; counts nothing. */
  find(guest: bigint): bigint | null {
    const outcome = this.translate(guest, () => undefined);
    return outcome.kind === 'page' ? outcome.host : null;
  }

  /** Maps the page around a guest address to a host frame of that size. */
  map(guest: bigint, host: bigint, size: bigint): void {
    this.place(guest, size === LARGE ? 2 : 1, eptPage(host, size === LARGE));
  }

  /** Marks the page around a guest address as a device's: a touch is to be an EPT misconfiguration. */
  mark(guest: bigint): void {
    this.place(guest, 1, eptDevice);
  }

  private place(guest: bigint, leaf: number, entry: bigint): void {
    let table = this.root;
    for (let level = this.levels; level > leaf; level -= 1) {
      const at = table + BigInt(indexAt(guest, level)) * 8n;
      if (isEptEmpty(this.memory.read(at))) this.memory.write(at, eptTable(this.memory.frame(SMALL)));
      table = target(this.memory.read(at));
    }
    this.memory.write(table + BigInt(indexAt(guest, leaf)) * 8n, entry);
  }
}
