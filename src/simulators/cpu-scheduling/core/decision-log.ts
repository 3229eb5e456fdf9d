import type { Us } from '../../shared/units.ts';
import type { Decision, Slice } from '../types.ts';
import { REASONS } from './reasons.ts';

/** Rows are kept in chunks of so many, a power of two: nothing is ever copied. */
const BITS = 10;
const ROWS = 2 ** BITS;
/** Numbers of a row besides its time: cpu, prev, next, reason, from. */
const WIDTH = 5;

interface Chunk {
  readonly times: Float64Array;
  readonly rows: Int32Array;
}

/** The same number, as a small integer where it fits: engines keep those inside the row instead of boxed beside it. */
const compact = (t: Us): Us => (t <= 0x7fffffff ? t | 0 : t);

/**
 * The decisions of a run, in order, as columns of numbers. A run makes hundreds of thousands of them, and most readers
 * want a few: rows are objects only when asked for, and the slices, which follow from the decisions, as well.
 */
export class DecisionLog {
  readonly #chunks: Chunk[] = [];
  #last: Chunk = { times: new Float64Array(0), rows: new Int32Array(0) };
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** `reason` is an index into `REASONS`. */
  add(t: Us, cpu: number, prev: number, next: number, reason: number, from: number): void {
    const row = this.#length++ & (ROWS - 1);
    if (row === 0) {
      this.#last = { times: new Float64Array(ROWS), rows: new Int32Array(ROWS * WIDTH) };
      this.#chunks.push(this.#last);
    }
    const { times, rows } = this.#last;
    const at = row * WIDTH;
    times[row] = t;
    rows[at] = cpu;
    rows[at + 1] = prev;
    rows[at + 2] = next;
    rows[at + 3] = reason;
    rows[at + 4] = from;
  }

  /** Index of the last decision at or before `t`, −1 before the first. O(log n). */
  lastAtOrBefore(t: Us): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#chunks[middle >> BITS]!.times[middle & (ROWS - 1)]! <= t) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  decisions(): Decision[] {
    const decisions: Decision[] = [];
    this.#each((t, rows, at) => {
      decisions.push({
        t: compact(t),
        cpu: rows[at]!,
        prev: rows[at + 1]!,
        next: rows[at + 2]!,
        reason: REASONS[rows[at + 3]!]!,
        from: rows[at + 4]!,
      });
    });
    return decisions;
  }

  /** By CPU: from the decision that put a task there to the one that put another there, the last up to `end`. */
  slices(cpus: number, end: Us): Slice[][] {
    const slices: Slice[][] = Array.from({ length: cpus }, () => []);
    const task = new Int32Array(cpus).fill(-1);
    const since = new Float64Array(cpus);
    const close = (cpu: number, t: Us): void => {
      if (task[cpu]! < 0 || t <= since[cpu]!) return;
      slices[cpu]!.push({ cpu, task: task[cpu]!, start: compact(since[cpu]!), end: compact(t) });
    };
    this.#each((t, rows, at) => {
      const cpu = rows[at]!;
      const next = rows[at + 2]!;
      if (next === rows[at + 1]!) return;
      close(cpu, t);
      task[cpu] = next;
      since[cpu] = t;
    });
    for (let cpu = 0; cpu < cpus; cpu++) close(cpu, end);
    return slices;
  }

  #each(visit: (t: Us, rows: Int32Array, at: number) => void): void {
    this.#chunks.forEach(({ times, rows }, i) => {
      const length = Math.min(ROWS, this.#length - i * ROWS);
      for (let row = 0; row < length; row++) visit(times[row]!, rows, row * WIDTH);
    });
  }
}
