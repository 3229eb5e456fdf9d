import type { DecisionReason } from '../types.ts';
import type { EngineState } from './engine-state.ts';
import type { Recorder } from './recorder.ts';

/** Gathers what one instant does to each CPU and writes down the outcome: a decision, and the slice that ended. */
export class InstantLog {
  readonly #recorder: Recorder | undefined;
  /** The task on each CPU before the instant. */
  readonly #before: Int32Array;
  readonly #left: (DecisionReason | '')[];
  readonly #sliceOver: Uint8Array;
  readonly #from: Int32Array;
  readonly #picked: Uint8Array;
  /** Where to look in `#picked`. */
  #lowest = Infinity;
  #highest = -1;

  constructor(cpus: number, recorder: Recorder | undefined) {
    this.#recorder = recorder;
    this.#before = new Int32Array(cpus).fill(-1);
    this.#left = new Array<DecisionReason | ''>(cpus).fill('');
    this.#sliceOver = new Uint8Array(cpus);
    this.#from = new Int32Array(cpus).fill(-1);
    this.#picked = new Uint8Array(cpus);
  }

  /** Begins anew with these tasks on the CPUs. */
  load(running: Int32Array): void {
    this.#before.set(running);
  }

  /** `task` left `cpu` before a new one was picked. */
  left(cpu: number, task: number, why: DecisionReason): void {
    if (this.#before[cpu] === task) this.#left[cpu] = why;
    this.#from[cpu] = -1;
  }

  /** The policy was asked about `cpu`. */
  picked(cpu: number, changed: boolean, from: number, sliceOver: boolean): void {
    this.#picked[cpu] = 1;
    if (cpu < this.#lowest) this.#lowest = cpu;
    if (cpu > this.#highest) this.#highest = cpu;
    if (changed) this.#from[cpu] = from;
    if (sliceOver) this.#sliceOver[cpu] = 1;
  }

  /** The instant is over: records every CPU that was asked about, and moves `onSince` on where the task changed. */
  close(s: EngineState): void {
    for (let cpu = this.#lowest; cpu <= this.#highest; cpu++) {
      if (this.#picked[cpu] === 1) this.#record(s, cpu);
    }
    this.#lowest = Infinity;
    this.#highest = -1;
  }

  #record(s: EngineState, cpu: number): void {
    const prev = this.#before[cpu]!;
    const next = s.running[cpu]!;
    const recorder = this.#recorder;
    if (next !== prev) {
      if (recorder) {
        if (prev >= 0) recorder.slice(cpu, prev, s.onSince[cpu]!, s.now);
        recorder.decision(s.now, cpu, prev, next, this.#reason(s, cpu, prev, next), this.#from[cpu]!);
      }
      s.onSince[cpu] = s.now;
      this.#before[cpu] = next;
    } else if (next >= 0 && this.#sliceOver[cpu] === 1) {
      recorder?.decision(s.now, cpu, prev, next, 'slice-renewed', -1);
    }
    this.#picked[cpu] = 0;
    this.#sliceOver[cpu] = 0;
    this.#left[cpu] = '';
    this.#from[cpu] = -1;
  }

  #reason(s: EngineState, cpu: number, prev: number, next: number): DecisionReason {
    if (next < 0) return 'idle';
    if (this.#from[cpu]! >= 0) return 'stolen';
    if (prev < 0) return s.releasedAt[next] === s.now ? 'unthrottled' : 'idle-cpu-wake';
    return this.#left[cpu] || (this.#sliceOver[cpu] === 1 ? 'slice-over' : 'preempted');
  }
}
