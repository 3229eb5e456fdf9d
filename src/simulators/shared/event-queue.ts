import type { Us } from './units.ts';

/** A copy of a queue's contents: the slots that are set, as they stand in the heap, and when each fires. */
export interface SavedEvents {
  readonly slots: Int32Array;
  readonly times: Float64Array;
}

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
    } else if (this.#time[slot] === t) return;
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

  /** When `slot` fires, in µs; Infinity if it is not set. */
  timeOf(slot: number): Us {
    return this.#place[slot]! < 0 ? Infinity : this.#time[slot]!;
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
    const slots = this.#heap.slice(0, this.#count);
    const times = new Float64Array(this.#count);
    for (let i = 0; i < this.#count; i++) times[i] = this.#time[slots[i]!]!;
    return { slots, times };
  }

  /** Replaces the contents by what `save` of a queue of the same size gave. */
  load({ slots, times }: SavedEvents): void {
    this.#place.fill(-1);
    this.#count = slots.length;
    for (let i = 0; i < slots.length; i++) {
      this.#put(i, slots[i]!);
      this.#time[slots[i]!] = times[i]!;
    }
  }

  #put(at: number, slot: number): void {
    this.#heap[at] = slot;
    this.#place[slot] = at;
  }

  // The innermost loops of every run: the arrays are kept at hand.

  #up(start: number): void {
    const heap = this.#heap;
    const time = this.#time;
    const place = this.#place;
    let at = start;
    const slot = heap[at]!;
    const t = time[slot]!;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent]!;
      const ta = time[above]!;
      if (ta < t || (ta === t && above < slot)) break;
      heap[at] = above;
      place[above] = at;
      at = parent;
    }
    heap[at] = slot;
    place[slot] = at;
  }

  #down(start: number): void {
    const heap = this.#heap;
    const time = this.#time;
    const place = this.#place;
    const count = this.#count;
    let at = start;
    const slot = heap[at]!;
    const t = time[slot]!;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= count) break;
      let below = heap[child]!;
      let tb = time[below]!;
      if (child + 1 < count) {
        const other = heap[child + 1]!;
        const to = time[other]!;
        if (to < tb || (to === tb && other < below)) {
          child++;
          below = other;
          tb = to;
        }
      }
      if (t < tb || (t === tb && slot < below)) break;
      heap[at] = below;
      place[below] = at;
      at = child;
    }
    heap[at] = slot;
    place[slot] = at;
  }
}
