import type { Us } from '../../shared/units.ts';
import type { Model } from './model.ts';

export const SLEEPING = 0;
export const RUNNABLE = 1;
export const RUNNING = 2;
export const HELD = 3;
export const EXITED = 4;
const STATES = 5;

/** All that changes in the engine between instants, apart from work, policy and future events. */
export interface EngineState {
  now: Us;
  /** By CPU: the task on it (−1: idle), since when, and up to when it is charged. */
  readonly running: Int32Array;
  readonly onSince: Float64Array;
  readonly chargedTo: Float64Array;
  /** By CPU: −1, or, while it stands still (a vCPU that is off), how long after it goes on it picks; Infinity: not of its own accord. */
  readonly pickIn: Float64Array;
  /** Tasks whose timer expired on a CPU that stands still, in that order. */
  readonly due: number[];
  /** By task: the CPU it went to sleep on, where its timer is; at first the lowest it may run on. */
  readonly leftFrom: Int32Array;
  /** By task: its state, since when, the CPU it runs on (−1), whether it is held, when it was last released. */
  readonly state: Uint8Array;
  readonly since: Float64Array;
  readonly cpuOf: Int32Array;
  readonly held: Uint8Array;
  readonly releasedAt: Float64Array;
  /** µs spent in each state, `task × STATES + state`, without the present stretch. */
  readonly spent: Float64Array;
}

/** Everyone asleep, every CPU idle, time 0. */
export function newEngineState({ scenario: { cpus }, tasks: { length: tasks }, mayRun }: Model): EngineState {
  return {
    now: 0,
    running: new Int32Array(cpus).fill(-1),
    onSince: new Float64Array(cpus),
    chargedTo: new Float64Array(cpus),
    pickIn: new Float64Array(cpus).fill(-1),
    due: [],
    leftFrom: Int32Array.from(mayRun, (may) => may.indexOf(true)),
    state: new Uint8Array(tasks),
    since: new Float64Array(tasks),
    cpuOf: new Int32Array(tasks).fill(-1),
    held: new Uint8Array(tasks),
    releasedAt: new Float64Array(tasks).fill(-1),
    spent: new Float64Array(STATES * tasks),
  };
}

/** Whether `cpu` goes on, as all do unless they are switched off (`CpuSwitches`). */
export const isOn = (s: EngineState, cpu: number): boolean => s.pickIn[cpu]! < 0;

/** Puts `task` into `state` from now on and adds up the stretch that ends. */
export function enter(s: EngineState, task: number, state: number): void {
  s.spent[task * STATES + s.state[task]!]! += s.now - s.since[task]!;
  s.state[task] = state;
  s.since[task] = s.now;
}

/** µs `task` has spent in `state` up to now. */
export function timeIn(s: EngineState, task: number, state: number): Us {
  const present = s.state[task] === state ? s.now - s.since[task]! : 0;
  return s.spent[task * STATES + state]! + present;
}
