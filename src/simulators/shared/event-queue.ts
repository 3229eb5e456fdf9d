import type { Us } from './units.ts';

/** All of a queue that changes, as arrays that stay the same ones for good. */
export interface EventQueueState {
  /** The heap: slots, and when each fires. Only the first `used[0]` entries count. */
  readonly heap: {
    readonly used: Int32Array;
    readonly columns: { readonly slot: Int32Array; readonly time: Float64Array };
  };
  /** By slot: where in the heap it stands, −1 if it is not set. */
  readonly place: Int32Array;
}

/**
 * Future events, one per numbered slot (0…size−1). Takes any slot out, moves it or gives the earliest in O(log n).
 * Events of the same time come in slot order, so the caller sets the order of kinds by how it numbers its slots.
 */
export class EventQueue {
  readonly state: EventQueueState;
  readonly #slot: Int32Array;
  readonly #time: Float64Array;
  readonly #place: Int32Array;
  readonly #used: Int32Array;
  /**
   * The event at the root has been taken out, and its place is still free: whatever is set next, mostly the same slot
   * anew, goes there, which saves every other way through the heap. Its time is −∞.
   */
  #hole = false;

  constructor(size: number) {
    // One more than there are slots: the hole takes a place.
    this.#slot = new Int32Array(size + 1);
    this.#time = new Float64Array(size + 1);
    this.#place = new Int32Array(size).fill(-1);
    this.#used = new Int32Array(1);
    this.state = {
      heap: { used: this.#used, columns: { slot: this.#slot, time: this.#time } },
      place: this.#place,
    };
  }

  /** Call this before `state` is saved and after it was put back. */
  settle(): void {
    this.#fillHole();
  }

  /** Sets `slot` to fire at `t`, replacing any earlier setting. */
  set(slot: number, t: Us): void {
    const at = this.#place[slot]!;
    if (at >= 0) {
      const before = this.#time[at]!;
      if (t < before) this.#up(at, slot, t);
      else if (t > before) this.#down(at, slot, t);
    } else if (this.#hole) {
      this.#hole = false;
      this.#down(0, slot, t);
    } else {
      this.#up(this.#used[0]!++, slot, t);
    }
  }

  /** Takes `slot` out; nothing happens if it was not set. */
  cancel(slot: number): void {
    const at = this.#place[slot]!;
    if (at < 0) return;
    this.#place[slot] = -1;
    this.#close(at);
  }

  /** When the earliest event fires, in µs; Infinity if there is none. */
  get nextTime(): Us {
    const used = this.#used[0]!;
    if (!this.#hole) return used > 0 ? this.#time[0]! : Infinity;
    if (used < 3) return used < 2 ? Infinity : this.#time[1]!;
    return Math.min(this.#time[1]!, this.#time[2]!);
  }

  /** When `slot` fires, in µs; Infinity if it is not set. */
  timeOf(slot: number): Us {
    const at = this.#place[slot]!;
    return at < 0 ? Infinity : this.#time[at]!;
  }

  /** Takes the earliest event out and gives its slot; −1 if there is none. */
  pop(): number {
    if (this.#hole) this.#fillHole();
    if (this.#used[0] === 0) return -1;
    const slot = this.#slot[0]!;
    this.#place[slot] = -1;
    this.#time[0] = -Infinity;
    this.#hole = true;
    return slot;
  }

  #fillHole(): void {
    if (!this.#hole) return;
    this.#hole = false;
    this.#close(0);
  }

  /** Moves the last entry to `at`, which is free, and from there to where it belongs. */
  #close(at: number): void {
    const last = --this.#used[0]!;
    if (last === at) return;
    const slot = this.#slot[last]!;
    const t = this.#time[last]!;
    const parent = (at - 1) >> 1;
    if (at > 0 && !this.#before(parent, slot, t)) this.#up(at, slot, t);
    else this.#down(at, slot, t);
  }

  /** Whether what stands at `at` comes before `slot` at `t`. */
  #before(at: number, slot: number, t: Us): boolean {
    const there = this.#time[at]!;
    return there < t || (there === t && this.#slot[at]! < slot);
  }

  // The innermost loops of every run: the arrays are kept at hand.

  #up(start: number, slot: number, t: Us): void {
    const slots = this.#slot;
    const times = this.#time;
    const place = this.#place;
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = times[parent]!;
      if (above < t) break;
      const aboveSlot = slots[parent]!;
      if (above === t && aboveSlot < slot) break;
      slots[at] = aboveSlot;
      times[at] = above;
      place[aboveSlot] = at;
      at = parent;
    }
    slots[at] = slot;
    times[at] = t;
    place[slot] = at;
  }

  #down(start: number, slot: number, t: Us): void {
    const slots = this.#slot;
    const times = this.#time;
    const place = this.#place;
    const used = this.#used[0]!;
    let at = start;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= used) break;
      let below = times[child]!;
      let belowSlot = slots[child]!;
      if (child + 1 < used) {
        const other = times[child + 1]!;
        if (other < below || (other === below && slots[child + 1]! < belowSlot)) {
          child++;
          below = other;
          belowSlot = slots[child]!;
        }
      }
      if (t < below || (t === below && slot < belowSlot)) break;
      slots[at] = belowSlot;
      times[at] = below;
      place[belowSlot] = at;
      at = child;
    }
    slots[at] = slot;
    times[at] = t;
    place[slot] = at;
  }
}
