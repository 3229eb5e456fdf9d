import type { Us } from './units.ts';

/**
 * Future events, one per numbered slot (0…size−1). Sets any slot, takes it out or gives the earliest in O(log n).
 * Events of the same time come in slot order, so the caller sets the order of kinds by how it numbers its slots.
 *
 * A tournament: the slots stand in pairs, the earlier of each pair meets that of the next pair, and so on up to the
 * root. A change is played again on its way up only as far as it matters, mostly a round or two (D. Knuth, The Art of
 * Computer Programming, 5.2.3, tree selection).
 */
export class EventQueue {
  /** All of a queue that changes: when each slot fires, in µs, Infinity if it is not set. Always the same array. */
  readonly state: { readonly times: Float64Array };
  readonly #times: Float64Array;
  /** The slot that won each match: 1 is the final, the winners of 2n and 2n+1 meet in n, and slots stand in the last half. */
  readonly #winners: Int32Array;
  /** How many places there are for slots, a power of two. */
  readonly #places: number;

  constructor(size: number) {
    this.#places = 2 ** Math.ceil(Math.log2(Math.max(2, size)));
    this.#times = new Float64Array(this.#places).fill(Infinity);
    this.#winners = new Int32Array(2 * this.#places);
    for (let slot = 0; slot < this.#places; slot++) this.#winners[this.#places + slot] = slot;
    this.state = { times: this.#times.subarray(0, size) };
    this.loaded();
  }

  /** Call this after `state` was put back. */
  loaded(): void {
    const winners = this.#winners;
    const times = this.#times;
    for (let match = this.#places - 1; match > 0; match--) {
      const first = winners[2 * match]!;
      const second = winners[2 * match + 1]!;
      winners[match] = times[second]! < times[first]! ? second : first;
    }
  }

  /** Sets `slot` to fire at `t` (Infinity: not at all), replacing any earlier setting. */
  set(slot: number, t: Us): void {
    const winners = this.#winners;
    const times = this.#times;
    times[slot] = t;
    let winner = slot;
    let earliest = t;
    for (let place = this.#places + slot; place > 1;) {
      const rival = winners[place ^ 1]!;
      const rivalTime = times[rival]!;
      if (rivalTime < earliest || (rivalTime === earliest && rival < winner)) {
        winner = rival;
        earliest = rivalTime;
      }
      place >>= 1;
      // It lost here before and loses now: from here up nothing changes.
      if (winner !== slot && winners[place] === winner) return;
      winners[place] = winner;
    }
  }

  /** Takes `slot` out; nothing happens if it was not set. */
  cancel(slot: number): void {
    if (this.#times[slot]! < Infinity) this.set(slot, Infinity);
  }

  /** When the earliest event fires, in µs; Infinity if there is none. */
  get nextTime(): Us {
    return this.#times[this.#winners[1]!]!;
  }

  /** When `slot` fires, in µs; Infinity if it is not set. */
  timeOf(slot: number): Us {
    return this.#times[slot]!;
  }

  /** Takes the earliest event out and gives its slot; −1 if there is none. */
  pop(): number {
    const slot = this.#winners[1]!;
    if (this.#times[slot] === Infinity) return -1;
    this.set(slot, Infinity);
    return slot;
  }
}
