import type { Us } from './units.ts';

/** A copy of a queue's contents: pairs of slot and time. */
export type SavedEvents = readonly (readonly [slot: number, t: Us])[];

/**
 * Future events, one per numbered slot (0…size−1). Takes any slot out, moves it or gives the earliest in O(log n).
 * Events of the same time come in slot order, so the caller sets the order of kinds by how it numbers its slots.
 */
export class EventQueue {
  readonly #time: Float64Array;
  readonly #heap: Int32Array;
  /** Where in the heap a slot stands, −1 if it is not set. */
  readonly #place: Int32Array;
  #count = 0;

  constructor(size: number) {
    this.#time = new Float64Array(size);
    this.#heap = new Int32Array(size);
    this.#place = new Int32Array(size).fill(-1);
  }

  /** Sets `slot` to fire at `t`, replacing any earlier setting. */
  set(slot: number, t: Us): void {
    let at = this.#place[slot]!;
    if (at < 0) {
      at = this.#count++;
      this.#put(at, slot);
    }
    this.#time[slot] = t;
    this.#up(at);
    this.#down(this.#place[slot]!);
  }

  /** Takes `slot` out; nothing happens if it was not set. */
  cancel(slot: number): void {
    const at = this.#place[slot]!;
    if (at < 0) return;
    this.#place[slot] = -1;
    const last = this.#heap[--this.#count]!;
    if (last === slot) return;
    this.#put(at, last);
    this.#up(at);
    this.#down(this.#place[last]!);
  }

  /** When the earliest event fires, in µs; Infinity if there is none. */
  get nextTime(): Us {
    return this.#count > 0 ? this.#time[this.#heap[0]!]! : Infinity;
  }

  /** Takes the earliest event out and gives its slot; −1 if there is none. */
  pop(): number {
    if (this.#count === 0) return -1;
    const slot = this.#heap[0]!;
    this.cancel(slot);
    return slot;
  }

  /** The contents, for `load`. */
  save(): SavedEvents {
    return Array.from(this.#heap.subarray(0, this.#count), (slot) => [slot, this.#time[slot]!] as const);
  }

  /** Replaces the contents by what `save` of a queue of the same size gave. */
  load(saved: SavedEvents): void {
    this.#place.fill(-1);
    this.#count = 0;
    for (const [slot, t] of saved) this.set(slot, t);
  }

  #before(a: number, b: number): boolean {
    const ta = this.#time[a]!;
    const tb = this.#time[b]!;
    return ta < tb || (ta === tb && a < b);
  }

  #put(at: number, slot: number): void {
    this.#heap[at] = slot;
    this.#place[slot] = at;
  }

  #up(start: number): void {
    let at = start;
    const slot = this.#heap[at]!;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#heap[parent]!;
      if (!this.#before(slot, above)) break;
      this.#put(at, above);
      at = parent;
    }
    this.#put(at, slot);
  }

  #down(start: number): void {
    let at = start;
    const slot = this.#heap[at]!;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#count) break;
      if (child + 1 < this.#count && this.#before(this.#heap[child + 1]!, this.#heap[child]!)) child++;
      const below = this.#heap[child]!;
      if (!this.#before(below, slot)) break;
      this.#put(at, below);
      at = child;
    }
    this.#put(at, slot);
  }
}
