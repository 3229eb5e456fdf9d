import type { Us } from '../../shared/units.ts';
import type { CapEvent, Decision, DecisionReason, Mark, Slice } from '../types.ts';
import type { SavedEngine } from './engine.ts';

/** A checkpoint every so many instants at first; twice as far apart each time there are too many. */
const FIRST_SPACING = 256;
const MOST_CHECKPOINTS = 4096;

/** The same number, as a small integer where it fits: engines keep those inside the row instead of boxed beside it. */
const compact = (t: Us): Us => (t <= 0x7fffffff ? t | 0 : t);

/** Keeps what a run did: slices, decisions, marks, caps, and checkpoints to look states up from. */
export class Recorder {
  readonly slices: Slice[][];
  readonly decisions: Decision[] = [];
  readonly marks: Mark[] = [];
  readonly capEvents: CapEvent[] = [];
  checkpoints: { readonly t: Us; readonly saved: SavedEngine }[] = [];
  #spacing = FIRST_SPACING;
  #instants = 0;

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
    if (this.#instants++ % this.#spacing !== 0) return;
    this.checkpoints.push({ t, saved: save() });
    if (this.checkpoints.length < MOST_CHECKPOINTS) return;
    this.checkpoints = this.checkpoints.filter((_, i) => i % 2 === 0);
    this.#spacing *= 2;
  }
}
