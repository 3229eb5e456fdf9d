/**
 * Which CPU a task goes to. A simple cut of Linux v6.12 `kernel/sched/fair.c` (function names given) for CPUs that all
 * share one cache: see `simplifications.ts`.
 */
import type { Us } from '../../shared/units.ts';
import type { Model } from '../core/model.ts';
import { eachQueued } from './queue-order.ts';
import type { RunQueues } from './run-queues.ts';

/** Busiest may be this many percent of the local load before it counts. `sd->imbalance_pct`. */
const IMBALANCE_PERCENT = 117;
/** A busy CPU balances every 16 ms · CPUs. `sd->busy_factor`, `sd->min_interval`. */
const BUSY_INTERVAL: Us = 16_000;

/** The tick that balancing runs on where slices do not (HZ=1000). */
const FINE_TICK: Us = 1000;

/**
 * When the n-th turn to balance is (from 1; µs), turns going round the CPUs: each balances every 16 ms · CPUs less one
 * tick, on a tick. The tick is taken off so that periods are no multiples of each other; without it the same task
 * would be found waiting at every turn and be moved for ever. `get_sd_balance_interval` (v6.12).
 */
export function turnTime(n: number, cpus: number, tick: Us): Us {
  const grain = tick > 0 ? tick : FINE_TICK;
  return Math.ceil((n * (BUSY_INTERVAL * cpus - grain)) / cpus / grain) * grain;
}

export interface BalanceState {
  /** By task: since when it has been waiting. */
  readonly waitingSince: Float64Array;
  /** By CPU: turns in a row that found an imbalance and nothing small enough to move. */
  readonly failed: Int32Array;
  /** Which turn is next, from 1; it is CPU (turn − 1) mod CPUs' own. */
  turn: number;
}

export class Balance {
  readonly state: BalanceState;
  readonly #queues: RunQueues;
  readonly #mayRun: Model['mayRun'];
  readonly #running: (cpu: number) => number;

  /** `running` gives the task on a CPU, −1 if it is idle. */
  constructor(model: Model, queues: RunQueues, running: (cpu: number) => number) {
    this.#queues = queues;
    this.#mayRun = model.mayRun;
    this.#running = running;
    this.state = {
      waitingSince: new Float64Array(queues.tasks),
      failed: new Int32Array(queues.cpus),
      turn: 1,
    };
  }

  /** Whether nothing runs or waits to run on `cpu`. */
  isIdle(cpu: number): boolean {
    return this.#running(cpu) < 0 && this.#queues.state.runnable[cpu] === 0;
  }

  /** The CPU for a task's first run: the allowed one with the fewest tasks, then the least load (`sched_balance_find_dst_cpu`). */
  forNew(task: number): number {
    const { runnable } = this.#queues.state;
    const { load } = this.#queues.entities;
    let best = -1;
    for (let cpu = 0; cpu < this.#queues.cpus; cpu++) {
      if (!this.#mayRun[task]![cpu]) continue;
      const fewer = best < 0 ? 1 : runnable[best]! - runnable[cpu]! || load[best]! - load[cpu]!;
      if (fewer > 0) best = cpu;
    }
    return best;
  }

  /** The CPU for a woken task: the one it had, unless that is busy and another allowed one is idle (`select_idle_sibling`). */
  forWoken(task: number): number {
    const { cpus } = this.#queues;
    const had = this.#queues.cpuOf(task);
    if (!this.#queues.anyEmpty) return had;
    for (let i = 0; i < cpus; i++) {
      const cpu = (had + i) % cpus;
      if (this.#mayRun[task]![cpu] && this.isIdle(cpu)) return cpu;
    }
    return had;
  }

  /**
   * The task an idle `cpu` should take from another queue, −1 if there is none: from the CPU with the most tasks, the
   * one that has waited longest (`sched_balance_newidle`).
   */
  toPull(cpu: number): number {
    if (!this.#queues.anyCrowded) return -1;
    const { runnable } = this.#queues.state;
    let best = -1;
    let bestCount = 2;
    for (let from = 0; from < runnable.length; from++) {
      const count = runnable[from]!;
      if (count < bestCount) continue;
      eachQueued(this.#queues, from, (task) => {
        if (!this.#movable(task, from, cpu)) return;
        if (count === bestCount && best >= 0 && !this.#waitedLonger(task, best)) return;
        best = task;
        bestCount = count;
      });
    }
    return best;
  }

  /**
   * The tasks a busy `cpu` should take over at its turn, one after the other: `move` does it. From the CPU with the most
   * load, while what is moved is no more than would even them out; after failures, up to twice as much each time
   * (`sched_balance_rq`, `calculate_imbalance`, `detach_tasks`).
   */
  takeTurn(cpu: number, move: (task: number) => void): void {
    const { failed } = this.state;
    const from = this.#busiest(cpu);
    let imbalance = from < 0 ? 0 : this.#imbalance(cpu, from);
    if (imbalance <= 0) {
      failed[cpu] = 0;
      return;
    }
    let moved = 0;
    while (imbalance > 0 && this.#queues.state.runnable[from]! > 1) {
      const task = this.#smallEnough(cpu, from, imbalance * 2 ** failed[cpu]!);
      if (task < 0) break;
      imbalance -= Math.max(1, this.#load(task));
      move(task);
      moved++;
    }
    failed[cpu] = moved > 0 ? 0 : failed[cpu]! + 1;
  }

  /** The CPU with the most load of those where somebody waits, −1 if nobody does. */
  #busiest(cpu: number): number {
    const { runnable } = this.#queues.state;
    const { load } = this.#queues.entities;
    let best = -1;
    for (let other = 0; other < this.#queues.cpus; other++) {
      if (other === cpu || runnable[other]! < 2) continue;
      if (best < 0 || load[other]! > load[best]!) best = other;
    }
    return best;
  }

  #imbalance(cpu: number, from: number): number {
    const { load } = this.#queues.entities;
    const { cpus } = this.#queues;
    let total = 0;
    for (let other = 0; other < cpus; other++) total += load[other]!;
    const average = total / cpus;
    const overloaded = this.#queues.state.runnable[cpu]! > 1;
    if (overloaded && 100 * load[from]! <= IMBALANCE_PERCENT * load[cpu]!) return 0;
    return Math.min(load[from]! - average, average - load[cpu]!);
  }

  #smallEnough(cpu: number, from: number, most: number): number {
    let best = -1;
    eachQueued(this.#queues, from, (task) => {
      if (!this.#movable(task, from, cpu) || this.#load(task) > most) return;
      if (best < 0 || this.#waitedLonger(task, best)) best = task;
    });
    return best;
  }

  /** `can_migrate_task`, without cache-hotness. */
  #movable(task: number, from: number, to: number): boolean {
    const queues = this.#queues;
    if (from === to || !this.#mayRun[task]![to] || !queues.queued(task) || queues.state.chain[from] === task)
      return false;
    const group = queues.groupOf[task]!;
    return !queues.throttledOn(group, from) && !queues.throttledOn(group, to);
  }

  /** Whether `task` has waited longer than `other`; of two that have waited alike, the first of the scenario. */
  #waitedLonger(task: number, other: number): boolean {
    const { waitingSince } = this.state;
    return (
      waitingSince[task]! < waitingSince[other]! ||
      (waitingSince[task] === waitingSince[other] && task < other)
    );
  }

  /** What a task adds to the load of its CPU's top queue (`task_h_load`). */
  #load(task: number): number {
    const { weight, load, queue } = this.#queues.entities;
    let share = 1;
    let e = task;
    for (let up = this.#queues.above(e); up >= 0; up = this.#queues.above(e)) {
      share *= weight[e]! / load[queue[e]!]!;
      e = up;
    }
    return share * weight[e]!;
  }
}
