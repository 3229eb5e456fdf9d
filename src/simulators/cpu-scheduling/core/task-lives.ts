import type { EventQueue } from '../../shared/event-queue.ts';
import type { Us } from '../../shared/units.ts';
import { enter, EXITED, HELD, isOn, RUNNABLE, SLEEPING, type EngineState } from './engine-state.ts';
import type { Policy } from './policy.ts';
import { PREV_EXITED, PREV_SLEPT } from './reasons.ts';
import type { Workload } from './work.ts';

/** What the lives of tasks need of the engine. */
export interface LifeHost {
  readonly now: Us;
  wantsCpu(task: number): boolean;
  charge(cpu: number): void;
  resched(cpu: number): void;
  /** Takes the running task off its CPU before a new one is picked; `why` is an index into `REASONS`. */
  takeOff(task: number, cpu: number, why: number): void;
}

/** What tasks do of their own accord, whatever the policy: they go on, sleep, wake up and exit. */
export class TaskLives {
  readonly #engine: LifeHost;
  readonly #s: EngineState;
  readonly #work: Workload;
  readonly #policy: Policy;
  readonly #events: EventQueue;

  /** `events` has the end of a burst at the number of its CPU. */
  constructor(engine: LifeHost, s: EngineState, work: Workload, policy: Policy, events: EventQueue) {
    this.#engine = engine;
    this.#s = s;
    this.#work = work;
    this.#policy = policy;
    this.#events = events;
  }

  /** From now `task` runs on `cpu`: its burst will be done when it has run for what remains. */
  armBurst(cpu: number, task: number): void {
    const remaining = this.#work.state.remaining[task]!;
    if (remaining < Infinity) this.#events.set(cpu, this.#s.now + remaining);
  }

  burstDone(cpu: number): void {
    const task = this.#s.running[cpu]!;
    this.#engine.charge(cpu);
    const next = this.#work.burstDone(task);
    if (next === 'run') this.armBurst(cpu, task);
    else this.#leave(task, cpu, next === 'exit');
  }

  /** The timer of `task` has fired, or a signal came. A timer on a CPU that stands still waits until it goes on. */
  wake(task: number): void {
    const { due, leftFrom } = this.#s;
    const cpu = leftFrom[task]!;
    const timer = this.#work.expire(task);
    if (!timer || isOn(this.#s, cpu) || this.#engine.wantsCpu(task)) return this.#goOn(task);
    if (!due.includes(task)) due.push(task);
    this.#work.sleepOn(task);
    this.#engine.resched(cpu);
  }

  /** `cpu` has gone on: the wake-ups it has missed. */
  catchUp(cpu: number): void {
    const { due, leftFrom } = this.#s;
    if (due.length === 0) return;
    const missed = due.filter((task) => leftFrom[task] === cpu);
    if (missed.length === 0) return;
    due.splice(0, due.length, ...due.filter((task) => leftFrom[task] !== cpu));
    for (const task of missed) this.#goOn(task);
  }

  #goOn(task: number): void {
    const wanted = this.#engine.wantsCpu(task);
    const next = this.#work.wake(task);
    if (wanted) return;
    if (next === 'exit') enter(this.#s, task, EXITED);
    if (next !== 'run') return;
    enter(this.#s, task, this.#s.held[task] === 1 ? HELD : RUNNABLE);
    this.#policy.woke(task);
  }

  #leave(task: number, cpu: number, exits: boolean): void {
    this.#s.leftFrom[task] = cpu;
    this.#engine.takeOff(task, cpu, exits ? PREV_EXITED : PREV_SLEPT);
    enter(this.#s, task, exits ? EXITED : SLEEPING);
    this.#policy.stopped(task, cpu, exits);
  }
}
