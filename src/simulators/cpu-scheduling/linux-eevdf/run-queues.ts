/**
 * The tree of run queues of every CPU, EEVDF at each level, as in Linux v6.6 to v7.2 (v6.12 `kernel/sched/fair.c`; v7.3
 * picks from one flat queue instead).
 */
import type { Us } from '../../shared/units.ts';
import type { Model } from '../core/model.ts';
import { DELAYED, EevdfQueues, SLEEP, THROTTLE } from './eevdf-queue.ts';
import { LoadedCpus } from './loaded-cpus.ts';
import { QueueTree } from './queue-tree.ts';

export interface RunQueuesState {
  /** By CPU: the task that is current all the way up its tree; it may have stopped (−1: none). */
  readonly chain: Int32Array;
  /** By CPU: tasks that could run there now, with the running one. Changed by `addRunnable`. */
  readonly runnable: Int32Array;
  /** How many CPUs have none of those, how many have more than one, and how many queues are throttled. */
  readonly tally: Int32Array;
  /** By task: taken out of its queue because it was picked while throttled; the higher the later, 0 if it was not. */
  readonly limbo: Float64Array;
  /** The last number given in `limbo`. */
  lastLimbo: number;
}

const EMPTY = 0;
const CROWDED = 1;
const THROTTLED = 2;

/** What the tree tells its owner while it changes. */
export interface RunQueueHooks {
  /** The group is about to join the queue above on `cpu`: the moment to set its weight there. */
  joining(group: number, cpu: number): void;
  /** `pick` has taken something out of a queue of the group (−1: a top queue), so its loads are others. */
  left(group: number): void;
  /** Nothing is left on `queue`. */
  emptied(queue: number): void;
}

export class RunQueues extends QueueTree {
  readonly eevdf: EevdfQueues;
  readonly loadedCpus: LoadedCpus;
  readonly state: RunQueuesState;
  readonly #hooks: RunQueueHooks;

  /** Takes a checked model, the slice of every entity and the tick (0: none), in µs. All queues are empty. */
  constructor(model: Model, slice: Us, tick: Us, hooks: RunQueueHooks) {
    super(model);
    this.#hooks = hooks;
    this.eevdf = new EevdfQueues(this.entities, slice, tick, (e) => this.above(e));
    this.loadedCpus = new LoadedCpus(this.parent.length, this.cpus);
    this.state = {
      chain: new Int32Array(this.cpus).fill(-1),
      runnable: new Int32Array(this.cpus),
      tally: Int32Array.of(this.cpus, 0, 0),
      limbo: new Float64Array(this.tasks),
      lastLimbo: 0,
    };
  }

  /** All that changes, for checkpoints. */
  get saved(): object {
    return {
      ...this.entities.tables,
      slots: this.slots.table,
      loadedCpus: this.loadedCpus.state,
      own: this.state,
    };
  }

  /** Whether the task has an entity that counts: queued and not asleep in the queue. */
  queued(task: number): boolean {
    const { onRq, delayed } = this.entities;
    return onRq[task] === 1 && delayed[task] === 0;
  }

  /** Whether some CPU has nothing to run. */
  get anyEmpty(): boolean {
    return this.state.tally[EMPTY]! > 0;
  }

  /** Whether some CPU has more than it can run. */
  get anyCrowded(): boolean {
    return this.state.tally[CROWDED]! > 0;
  }

  /** There are so many more tasks that could run on `cpu`. */
  addRunnable(cpu: number, more: number): void {
    const { runnable, tally } = this.state;
    const before = runnable[cpu]!;
    const after = before + more;
    runnable[cpu] = after;
    tally[EMPTY]! += Number(after === 0) - Number(before === 0);
    tally[CROWDED]! += Number(after > 1) - Number(before > 1);
  }

  setThrottled(queue: number, on: boolean): void {
    const { throttled } = this.entities;
    this.state.tally[THROTTLED]! += Number(on) - throttled[queue]!;
    throttled[queue] = Number(on);
  }

  /** Whether the queue or one above it is throttled (`throttled_hierarchy`). */
  throttledHere(queue: number): boolean {
    if (this.state.tally[THROTTLED] === 0) return false;
    const { throttled, queue: queueOf } = this.entities;
    for (let q = queue; q >= this.cpus; q = queueOf[this.owner(q)]!) {
      if (throttled[q] === 1) return true;
    }
    return false;
  }

  /** Whether the group or one above it is throttled on `cpu`. */
  throttledOn(group: number, cpu: number): boolean {
    if (this.state.tally[THROTTLED] === 0) return false;
    for (let g = group; g >= 0; g = this.parent[g]!) {
      const slot = this.slots.find(g, cpu);
      if (slot >= 0) return this.throttledHere(this.cpus + slot);
    }
    return false;
  }

  /**
   * `task`, current on its CPU, ran for `us`. Gives whether any level wants to pick again (`update_curr` at each
   * level of `task_tick_fair`).
   */
  charge(task: number, us: Us): boolean {
    let again = false;
    for (let e = task; e >= 0; e = this.above(e)) if (this.eevdf.charge(e, us)) again = true;
    return again;
  }

  /**
   * Queues `task` on `cpu`, with the groups above it that were not queued; `initial` on its very first time
   * (`enqueue_task_fair`).
   */
  enqueue(task: number, cpu: number, initial: boolean): void {
    const { onRq, delayed, queue } = this.entities;
    let q = this.queueOf(this.groupOf[task]!, cpu);
    this.#enqueue(q, task, initial);
    if (!this.throttledHere(q)) this.addRunnable(cpu, 1);
    for (let e = this.owner(q); e >= 0; e = this.owner(q)) {
      if (onRq[e] === 1) {
        if (delayed[e] === 1) this.eevdf.requeueDelayed(e);
        return;
      }
      this.#hooks.joining(this.groupOfQueue(q), cpu);
      q = queue[e]!;
      this.#enqueue(q, e, false);
    }
  }

  /** A task that slept in the queue is awake again (`requeue_delayed_entity`). */
  requeue(task: number): void {
    this.eevdf.requeueDelayed(task);
    if (!this.throttledHere(this.entities.queue[task]!)) this.addRunnable(this.cpuOf(task), 1);
  }

  /**
   * Takes `task` off its queue, and the groups above it that have nothing else; `flags` of SLEEP and SPECIAL, 0 to move
   * it (`dequeue_task_fair`).
   */
  dequeue(task: number, flags: number): void {
    const cpu = this.cpuOf(task);
    if (!this.throttledHere(this.entities.queue[task]!)) this.addRunnable(cpu, -1);
    this.#dequeue(task, flags);
  }

  /**
   * The task `cpu` should run, −1 if there is none. Sleepers it comes upon leave now, and so do tasks that are throttled
   * (`pick_task_fair`, `pick_next_entity`; v6.18 `throttle_cfs_rq_work`).
   */
  pick(cpu: number): number {
    const { count, delayed, queue } = this.entities;
    let q = cpu;
    while (count[cpu]! > 0) {
      const e = this.eevdf.pickNext(q);
      if (delayed[e] === 1) {
        this.#leave(e, SLEEP | DELAYED);
        q = cpu;
      } else if (e >= this.tasks) {
        q = this.below(e);
      } else if (this.throttledHere(queue[e]!)) {
        this.state.limbo[e] = ++this.state.lastLimbo;
        this.#leave(e, SLEEP | THROTTLE);
        q = cpu;
      } else {
        return e;
      }
    }
    return -1;
  }

  /**
   * Makes `next` (−1: nobody) current on `cpu` in place of the one before, touching only the levels where they differ
   * (`pick_next_task_fair`).
   */
  switchTo(cpu: number, next: number): void {
    const { chain } = this.state;
    const prev = chain[cpu]!;
    if (next === prev) return;
    chain[cpu] = next;
    let out = prev;
    let into = next;
    const { queue } = this.entities;
    while (out >= 0 || into >= 0) {
      if (out >= 0 && into >= 0 && queue[out] === queue[into]) {
        if (out === into) return;
        this.eevdf.putPrevious(out);
        this.eevdf.setNext(into);
        return;
      }
      const depthOut = out < 0 ? -1 : this.depth(out);
      const depthInto = into < 0 ? -1 : this.depth(into);
      if (depthInto <= depthOut) {
        this.eevdf.putPrevious(out);
        out = this.above(out);
      }
      if (depthInto >= depthOut) {
        this.eevdf.setNext(into);
        into = this.above(into);
      }
    }
  }

  #enqueue(q: number, entity: number, initial: boolean): void {
    this.eevdf.enqueue(q, entity, initial);
    if (q >= this.cpus) this.loadedCpus.add(this.groupOfQueue(q), this.cpuOfQueue(q));
  }

  #leave(entity: number, flags: number): void {
    const group = this.groupOfQueue(this.entities.queue[entity]!);
    this.#dequeue(entity, flags);
    this.#hooks.left(group);
  }

  #dequeue(entity: number, flags: number): void {
    const { queue, count, onRq, buddy } = this.entities;
    let bits = flags;
    for (let e = entity; e >= 0; e = this.above(e)) {
      if (!this.eevdf.dequeue(e, bits)) return;
      const q = queue[e]!;
      if (count[q]! > 0) {
        // The sleeper was within its slice: rather go on with its group. Not for a task that is moved.
        if (flags & SLEEP && !(flags & THROTTLE)) {
          for (let up = this.owner(q); up >= 0 && onRq[up] === 1 && !this.isIdle(up); up = this.above(up)) {
            buddy[queue[up]!] = up;
          }
        }
        return;
      }
      if (q >= this.cpus) this.loadedCpus.remove(this.groupOfQueue(q), this.cpuOfQueue(q));
      this.#hooks.emptied(q);
      bits = SLEEP | (bits & THROTTLE);
    }
  }
}
