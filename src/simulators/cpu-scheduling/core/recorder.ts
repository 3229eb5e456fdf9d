import type { Us } from '../../shared/units.ts';
import type { CapEvent, Decision, DecisionReason, Mark, Slice } from '../types.ts';
import type { SavedEngine } from './engine.ts';
import { sizeOf } from './state-store.ts';

/**
 * A checkpoint every so many instants, or fewer if the state is large, so that they take no more time and memory than
 * the rest of the record; twice as far apart each time they take too much in all.
 */
const LEAST_SPACING = 64;
const BYTES_PER_INSTANT = 128;
const MOST_BYTES = 64 * 2 ** 20;

/** The same number, as a small integer where it fits: engines keep those inside the row instead of boxed beside it. */
const compact = (t: Us): Us => (t <= 0x7fffffff ? t | 0 : t);

/** Keeps what a run did: slices, decisions, marks, caps, and checkpoints to look states up from. */
export class Recorder {
  readonly slices: Slice[][];
  readonly decisions: Decision[] = [];
  readonly marks: Mark[] = [];
  readonly capEvents: CapEvent[] = [];
  checkpoints: { readonly t: Us; readonly saved: SavedEngine }[] = [];
  #spacing = LEAST_SPACING;
  /** Instants until the next checkpoint; bytes of the first, which stands for all. */
  #wait = 0;
  #size = 0;

  constructor(cpus: number) {
    this.slices = Array.from({ length: cpus }, () => []);
  }

  slice(cpu: number, task: number, start: Us, end: Us): void {
    if (end > start) this.slices[cpu]!.push({ cpu, task, start: compact(start), end: compact(end) });
  }

  decision(t: Us, cpu: number, prev: number, next: number, reason: DecisionReason, from: number): void {
    this.decisions.push({ t: compact(t), cpu, prev, next, reason, from });
  }

  /** An instant is over; `save` gives the state after it. */
  instantOver(t: Us, save: () => SavedEngine): void {
    if (this.#wait-- > 0) return;
    const saved = save();
    if (this.checkpoints.length === 0) {
      this.#size = sizeOf(saved);
      this.#spacing = Math.max(LEAST_SPACING, Math.ceil(this.#size / BYTES_PER_INSTANT));
    }
    this.checkpoints.push({ t, saved });
    this.#wait = this.#spacing - 1;
    if (this.checkpoints.length === 1 || this.checkpoints.length * this.#size <= MOST_BYTES) return;
    // If this one goes too, the next comes as soon as it would have, so that they stay evenly spaced.
    if (this.checkpoints.length % 2 === 1) this.#wait += this.#spacing;
    this.checkpoints = this.checkpoints.filter((_, i) => i % 2 === 0);
    this.#spacing *= 2;
  }
}
