import { EventQueue } from '../../shared/event-queue.ts';
import type { Us } from '../../shared/units.ts';
import type { Snapshot } from '../types.ts';
import type { Checkpoints } from './checkpoints.ts';
import { CpuSet } from './cpu-set.ts';
import { CpuSwitches } from './cpu-switches.ts';
import {
  enter,
  EXITED,
  HELD,
  isOn,
  newEngineState,
  RUNNABLE,
  RUNNING,
  SLEEPING,
  type EngineState,
} from './engine-state.ts';
import { InstantLog } from './instant-log.ts';
import type { Memory } from './memory.ts';
import type { Model } from './model.ts';
import type { Choice, CreatePolicy, Host, Policy } from './policy.ts';
import { PREV_CAPPED } from './reasons.ts';
import type { Recorder } from './recorder.ts';
import { takeSnapshot } from './snapshot.ts';
import { StateStore, type SavedState } from './state-store.ts';
import { TaskLives, type LifeHost } from './task-lives.ts';
import { Workload, type WorkHost } from './work.ts';

/** Runs a model under a policy, event by event. See `policy.ts` for the order inside one instant. */
export class Engine implements Host, WorkHost, LifeHost {
  readonly model: Model;
  readonly #policy: Policy;
  readonly #work: Workload;
  readonly #lives: TaskLives;
  readonly #events: EventQueue;
  readonly #recorder: Recorder | undefined;
  readonly #log: InstantLog;
  /** First slot of each kind of event; bursts done start at 0. */
  readonly #timerSlot: number;
  readonly #wakeSlot: number;
  readonly #sliceSlot: number;
  readonly #s: EngineState;
  /** For a guest, whose CPUs are vCPUs of the host. */
  readonly switches: CpuSwitches;
  /** Engine, work and policy. */
  readonly #store: StateStore;

  // Empty between instants: CPUs to be rescheduled, CPUs whose `until` has come.
  readonly #asked: CpuSet;
  readonly #sliceFired: Uint8Array;

  readonly #choice: Choice = { until: Infinity, from: -1, sliceOver: false, leaves: false };
  readonly #settle: (() => void) | undefined;

  /**
   * `recorder` is left out when a run is only replayed to look a state up. `settle` is called within each instant when
   * every CPU has picked; what it sets for that instant (`setWake`, `halt`) belongs to it. Call `start` or `load` next.
   */
  constructor(model: Model, createPolicy: CreatePolicy, recorder?: Recorder, settle?: () => void) {
    this.#settle = settle;
    const { cpus } = model.scenario;
    this.model = model;
    this.#recorder = recorder;
    this.#log = new InstantLog(cpus, recorder);
    this.#s = newEngineState(model);
    this.#asked = new CpuSet(cpus);
    this.#sliceFired = new Uint8Array(cpus);
    this.#work = new Workload(model, this);
    this.#policy = createPolicy(this);
    this.#timerSlot = cpus;
    this.#wakeSlot = this.#timerSlot + this.#policy.timers;
    this.#sliceSlot = this.#wakeSlot + model.tasks.length;
    this.#events = new EventQueue(this.#sliceSlot + cpus);
    this.#lives = new TaskLives(this, this.#s, this.#work, this.#policy, this.#events);
    const charge = (cpu: number): void => this.charge(cpu);
    this.switches = new CpuSwitches(this.#s, this.#lives, this.#events, this.#sliceSlot, charge);
    this.#store = new StateStore(...this.trees);
  }

  start(): void {
    this.#policy.start();
    this.#work.start();
  }

  /** The whole state between two instants. */
  save(memory: Memory): SavedState {
    return this.#store.save(memory);
  }

  load(saved: SavedState): void {
    this.#store.load(saved);
    this.loaded();
  }

  /** All that changes, for a store of several engines, which calls `loaded` after a load. */
  get trees(): readonly object[] {
    return [this.#s, this.#work.state, this.#policy.state, this.#events.state];
  }

  loaded(): void {
    this.#events.loaded();
    this.#policy.loaded?.();
    this.#log.load(this.#s.running);
  }

  /** Carries out every event up to and including `t` (µs, not before now); `checkpoints` are told of each instant. */
  runTo(t: Us, checkpoints?: Checkpoints): void {
    for (let next = this.#events.nextTime; next <= t; next = this.#events.nextTime) {
      this.#instant(next);
      checkpoints?.instantOver(next, this);
    }
    this.#s.now = t;
  }

  /** When the next event is, in µs. */
  get nextTime(): Us {
    return this.#events.nextTime;
  }

  /** The present burst of `task`, which is running, is done at `t`. */
  halt(task: number, t: Us): void {
    this.#events.set(this.#s.cpuOf[task]!, t);
  }

  snapshot(): Snapshot {
    return takeSnapshot(this.#s, this.#policy);
  }

  // Host, WorkHost and LifeHost: the contracts are in policy.ts, work.ts and task-lives.ts.

  get now(): Us {
    return this.#s.now;
  }

  running(cpu: number): number {
    return this.#s.running[cpu]!;
  }

  cpuOf(task: number): number {
    return this.#s.cpuOf[task]!;
  }

  wantsCpu(task: number): boolean {
    const state = this.#s.state[task]!;
    return state !== SLEEPING && state !== EXITED;
  }

  setTimer(id: number, t: Us): void {
    this.#events.set(this.#timerSlot + id, t);
  }

  cancelTimer(id: number): void {
    this.#events.cancel(this.#timerSlot + id);
  }

  setWake(task: number, t: Us): void {
    this.#events.set(this.#wakeSlot + task, t);
  }

  resched(cpu: number): void {
    if (isOn(this.#s, cpu)) this.#asked.add(cpu);
    else this.#s.pickIn[cpu] = 0;
  }

  charge(cpu: number): void {
    const s = this.#s;
    const task = s.running[cpu]!;
    const us = s.now - s.chargedTo[cpu]!;
    if (task < 0 || us <= 0) return;
    s.chargedTo[cpu] = s.now;
    this.#work.state.remaining[task]! -= us;
    this.#policy.charge(task, cpu, us);
  }

  uncharged(task: number): Us {
    const cpu = this.#s.cpuOf[task]!;
    return cpu < 0 ? 0 : Math.max(0, this.#s.now - this.#s.chargedTo[cpu]!);
  }

  hold(task: number): void {
    const s = this.#s;
    if (s.held[task] === 1) return;
    const cpu = s.cpuOf[task]!;
    if (cpu >= 0) {
      this.charge(cpu);
      this.takeOff(task, cpu, PREV_CAPPED);
    }
    s.held[task] = 1;
    if (this.wantsCpu(task)) enter(s, task, HELD);
  }

  release(task: number): void {
    const s = this.#s;
    if (s.held[task] === 0) return;
    s.held[task] = 0;
    s.releasedAt[task] = s.now;
    if (s.state[task] === HELD) enter(s, task, RUNNABLE);
  }

  capEvent(group: number, cpu: number, held: boolean): void {
    this.#recorder?.capEvents.push({ t: this.#s.now, group, cpu, held });
  }

  mark(task: number, name: string): void {
    this.#recorder?.marks.push({ t: this.#s.now, task, name });
  }

  takeOff(task: number, cpu: number, why: number): void {
    this.#s.running[cpu] = -1;
    this.#s.cpuOf[task] = -1;
    this.#events.cancel(cpu);
    this.#log.left(cpu, task, why);
    this.resched(cpu);
  }

  #instant(t: Us): void {
    this.#s.now = t;
    do {
      while (this.#events.nextTime === t) this.#event(this.#events.pop());
      for (let cpu = this.#asked.takeAbove(-1); cpu >= 0; cpu = this.#asked.takeAbove(cpu)) this.#pick(cpu);
      this.#settle?.();
    } while (this.#asked.size > 0 || this.#events.nextTime === t);
    this.#log.close(this.#s);
  }

  #event(slot: number): void {
    if (slot < this.#timerSlot) this.#lives.burstDone(slot);
    else if (slot < this.#wakeSlot) this.#policy.timer(slot - this.#timerSlot);
    else if (slot < this.#sliceSlot) this.#lives.wake(slot - this.#wakeSlot);
    else {
      this.#lives.catchUp(slot - this.#sliceSlot);
      this.#sliceFired[slot - this.#sliceSlot] = 1;
      this.resched(slot - this.#sliceSlot);
    }
  }

  #pick(cpu: number): void {
    const s = this.#s;
    this.charge(cpu);
    const prev = s.running[cpu]!;
    const choice = this.#choice;
    choice.until = Infinity;
    choice.from = -1;
    choice.sliceOver = this.#sliceFired[cpu] === 1;
    choice.leaves = false;
    this.#sliceFired[cpu] = 0;
    const next = this.#policy.pick(cpu, prev, choice);
    if (next !== prev) {
      if (prev >= 0) {
        s.cpuOf[prev] = -1;
        enter(s, prev, s.held[prev] === 1 ? HELD : RUNNABLE);
      }
      s.running[cpu] = next;
      this.#events.cancel(cpu);
      if (next >= 0) {
        s.cpuOf[next] = cpu;
        s.chargedTo[cpu] = s.now;
        enter(s, next, RUNNING);
        this.#lives.armBurst(cpu, next);
      }
    }
    if (choice.until < Infinity) this.#events.set(this.#sliceSlot + cpu, choice.until);
    else this.#events.cancel(this.#sliceSlot + cpu);
    this.#log.picked(cpu, next !== prev, choice);
  }
}
