import type { Us } from '../../shared/units.ts';
import { lastAtOrBefore } from '../core/lookup.ts';

const FIRST_SPACING = 256;
const MOST = 1024;

/** Saved states to look others up from: every so many instants, twice as far apart each time there are too many. */
export class Checkpoints<Saved> {
  #rows: { readonly t: Us; readonly saved: Saved }[] = [];
  #spacing = FIRST_SPACING;
  #instants = 0;

  /** An instant is over; `save` gives the state after it. */
  instantOver(t: Us, save: () => Saved): void {
    if (this.#instants++ % this.#spacing !== 0) return;
    this.#rows.push({ t, saved: save() });
    if (this.#rows.length < MOST) return;
    this.#rows = this.#rows.filter((_, i) => i % 2 === 0);
    this.#spacing *= 2;
  }

  /** The latest state saved at or before `t`, if any. */
  before(t: Us): Saved | undefined {
    return this.#rows[lastAtOrBefore(this.#rows, t)]?.saved;
  }
}
