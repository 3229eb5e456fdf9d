import type { Us } from '../../shared/units.ts';
import type { WorkStep } from '../types.ts';
import type { Model } from './model.ts';

/** What a task does from now on: needs `remaining` of CPU, sleeps, or is gone. */
export type Next = 'run' | 'sleep' | 'exit';

/** All that changes in the tasks' work during a run (see `Workload`). */
export interface WorkState {
  /** CPU time until the present burst is done, in µs; Infinity for endless work. Counted down by the engine. */
  readonly remaining: Float64Array;
  /** bursty: wake-ups not served yet. */
  readonly backlog: Int32Array;
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
  readonly #names = new Map<string, number>();
  /** Tasks that wait for a name somewhere in their script, by name. */
  readonly #waiters: number[][] = [];

  constructor(model: Model, host: WorkHost) {
    this.#model = model;
    this.#host = host;
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
      if (work.kind === 'bursty' || work.kind === 'script') this.#host.setWake(task, work.first ?? 0);
    });
  }

  /** The wake-up of `task` has come, whether or not it can be acted upon: counts it. Gives whether a timer made it, not a signal. */
  expire(task: number): boolean {
    const { work } = this.#model.tasks[task]!.spec;
    if (work.kind === 'bursty') {
      this.#host.setWake(task, this.#host.now + work.every);
      this.state.backlog[task]!++;
    }
    return this.state.waiting[task] === 0;
  }

  /** `task` acts upon its wake-up. Gives what it does now ('run' also if it was running already). */
  wake(task: number): Next {
    const { work } = this.#model.tasks[task]!.spec;
    const s = this.state;
    switch (work.kind) {
      case 'idle':
        return 'sleep';
      case 'busy':
        s.remaining[task] = Infinity;
        return 'run';
      case 'bursty':
        if (s.remaining[task] === 0) this.#nextBurst(task, work.run);
        return 'run';
      case 'script':
        return this.#script(task, work.steps, work.repeat ?? false);
    }
  }

  /** The present burst of `task` is done. Gives what it does now. */
  burstDone(task: number): Next {
    const { work } = this.#model.tasks[task]!.spec;
    this.state.remaining[task] = 0;
    if (work.kind === 'bursty') return this.#nextBurst(task, work.run);
    if (work.kind !== 'script') return 'sleep';
    this.state.step[task]!++;
    return this.#script(task, work.steps, work.repeat ?? false);
  }

  #nextBurst(task: number, run: Us): Next {
    if (this.state.backlog[task] === 0) return 'sleep';
    this.state.backlog[task]!--;
    this.state.remaining[task] = run;
    return 'run';
  }

  #script(task: number, steps: readonly WorkStep[], repeat: boolean): Next {
    const s = this.state;
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
