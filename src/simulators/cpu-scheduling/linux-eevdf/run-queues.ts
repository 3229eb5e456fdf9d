/**
 * The tree of run queues of every CPU: on each CPU one queue at the top and one per group; a group is one entity in its
 * parent's queue. EEVDF at each level, as in Linux v6.6 to v7.2 (v6.12 `kernel/sched/fair.c`; v7.3 picks from one flat
 * queue instead).
 */
import type { Us } from '../../shared/units.ts';
import type { Model } from '../core/model.ts';
import { DELAYED, EevdfQueues, SLEEP, THROTTLE } from './eevdf-queue.ts';
import { createEevdfState, type EevdfState } from './eevdf-state.ts';
import { IDLE_WEIGHT, cgroupWeight, niceWeight } from './weights.ts';

export interface RunQueuesState {
  readonly eevdf: EevdfState;
  /** By CPU: the task that is current all the way up its tree; it may have stopped (−1: none). */
  readonly chain: Int32Array;
  /** By queue: 1 if its group's quota is used up on that CPU. */
  readonly throttled: Uint8Array;
  /** By CPU: tasks that could run there now, with the running one. */
  readonly runnable: Int32Array;
  /** By task: taken out of its queue because it was picked while throttled; the higher the later, 0 if it was not. */
  readonly limbo: Float64Array;
  /** The last number given in `limbo`. */
  lastLimbo: number;
}

/** What the tree tells its owner while it changes. */
export interface RunQueueHooks {
  /** The group is about to join the queue above on `cpu`: the moment to set its weight there. */
  joining(group: number, cpu: number): void;
  /** Nothing is left on `queue`. */
  emptied(queue: number): void;
}

export class RunQueues {
  readonly eevdf: EevdfQueues;
  readonly cpus: number;
  readonly tasks: number;
  readonly groups: number;
  /** By group, −1 at the top. */
  readonly parent: readonly number[];
  /** By task. */
  readonly groupOf: readonly number[];
  /** By group: the weight it would have if it had all its tasks on one CPU. */
  readonly groupWeight: readonly number[];
  /** By entity: SCHED_IDLE, so anybody else may preempt it. */
  readonly #idle: Uint8Array;
  /** By entity: how many groups it is in. */
  readonly #depth: Uint8Array;
  readonly state: RunQueuesState;

  readonly #hooks: RunQueueHooks;

  /** Takes a checked model, the slice of every entity and the tick (0: none), in µs. All queues are empty. */
  constructor(model: Model, slice: Us, tick: Us, hooks: RunQueueHooks) {
    this.#hooks = hooks;
    const { tasks, groups, scenario } = model;
    this.cpus = scenario.cpus;
    this.tasks = tasks.length;
    this.groups = groups.length;
    this.parent = groups.map((group) => group.parent);
    this.groupOf = tasks.map((task) => task.group);
    this.groupWeight = groups.map(({ spec }) => (spec.idle ? IDLE_WEIGHT : cgroupWeight(spec.weight ?? 100)));
    const entities = this.tasks + this.groups * this.cpus;
    const queues = (this.groups + 1) * this.cpus;
    this.#idle = new Uint8Array(entities);
    this.#depth = new Uint8Array(entities);
    const depth = (group: number): number => (group < 0 ? 0 : 1 + depth(this.parent[group]!));
    const eevdf = createEevdfState(entities, queues);
    tasks.forEach(({ spec, group }, task) => {
      eevdf.weight[task] = niceWeight(spec.nice ?? 0);
      this.#depth[task] = depth(group);
    });
    groups.forEach(({ spec, parent }, group) => {
      for (let cpu = 0; cpu < this.cpus; cpu++) {
        const entity = this.entityOf(group, cpu);
        eevdf.weight[entity] = this.groupWeight[group]!;
        eevdf.queue[entity] = this.queueOf(parent, cpu);
        this.#depth[entity] = depth(parent);
        if (spec.idle) this.#idle[entity] = 1;
      }
    });
    this.eevdf = new EevdfQueues(eevdf, slice, tick);
    this.state = {
      eevdf,
      chain: new Int32Array(this.cpus).fill(-1),
      throttled: new Uint8Array(queues),
      runnable: new Int32Array(this.cpus),
      limbo: new Float64Array(this.tasks),
      lastLimbo: 0,
    };
  }

  /** The entity of a group on a CPU. */
  entityOf(group: number, cpu: number): number {
    return this.tasks + group * this.cpus + cpu;
  }

  /** The queue of a group (−1: the top) on a CPU. */
  queueOf(group: number, cpu: number): number {
    return (group + 1) * this.cpus + cpu;
  }

  /** The group of a queue, −1 for a top queue. */
  groupOfQueue(queue: number): number {
    return Math.floor(queue / this.cpus) - 1;
  }

  /** The CPU a task is queued on, or was last. */
  cpuOf(task: number): number {
    return this.state.eevdf.queue[task]! % this.cpus;
  }

  /** The entity that a queue is in its parent's, −1 for a top queue. */
  owner(queue: number): number {
    return queue < this.cpus ? -1 : this.tasks + queue - this.cpus;
  }

  /** The group entity an entity is in, −1 at the top. */
  above(entity: number): number {
    return this.owner(this.state.eevdf.queue[entity]!);
  }

  /** Whether the task has an entity that counts: queued and not asleep in the queue. */
  queued(task: number): boolean {
    const { onRq, delayed } = this.state.eevdf;
    return onRq[task] === 1 && delayed[task] === 0;
  }

  /** Whether the queue or one above it is throttled (`throttled_hierarchy`). */
  throttledHere(queue: number): boolean {
    for (let q = queue; q >= this.cpus; q = this.state.eevdf.queue[this.owner(q)]!) {
      if (this.state.throttled[q] === 1) return true;
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

  /** µs of CPU until a slice that has competition is used up at any level; Infinity if there is none. */
  timeToSliceEnd(task: number): Us {
    const { count, queue } = this.state.eevdf;
    let least = Infinity;
    for (let e = task; e >= 0; e = this.above(e)) {
      if (count[queue[e]!]! > 1) least = Math.min(least, this.eevdf.timeToDeadline(e));
    }
    return least;
  }

  /**
   * Queues `task` on `cpu`, with the groups above it that were not queued; `initial` on its very first time
   * (`enqueue_task_fair`).
   */
  enqueue(task: number, cpu: number, initial: boolean): void {
    const { onRq, delayed, queue } = this.state.eevdf;
    let q = this.queueOf(this.groupOf[task]!, cpu);
    this.eevdf.enqueue(q, task, initial);
    if (!this.throttledHere(q)) this.state.runnable[cpu]!++;
    for (let e = this.owner(q); e >= 0; e = this.owner(q)) {
      if (onRq[e] === 1) {
        if (delayed[e] === 1) this.eevdf.requeueDelayed(e);
        return;
      }
      this.#hooks.joining(this.groupOfQueue(q), cpu);
      q = queue[e]!;
      this.eevdf.enqueue(q, e);
    }
  }

  /** A task that slept in the queue is awake again (`requeue_delayed_entity`). */
  requeue(task: number): void {
    this.eevdf.requeueDelayed(task);
    if (!this.throttledHere(this.state.eevdf.queue[task]!)) this.state.runnable[this.cpuOf(task)]!++;
  }

  /**
   * Takes `task` off its queue, and the groups above it that have nothing else; `flags` of SLEEP and SPECIAL, 0 to move
   * it (`dequeue_task_fair`).
   */
  dequeue(task: number, flags: number): void {
    const cpu = this.cpuOf(task);
    if (!this.throttledHere(this.state.eevdf.queue[task]!)) this.state.runnable[cpu]!--;
    this.#dequeue(task, flags);
  }

  /**
   * The task `cpu` should run, −1 if there is none. Sleepers it comes upon leave now, and so do tasks that are throttled
   * (`pick_task_fair`, `pick_next_entity`; v6.18 `throttle_cfs_rq_work`).
   */
  pick(cpu: number): number {
    const { count, delayed, queue } = this.state.eevdf;
    let q = cpu;
    while (count[cpu]! > 0) {
      const e = this.eevdf.pickNext(q);
      if (delayed[e] === 1) {
        this.#dequeue(e, SLEEP | DELAYED);
        q = cpu;
      } else if (e >= this.tasks) {
        q = e - this.tasks + this.cpus;
      } else if (this.throttledHere(queue[e]!)) {
        this.state.limbo[e] = ++this.state.lastLimbo;
        this.#dequeue(e, SLEEP | THROTTLE);
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
    const { queue } = this.state.eevdf;
    while (out >= 0 || into >= 0) {
      if (out >= 0 && into >= 0 && queue[out] === queue[into]) {
        if (out === into) return;
        this.eevdf.putPrevious(out);
        this.eevdf.setNext(into);
        return;
      }
      const depthOut = out < 0 ? -1 : this.#depth[out]!;
      const depthInto = into < 0 ? -1 : this.#depth[into]!;
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

  /** Whether `woken`, queued on the CPU where `current` runs, takes its place at once (`check_preempt_wakeup_fair`). */
  preempts(woken: number, current: number): boolean {
    const { queue, protectedDeadline } = this.state.eevdf;
    let p = woken;
    let c = current;
    let depthP = this.#depth[p]!;
    let depthC = this.#depth[c]!;
    for (; depthP > depthC; depthP--) p = this.above(p);
    for (; depthC > depthP; depthC--) c = this.above(c);
    while (queue[p] !== queue[c]) {
      p = this.above(p);
      c = this.above(c);
    }
    if (p === c) return false;
    if (this.#idle[c] === 1 && this.#idle[p] === 0) {
      protectedDeadline[c] = -1;
      return true;
    }
    if (this.#idle[c] !== this.#idle[p]) return false;
    return this.eevdf.pick(queue[p]!) === p;
  }

  /** Calls `visit` for every task queued on `cpu` that is not throttled, the current and the delayed ones too; in no useful order. */
  eachQueued(cpu: number, visit: (task: number) => void, q: number = cpu): void {
    const { head, next, current, onRq } = this.state.eevdf;
    const visitEntity = (e: number): void => {
      if (e < this.tasks) visit(e);
      else this.eachQueued(cpu, visit, e - this.tasks + this.cpus);
    };
    if (this.state.throttled[q] === 1) return;
    const cur = current[q]!;
    if (cur >= 0 && onRq[cur] === 1) visitEntity(cur);
    for (let e = head[q]!; e >= 0; e = next[e]!) visitEntity(e);
  }

  /** Tasks waiting on `cpu` that may run, in the order of eligibility and deadline at each level. */
  order(cpu: number): number[] {
    const { head, next, current, onRq, delayed, deadline } = this.state.eevdf;
    const found: number[] = [];
    const visit = (q: number): void => {
      const entities: number[] = [];
      const cur = current[q]!;
      if (cur >= 0 && onRq[cur] === 1) entities.push(cur);
      for (let e = head[q]!; e >= 0; e = next[e]!) entities.push(e);
      const late = new Map(entities.map((e) => [e, this.eevdf.eligible(e) ? 0 : 1]));
      entities.sort((a, b) => late.get(a)! - late.get(b)! || deadline[a]! - deadline[b]!);
      for (const e of entities) {
        if (e >= this.tasks) visit(e - this.tasks + this.cpus);
        else if (e !== this.state.chain[cpu] && delayed[e] === 0 && !this.throttledHere(q)) found.push(e);
      }
    };
    visit(cpu);
    return found;
  }

  #dequeue(entity: number, flags: number): void {
    const { queue, count, onRq, buddy } = this.state.eevdf;
    let bits = flags;
    for (let e = entity; e >= 0; e = this.above(e)) {
      if (!this.eevdf.dequeue(e, bits)) return;
      const q = queue[e]!;
      if (count[q]! > 0) {
        // The sleeper was within its slice: rather go on with its group.
        if (bits & SLEEP && !(bits & THROTTLE)) {
          for (
            let up = this.owner(q);
            up >= 0 && onRq[up] === 1 && this.#idle[up] === 0;
            up = this.above(up)
          ) {
            buddy[queue[up]!] = up;
          }
        }
        return;
      }
      this.#hooks.emptied(q);
      bits = SLEEP | (bits & THROTTLE);
    }
  }
}
