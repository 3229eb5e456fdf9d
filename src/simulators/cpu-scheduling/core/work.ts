import type { Us } from '../../shared/units.ts';
import type { Model } from './model.ts';

/** What a task does from now on: needs `remaining` of CPU, sleeps, or is gone. */
export type Next = 'run' | 'sleep' | 'exit';

/** All that changes in the tasks' work during a run (see `Workload`). */
export interface WorkState {
  /** CPU time until the present burst is done, in µs; Infinity for endless work. Counted down by the engine. */
  readonly remaining: Float64Array;
  /**
   * bursty: wake-ups not served yet, and when the next one comes that is not among them. While the task is awake they
   * pass unseen and are counted when it wants to know, so an overloaded task makes no events.
   */
  readonly backlog: Int32Array;
  readonly nextWake: Float64Array;
  /** script: index of the step being done. */
  readonly step: Int32Array;
  /** script: 1 if it sleeps in a `wait`. */
  readonly waiting: Uint8Array;
  /** Signals given so far, by name. */
  readonly signals: Int32Array;
  /** Signals given and waits answered so far, by task and name. */
  readonly own: Int32Array;
  readonly answered: Int32Array;
}

/** What a task's program is, as a number. */
const IDLE = 0;
const BUSY = 1;
const BURSTY = 2;
const SCRIPT = 3;
const KINDS = { idle: IDLE, busy: BUSY, bursty: BURSTY, script: SCRIPT } as const;

/** What a workload may ask of the engine. */
export interface WorkHost {
  readonly now: Us;
  setWake(task: number, t: Us): void;
  mark(task: number, name: string): void;
}

/**
 * The tasks' programs. The n-th `wait` of a task for a name is answered by the n-th `signal` of that name given by
 * other tasks: a signal reaches every task that waits for it, now or later, and none is lost.
 */
export class Workload {
  readonly state: WorkState;
  readonly #model: Model;
  readonly #host: WorkHost;
  /** By task, from its program: at hand, because every wake-up looks at it. */
  readonly #kind: Uint8Array;
  readonly #every: Float64Array;
  readonly #burst: Float64Array;
  readonly #names = new Map<string, number>();
  /** Tasks that wait for a name somewhere in their script, by name. */
  readonly #waiters: number[][] = [];

  constructor(model: Model, host: WorkHost) {
    this.#model = model;
    this.#host = host;
    this.#kind = Uint8Array.from(model.tasks, ({ spec: { work } }) => KINDS[work.kind]);
    this.#every = Float64Array.from(model.tasks, ({ spec: { work } }) =>
      work.kind === 'bursty' ? work.every : 0,
    );
    this.#burst = Float64Array.from(model.tasks, ({ spec: { work } }) =>
      work.kind === 'bursty' ? work.run : 0,
    );
    model.tasks.forEach(({ spec: { work } }, task) => {
      if (work.kind !== 'script') return;
      for (const step of work.steps) {
        const name = 'wait' in step ? step.wait : 'signal' in step ? step.signal : undefined;
        if (name === undefined) continue;
        if (!this.#names.has(name)) this.#names.set(name, this.#waiters.push([]) - 1);
        const waiters = this.#waiters[this.#names.get(name)!]!;
        if ('wait' in step && !waiters.includes(task)) waiters.push(task);
      }
    });
    const tasks = model.tasks.length;
    const names = this.#waiters.length;
    this.state = {
      remaining: new Float64Array(tasks),
      backlog: new Int32Array(tasks),
      nextWake: new Float64Array(tasks),
      step: new Int32Array(tasks),
      waiting: new Uint8Array(tasks),
      signals: new Int32Array(names),
      own: new Int32Array(tasks * names),
      answered: new Int32Array(tasks * names),
    };
  }

  /** Sets every task's first wake-up. */
  start(): void {
    this.#model.tasks.forEach(({ spec: { work } }, task) => {
      if (work.kind === 'busy') this.#host.setWake(task, 0);
      if (work.kind === 'bursty') this.state.nextWake[task] = work.first ?? 0;
      if (work.kind === 'bursty' || work.kind === 'script') this.#host.setWake(task, work.first ?? 0);
    });
  }

  /** The timer of `task` has fired, or a signal came: counts the wake-up. Gives whether it was a timer. */
  expire(task: number): boolean {
    const { backlog, nextWake, waiting } = this.state;
    if (this.#kind[task] === BURSTY && nextWake[task]! <= this.#host.now) {
      nextWake[task]! += this.#every[task]!;
      backlog[task]!++;
    }
    return waiting[task] === 0;
  }

  /** `task` could not act upon its wake-up and sleeps on: sets the timer for the next. */
  sleepOn(task: number): void {
    if (this.#kind[task] === BURSTY) this.#host.setWake(task, this.state.nextWake[task]!);
  }

  /** `task` acts upon its wake-up. Gives what it does now ('run' also if it was running already). */
  wake(task: number): Next {
    const { remaining } = this.state;
    switch (this.#kind[task]) {
      case IDLE:
        return 'sleep';
      case BUSY:
        remaining[task] = Infinity;
        return 'run';
      case BURSTY:
        if (remaining[task] === 0) this.#nextBurst(task);
        return 'run';
      default:
        return this.#script(task);
    }
  }

  /** The present burst of `task` is done. Gives what it does now. */
  burstDone(task: number): Next {
    this.state.remaining[task] = 0;
    if (this.#kind[task] === BURSTY) return this.#nextBurst(task);
    if (this.#kind[task] !== SCRIPT) return 'sleep';
    this.state.step[task]!++;
    return this.#script(task);
  }

  #nextBurst(task: number): Next {
    const { backlog, nextWake, remaining } = this.state;
    if (backlog[task] === 0) {
      // A wake-up of this very moment is still to come: wake-ups come after bursts that are done.
      const missed = Math.ceil((this.#host.now - nextWake[task]!) / this.#every[task]!);
      if (missed <= 0) {
        this.#host.setWake(task, nextWake[task]!);
        return 'sleep';
      }
      backlog[task] = missed;
      nextWake[task]! += missed * this.#every[task]!;
    }
    backlog[task]!--;
    remaining[task] = this.#burst[task]!;
    return 'run';
  }

  #script(task: number): Next {
    const s = this.state;
    const { work } = this.#model.tasks[task]!.spec;
    if (work.kind !== 'script') return 'sleep';
    const { steps, repeat = false } = work;
    for (;;) {
      if (s.step[task]! >= steps.length) {
        if (!repeat) return 'exit';
        s.step[task] = 0;
      }
      const step = steps[s.step[task]!]!;
      if ('run' in step) {
        s.remaining[task] = step.run;
        return 'run';
      }
      if ('wait' in step) {
        if (!this.#answer(task, this.#names.get(step.wait)!)) return 'sleep';
      } else if ('signal' in step) this.#signal(task, this.#names.get(step.signal)!);
      else if ('mark' in step) this.#host.mark(task, step.mark);
      s.step[task]!++;
      if ('sleep' in step && step.sleep > 0) {
        this.#host.setWake(task, this.#host.now + step.sleep);
        return 'sleep';
      }
    }
  }

  /** Whether the present `wait` of `task` has its signal; if so it is used up. */
  #answer(task: number, name: number): boolean {
    const s = this.state;
    const at = task * s.signals.length + name;
    const ready = s.signals[name]! - s.own[at]! > s.answered[at]!;
    s.waiting[task] = ready ? 0 : 1;
    if (ready) s.answered[at]!++;
    return ready;
  }

  #signal(task: number, name: number): void {
    const s = this.state;
    s.signals[name]!++;
    s.own[task * s.signals.length + name]!++;
    for (const other of this.#waiters[name]!) {
      if (s.waiting[other] === 1 && this.#waitsFor(other) === name) {
        this.#host.setWake(other, this.#host.now);
      }
    }
  }

  /** The name the present step of `task` waits for, −1 if it is no `wait`. */
  #waitsFor(task: number): number {
    const { work } = this.#model.tasks[task]!.spec;
    const step = work.kind === 'script' ? work.steps[this.state.step[task]!] : undefined;
    return step !== undefined && 'wait' in step ? this.#names.get(step.wait)! : -1;
  }
}
