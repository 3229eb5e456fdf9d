import { EventQueue, type SavedEvents } from '../../shared/event-queue.ts';
import type { Us } from '../../shared/units.ts';
import type { DecisionReason, Snapshot } from '../types.ts';
import {
  enter,
  EXITED,
  HELD,
  newEngineState,
  RUNNABLE,
  RUNNING,
  SLEEPING,
  type EngineState,
} from './engine-state.ts';
import { InstantLog } from './instant-log.ts';
import type { Model } from './model.ts';
import type { Choice, CreatePolicy, Host, Policy } from './policy.ts';
import type { Recorder } from './recorder.ts';
import { takeSnapshot } from './snapshot.ts';
import { StateStore, type SavedState } from './state-store.ts';
import { Workload, type Next, type WorkHost } from './work.ts';

/** The whole state between two instants. */
export interface SavedEngine {
  readonly state: SavedState;
  readonly events: SavedEvents;
}

/** Runs a model under a policy, event by event. See `policy.ts` for the order inside one instant. */
export class Engine implements Host, WorkHost {
  readonly model: Model;
  readonly #policy: Policy;
  readonly #work: Workload;
  readonly #events: EventQueue;
  readonly #recorder: Recorder | undefined;
  readonly #log: InstantLog;
  /** First slot of each kind of event; bursts done start at 0. */
  readonly #timerSlot: number;
  readonly #wakeSlot: number;
  readonly #sliceSlot: number;
  readonly #s: EngineState;
  /** Engine, work and policy. */
  readonly #store: StateStore;

  // Empty between instants: CPUs to be rescheduled and how many, CPUs whose `until` has come.
  readonly #asked: Uint8Array;
  #pending = 0;
  /** All that are asked for lie in #lowest…#highest: mostly one, and no need to look at all CPUs. */
  #lowest = Infinity;
  #highest = -1;
  readonly #sliceFired: Uint8Array;

  readonly #choice: Choice = { until: Infinity, from: -1, sliceOver: false };
  readonly #save = (): SavedEngine => this.save();

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
    this.#asked = new Uint8Array(cpus);
    this.#sliceFired = new Uint8Array(cpus);
    this.#work = new Workload(model, this);
    this.#policy = createPolicy(this);
    this.#timerSlot = cpus;
    this.#wakeSlot = this.#timerSlot + this.#policy.timers;
    this.#sliceSlot = this.#wakeSlot + model.tasks.length;
    this.#events = new EventQueue(this.#sliceSlot + cpus);
    this.#store = new StateStore(this.#s, this.#work.state, this.#policy.state);
  }

  start(): void {
    this.#policy.start();
    this.#work.start();
  }

  save(): SavedEngine {
    return { state: this.#store.save(), events: this.#events.save() };
  }

  load(saved: SavedEngine): void {
    this.#store.load(saved.state);
    this.#events.load(saved.events);
    this.#log.load(this.#s.running);
  }

  /** Carries out every event up to and including `t` (µs, not before now). */
  runTo(t: Us): void {
    for (let next = this.#events.nextTime; next <= t; next = this.#events.nextTime) this.#instant(next);
    this.#s.now = t;
  }

  /** When the next event is, in µs. */
  get nextTime(): Us {
    return this.#events.nextTime;
  }

  /** Between instants: from `now` `cpu` stands still, or goes on. It keeps its task, but nothing runs and nobody picks. */
  setOn(cpu: number, on: boolean): void {
    const s = this.#s;
    const slot = this.#sliceSlot + cpu;
    if (on) {
      const task = s.running[cpu]!;
      const pickIn = s.pickIn[cpu]!;
      s.pickIn[cpu] = -1;
      s.chargedTo[cpu] = s.now;
      if (task >= 0) this.#armBurst(cpu, task);
      if (pickIn < Infinity) this.#events.set(slot, s.now + pickIn);
    } else {
      this.charge(cpu);
      s.pickIn[cpu] = this.#events.timeOf(slot) - s.now;
      s.chargedTo[cpu] = Infinity;
      this.#events.cancel(cpu);
      this.#events.cancel(slot);
    }
  }

  isOn(cpu: number): boolean {
    return this.#s.pickIn[cpu]! < 0;
  }

  /** Whether `cpu` has a task, or stands still and has to pick one. */
  hasWork(cpu: number): boolean {
    return this.#s.running[cpu]! >= 0 || this.#s.pickIn[cpu] === 0;
  }

  /** The present burst of `task`, which is running, is done at `t`. */
  halt(task: number, t: Us): void {
    this.#events.set(this.#s.cpuOf[task]!, t);
  }

  /** Records the slices that are still going on. */
  finish(): void {
    const { running, onSince, now } = this.#s;
    running.forEach((task, cpu) => {
      if (task >= 0) this.#recorder?.slice(cpu, task, onSince[cpu]!, now);
    });
  }

  snapshot(): Snapshot {
    return takeSnapshot(this.#s, this.#policy);
  }

  // Host and WorkHost: the contracts are in policy.ts and work.ts.

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

  isHeld(task: number): boolean {
    return this.#s.held[task] === 1;
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
    if (this.#s.pickIn[cpu]! >= 0) {
      this.#s.pickIn[cpu] = 0;
      return;
    }
    if (this.#asked[cpu] === 1) return;
    this.#asked[cpu] = 1;
    this.#pending++;
    if (cpu < this.#lowest) this.#lowest = cpu;
    if (cpu > this.#highest) this.#highest = cpu;
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
      this.#takeOff(task, cpu, 'prev-capped');
    }
    s.held[task] = 1;
    if (this.wantsCpu(task)) enter(this.#s, task, HELD);
  }

  release(task: number): void {
    const s = this.#s;
    if (s.held[task] === 0) return;
    s.held[task] = 0;
    s.releasedAt[task] = s.now;
    if (s.state[task] === HELD) enter(this.#s, task, RUNNABLE);
  }

  capEvent(group: number, cpu: number, held: boolean): void {
    this.#recorder?.capEvents.push({ t: this.#s.now, group, cpu, held });
  }

  mark(task: number, name: string): void {
    this.#recorder?.marks.push({ t: this.#s.now, task, name });
  }

  #instant(t: Us): void {
    this.#s.now = t;
    do {
      while (this.#events.nextTime === t) this.#event(this.#events.pop());
      for (let cpu = this.#lowest; cpu <= this.#highest; cpu++) if (this.#asked[cpu] === 1) this.#pick(cpu);
      if (this.#pending === 0) {
        this.#lowest = Infinity;
        this.#highest = -1;
      }
      this.#settle?.();
    } while (this.#pending > 0 || this.#events.nextTime === t);
    this.#log.close(this.#s);
    this.#recorder?.instantOver(t, this.#save);
  }

  #event(slot: number): void {
    if (slot < this.#timerSlot) this.#burstDone(slot);
    else if (slot < this.#wakeSlot) this.#policy.timer(slot - this.#timerSlot);
    else if (slot < this.#sliceSlot) this.#wake(slot - this.#wakeSlot);
    else {
      if (this.#s.due.length > 0) this.#catchUp(slot - this.#sliceSlot);
      this.#sliceFired[slot - this.#sliceSlot] = 1;
      this.resched(slot - this.#sliceSlot);
    }
  }

  #burstDone(cpu: number): void {
    const task = this.#s.running[cpu]!;
    this.charge(cpu);
    const next = this.#work.burstDone(task);
    if (next === 'run') this.#armBurst(cpu, task);
    else this.#leave(task, next, cpu);
  }

  #armBurst(cpu: number, task: number): void {
    const remaining = this.#work.state.remaining[task]!;
    if (remaining < Infinity) this.#events.set(cpu, this.#s.now + remaining);
  }

  #wake(task: number): void {
    const { due, leftFrom } = this.#s;
    const cpu = leftFrom[task]!;
    if (!this.#work.expire(task) || this.isOn(cpu) || this.wantsCpu(task)) return this.#goOn(task);
    if (!due.includes(task)) due.push(task);
    this.resched(cpu);
  }

  /** `cpu` goes on: the wake-ups it has missed. */
  #catchUp(cpu: number): void {
    const { due, leftFrom } = this.#s;
    const missed = due.filter((task) => leftFrom[task] === cpu);
    if (missed.length === 0) return;
    due.splice(0, due.length, ...due.filter((task) => leftFrom[task] !== cpu));
    for (const task of missed) this.#goOn(task);
  }

  #goOn(task: number): void {
    const wanted = this.wantsCpu(task);
    const next = this.#work.wake(task);
    if (wanted) return;
    if (next === 'exit') enter(this.#s, task, EXITED);
    if (next !== 'run') return;
    enter(this.#s, task, this.#s.held[task] === 1 ? HELD : RUNNABLE);
    this.#policy.woke(task);
  }

  #leave(task: number, next: Next, cpu: number): void {
    const exited = next === 'exit';
    this.#s.leftFrom[task] = cpu;
    this.#takeOff(task, cpu, exited ? 'prev-exited' : 'prev-slept');
    enter(this.#s, task, exited ? EXITED : SLEEPING);
    this.#policy.stopped(task, cpu, exited);
  }

  /** Takes the running task off its CPU before a new one is picked. */
  #takeOff(task: number, cpu: number, why: DecisionReason): void {
    this.#s.running[cpu] = -1;
    this.#s.cpuOf[task] = -1;
    this.#events.cancel(cpu);
    this.#log.left(cpu, task, why);
    this.resched(cpu);
  }

  #pick(cpu: number): void {
    const s = this.#s;
    this.#asked[cpu] = 0;
    this.#pending--;
    this.charge(cpu);
    const prev = s.running[cpu]!;
    const choice = this.#choice;
    choice.until = Infinity;
    choice.from = -1;
    choice.sliceOver = this.#sliceFired[cpu] === 1;
    this.#sliceFired[cpu] = 0;
    const next = this.#policy.pick(cpu, prev, choice);
    if (next !== prev) {
      if (prev >= 0) {
        s.cpuOf[prev] = -1;
        enter(this.#s, prev, s.held[prev] === 1 ? HELD : RUNNABLE);
      }
      s.running[cpu] = next;
      this.#events.cancel(cpu);
      if (next >= 0) {
        s.cpuOf[next] = cpu;
        s.chargedTo[cpu] = s.now;
        enter(this.#s, next, RUNNING);
        this.#armBurst(cpu, next);
      }
    }
    if (choice.until < Infinity) this.#events.set(this.#sliceSlot + cpu, choice.until);
    else this.#events.cancel(this.#sliceSlot + cpu);
    this.#log.picked(cpu, next !== prev, choice.from, choice.sliceOver);
  }
}
