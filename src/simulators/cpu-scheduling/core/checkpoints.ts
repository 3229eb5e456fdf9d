import type { Us } from '../../shared/units.ts';
import { lastAtOrBefore } from './lookup.ts';
import { Memory } from './memory.ts';
import type { SavedState } from './state-store.ts';

/**
 * A checkpoint every so many instants, or fewer if the state is large, so that they take no more time and memory than
 * the rest of the record; twice as far apart each time they take too much in all.
 */
const LEAST_SPACING = 64;
const BYTES_PER_INSTANT = 128;
const MOST_BYTES = 64 * 2 ** 20;

/** What can be saved and put back: an engine, or several that belong together. */
export interface Saver {
  save(memory: Memory): SavedState;
  load(saved: SavedState): void;
}

export interface Checkpoint {
  readonly t: Us;
  readonly saved: SavedState;
}

/** States of a run, to look others up from. */
export class Checkpoints {
  readonly #memory = new Memory();
  #rows: Checkpoint[] = [];
  #spacing = LEAST_SPACING;
  /** Instants until the next checkpoint. */
  #wait = 0;

  get rows(): readonly Checkpoint[] {
    return this.#rows;
  }

  /** How many bytes the states take. */
  get bytes(): number {
    return this.#memory.used;
  }

  /** An instant is over, and `run` is as it is after it. */
  instantOver(t: Us, run: Saver): void {
    if (this.#wait-- > 0) return;
    const saved = run.save(this.#memory);
    if (this.#rows.length === 0) {
      this.#spacing = Math.max(LEAST_SPACING, Math.ceil(saved.place.size / BYTES_PER_INSTANT));
    }
    this.#rows.push({ t, saved });
    this.#wait = this.#spacing - 1;
    if (this.#rows.length === 1 || this.#memory.used <= MOST_BYTES) return;
    // If this one goes too, the next comes as soon as it would have, so that they stay evenly spaced.
    if (this.#rows.length % 2 === 1) this.#wait += this.#spacing;
    this.#spacing *= 2;
    this.#thin();
  }

  /** The latest state saved at or before `t`, if any. */
  before(t: Us): Checkpoint | undefined {
    return this.#rows[lastAtOrBefore(this.#rows, t)];
  }

  /** Keeps every other one. */
  #thin(): void {
    this.#rows.forEach(({ saved }, i) => {
      if (i % 2 === 1) this.#memory.release(saved.place);
    });
    this.#rows = this.#rows.filter((_, i) => i % 2 === 0);
  }
}
