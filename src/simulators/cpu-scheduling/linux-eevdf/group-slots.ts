import type { Table } from '../core/state-store.ts';

/**
 * Numbers the pairs of a group and a CPU in the order in which they are first wanted. There are groups × CPUs of them,
 * and most are never used: numbered in this way those in use lie close together, in memory and in checkpoints. A run is
 * deterministic, so a pair has the same number in every replay of it.
 */
export class GroupSlots {
  readonly table: Table & { readonly columns: { readonly group: Int32Array; readonly cpu: Int32Array } };
  readonly #cpus: number;
  // What follows from the table, and is kept beyond the slots in use when a replay goes back.
  #known = 0;
  readonly #slotOf: Int32Array;

  constructor(groups: number, cpus: number) {
    const pairs = groups * cpus;
    this.#cpus = cpus;
    this.table = {
      used: new Int32Array(1),
      columns: { group: new Int32Array(pairs), cpu: new Int32Array(pairs) },
    };
    this.#slotOf = new Int32Array(pairs).fill(-1);
  }

  /** The slot of `group` on `cpu`, −1 if it has none yet. */
  find(group: number, cpu: number): number {
    const slot = this.#slotOf[group * this.#cpus + cpu]!;
    return slot < this.table.used[0]! ? slot : -1;
  }

  /** Gives `group` a slot on `cpu`, where it has none. */
  add(group: number, cpu: number): number {
    const { used, columns } = this.table;
    const slot = used[0]!++;
    columns.group[slot] = group;
    columns.cpu[slot] = cpu;
    this.loaded();
    return slot;
  }

  groupOf(slot: number): number {
    return this.table.columns.group[slot]!;
  }

  cpuOf(slot: number): number {
    return this.table.columns.cpu[slot]!;
  }

  /** The table was put back: takes note of slots in it that are new here. */
  loaded(): void {
    const { group: groups, cpu: cpus } = this.table.columns;
    for (; this.#known < this.table.used[0]!; this.#known++) {
      this.#slotOf[groups[this.#known]! * this.#cpus + cpus[this.#known]!] = this.#known;
    }
  }
}
