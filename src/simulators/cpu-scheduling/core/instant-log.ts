import { CpuSet } from './cpu-set.ts';
import type { EngineState } from './engine-state.ts';
import type { Choice } from './policy.ts';
import {
  IDLE,
  IDLE_CPU_WAKE,
  MOVED_AWAY,
  MOVED_HERE,
  PREEMPTED,
  SLICE_OVER,
  SLICE_RENEWED,
  STOLEN,
  UNTHROTTLED,
} from './reasons.ts';
import type { Recorder } from './recorder.ts';

/** Gathers what one instant does to each CPU and writes down the outcome: a decision. */
export class InstantLog {
  readonly #recorder: Recorder | undefined;
  /** The task on each CPU before the instant. */
  readonly #before: Int32Array;
  /** Why it left before a new one was picked (an index into `REASONS`), −1 if it did not. */
  readonly #left: Int8Array;
  readonly #sliceOver: Uint8Array;
  readonly #from: Int32Array;
  /** The task that had to leave for another CPU, −1 if none had to. */
  readonly #mover: Int32Array;
  #anyMover = false;
  readonly #picked: CpuSet;

  constructor(cpus: number, recorder: Recorder | undefined) {
    this.#recorder = recorder;
    this.#before = new Int32Array(cpus).fill(-1);
    this.#left = new Int8Array(cpus).fill(-1);
    this.#sliceOver = new Uint8Array(cpus);
    this.#from = new Int32Array(cpus).fill(-1);
    this.#mover = new Int32Array(cpus).fill(-1);
    this.#picked = new CpuSet(cpus);
  }

  /** Begins anew with these tasks on the CPUs. */
  load(running: Int32Array): void {
    this.#before.set(running);
  }

  /** `task` left `cpu` before a new one was picked; `why` is an index into `REASONS`. */
  left(cpu: number, task: number, why: number): void {
    if (this.#before[cpu] === task) this.#left[cpu] = why;
    this.#from[cpu] = -1;
  }

  /** The policy was asked about `cpu`. */
  picked(cpu: number, changed: boolean, { from, sliceOver, leaves }: Choice): void {
    this.#picked.add(cpu);
    if (changed) this.#from[cpu] = from;
    if (sliceOver) this.#sliceOver[cpu] = 1;
    if (!leaves) return;
    this.#mover[cpu] = this.#before[cpu]!;
    this.#anyMover = true;
  }

  /** The instant is over: records every CPU that was asked about, and moves `onSince` on where the task changed. */
  close(s: EngineState): void {
    for (let cpu = this.#picked.takeAbove(-1); cpu >= 0; cpu = this.#picked.takeAbove(cpu)) {
      this.#record(s, cpu);
    }
    if (!this.#anyMover) return;
    this.#mover.fill(-1);
    this.#anyMover = false;
  }

  #record(s: EngineState, cpu: number): void {
    const prev = this.#before[cpu]!;
    const next = s.running[cpu]!;
    const decisions = this.#recorder?.decisions;
    if (next !== prev) {
      decisions?.add(s.now, cpu, prev, next, this.#reason(s, cpu, prev, next), this.#from[cpu]!);
      s.onSince[cpu] = s.now;
      this.#before[cpu] = next;
    } else if (next >= 0 && this.#sliceOver[cpu] === 1) {
      decisions?.add(s.now, cpu, prev, next, SLICE_RENEWED, -1);
    }
    this.#sliceOver[cpu] = 0;
    this.#left[cpu] = -1;
    this.#from[cpu] = -1;
  }

  #reason(s: EngineState, cpu: number, prev: number, next: number): number {
    if (next < 0) return IDLE;
    if (this.#from[cpu]! >= 0) return STOLEN;
    if (prev < 0) {
      if (s.releasedAt[next] === s.now) return UNTHROTTLED;
      return this.#anyMover && this.#mover.includes(next) ? MOVED_HERE : IDLE_CPU_WAKE;
    }
    if (this.#left[cpu]! >= 0) return this.#left[cpu]!;
    if (this.#mover[cpu] === prev) return MOVED_AWAY;
    return this.#sliceOver[cpu] === 1 ? SLICE_OVER : PREEMPTED;
  }
}
