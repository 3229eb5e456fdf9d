/** `cpu.max` over the run queues: who runs out, who is held, who comes back. */
import type { Us } from '../../shared/units.ts';
import type { Host } from '../core/policy.ts';
import {
  SLACK_DELAY,
  createQuotaState,
  refill,
  returnTime,
  slackDue,
  takeSlice,
  throttle,
  useTime,
  type Quota,
  type QuotaState,
} from './bandwidth.ts';
import { spreadShares } from './group-shares.ts';
import type { RunQueues } from './run-queues.ts';

export interface ThrottlingState {
  /** By quota. */
  readonly quotas: QuotaState[];
  /** By quota and CPU: used up there, and not acted upon yet. */
  readonly exhausted: Uint8Array;
  /** By CPU: any of them. */
  readonly pending: Uint8Array;
}

interface Limit {
  readonly group: number;
  readonly quota: Quota;
  /** Tasks of the group and of the groups in it. */
  readonly tasks: readonly number[];
}

export class Throttling {
  readonly state: ThrottlingState;
  /** How many timers it uses: 0…count−1 refill, the rest are for slack. */
  readonly timers: number;
  readonly #host: Host;
  readonly #queues: RunQueues;
  readonly #limits: readonly Limit[];
  /** By group, −1 if it has none. */
  readonly #limitOf: readonly number[];
  /** By task: the limits above it, innermost first. */
  readonly #above: readonly (readonly number[])[];
  readonly #touch: (cpu: number) => void;
  readonly #settle: (cpu: number) => void;

  /** `touch` is called before weights on a CPU change, `settle` before its queues do. */
  constructor(host: Host, queues: RunQueues, touch: (cpu: number) => void, settle: (cpu: number) => void) {
    const { groups, tasks } = host.model;
    this.#host = host;
    this.#queues = queues;
    this.#touch = touch;
    this.#settle = settle;
    const path = (group: number): number[] => (group < 0 ? [] : [group, ...path(groups[group]!.parent)]);
    const limits: Limit[] = [];
    this.#limitOf = groups.map(({ spec: { cpuMax } }, group) => {
      if (cpuMax === undefined) return -1;
      const under = tasks.flatMap((task, index) => (path(task.group).includes(group) ? [index] : []));
      return limits.push({ group, quota: { burst: 0, ...cpuMax }, tasks: under }) - 1;
    });
    this.#limits = limits;
    this.#above = tasks.map(({ group }) =>
      path(group).flatMap((g) => (this.#limitOf[g]! < 0 ? [] : [this.#limitOf[g]!])),
    );
    this.timers = 2 * limits.length;
    this.state = {
      quotas: limits.map(({ quota }) => createQuotaState(quota, queues.cpus)),
      exhausted: new Uint8Array(limits.length * queues.cpus),
      pending: new Uint8Array(queues.cpus),
    };
  }

  /** Sets the first refills. */
  start(): void {
    this.#limits.forEach(({ quota }, limit) => this.#host.setTimer(limit, quota.period));
  }

  /** `task` ran on `cpu` for `us`: docks it from every limit above and notes what ran out. */
  charge(task: number, cpu: number, us: Us): void {
    for (const limit of this.#above[task]!) {
      const state = this.state.quotas[limit]!;
      if (!useTime(this.#limits[limit]!.quota, state, cpu, us, this.#host.now)) this.#ranOut(limit, cpu);
      this.#keepRefilling(limit);
    }
  }

  /** Takes new slices where `task`, about to run or running on `cpu`, has none left; gives how long the shortest lasts, in µs. */
  timeLeft(task: number, cpu: number): Us {
    let least = Infinity;
    for (const limit of this.#above[task]!) {
      const state = this.state.quotas[limit]!;
      if (state.local[cpu]! <= 0 && !this.#take(limit, cpu)) this.#ranOut(limit, cpu);
      least = Math.min(least, Math.max(0, state.local[cpu]!));
    }
    return least;
  }

  /** Something is about to join `queue`: throttles it and the empty ones above that have no time (`check_enqueue_throttle`). */
  admit(queue: number): void {
    const queues = this.#queues;
    const { count, current } = queues.entities;
    const cpu = queues.cpuOfQueue(queue);
    for (let q = queue; q >= queues.cpus && count[q] === 0; q = queues.entities.queue[queues.owner(q)]!) {
      if (queues.entities.throttled[q] === 1) return;
      const limit = this.#limitOf[queues.groupOfQueue(q)]!;
      if (limit < 0 || current[q]! >= 0) continue;
      if (this.state.quotas[limit]!.local[cpu]! > 0 || this.#take(limit, cpu)) continue;
      this.#throttle(limit, cpu);
      return;
    }
  }

  /** Throttles on `cpu` what ran out there, unless there is new time by now (`check_cfs_rq_runtime`). */
  enforce(cpu: number): void {
    const { pending, exhausted, quotas } = this.state;
    if (pending[cpu] === 0) return;
    pending[cpu] = 0;
    for (let limit = 0; limit < this.#limits.length; limit++) {
      const at = limit * this.#queues.cpus + cpu;
      if (exhausted[at] === 0) continue;
      exhausted[at] = 0;
      if (quotas[limit]!.local[cpu]! <= 0 && !this.#take(limit, cpu)) this.#throttle(limit, cpu);
    }
  }

  /** Whether `enforce` has something to look at. */
  pending(cpu: number): boolean {
    return this.state.pending[cpu] === 1;
  }

  /** Nothing is left on `queue`: returns its time (`return_cfs_rq_runtime`). */
  emptied(queue: number): void {
    const limit = queue < this.#queues.cpus ? -1 : this.#limitOf[this.#queues.groupOfQueue(queue)]!;
    if (limit < 0) return;
    const { now } = this.#host;
    if (returnTime(this.state.quotas[limit]!, this.#queues.cpuOfQueue(queue), now)) {
      this.#host.setTimer(this.#limits.length + limit, now + SLACK_DELAY);
    }
  }

  /** One of its timers fired. Gives the CPUs where a group may run again. */
  timer(id: number): readonly number[] {
    const limit = id % this.#limits.length;
    const state = this.state.quotas[limit]!;
    const slack = id >= this.#limits.length;
    const cpus = slack ? slackDue(state, this.#host.now) : refill(this.#limits[limit]!.quota, state);
    if (!slack && state.active) this.#host.setTimer(limit, state.nextRefill);
    for (const cpu of cpus) this.#release(limit, cpu);
    return cpus;
  }

  #ranOut(limit: number, cpu: number): void {
    this.state.exhausted[limit * this.#queues.cpus + cpu] = 1;
    this.state.pending[cpu] = 1;
  }

  #take(limit: number, cpu: number): boolean {
    const enough = takeSlice(this.#limits[limit]!.quota, this.state.quotas[limit]!, cpu, this.#host.now);
    this.#keepRefilling(limit);
    return enough;
  }

  /** The first slice taken after a rest starts the period timer again. */
  #keepRefilling(limit: number): void {
    const state = this.state.quotas[limit]!;
    if (!state.restarted) return;
    state.restarted = false;
    this.#host.setTimer(limit, state.nextRefill);
  }

  /** From now on the tasks of the group may not run on `cpu`; each leaves its queue when it is picked. */
  #throttle(limit: number, cpu: number): void {
    const queues = this.#queues;
    const { group, tasks } = this.#limits[limit]!;
    const queue = queues.queueOf(group, cpu);
    if (queues.entities.throttled[queue] === 1) return;
    const held = tasks.filter(
      (task) => queues.queued(task) && queues.cpuOf(task) === cpu && !this.#isThrottled(task),
    );
    queues.setThrottled(queue, true);
    queues.addRunnable(cpu, -held.length);
    throttle(this.state.quotas[limit]!, cpu);
    for (const task of held) this.#host.hold(task);
    this.#host.capEvent(group, cpu, true);
  }

  /** Lets the tasks of the group run again on `cpu`, unless another limit holds them (`unthrottle_cfs_rq`). */
  #release(limit: number, cpu: number): void {
    const queues = this.#queues;
    const { limbo } = queues.state;
    const { group, tasks } = this.#limits[limit]!;
    this.#settle(cpu);
    queues.setThrottled(queues.queueOf(group, cpu), false);
    this.#host.capEvent(group, cpu, false);
    const back = tasks.filter((task) => queues.cpuOf(task) === cpu && !this.#isThrottled(task));
    for (const task of back) {
      if (queues.queued(task)) queues.addRunnable(cpu, 1);
      if (queues.queued(task) || limbo[task]! > 0) this.#host.release(task);
    }
    // The group made last comes first, and in it the task that left last (`tg_unthrottle_up`).
    const left = back.filter((task) => limbo[task]! > 0);
    left.sort((a, b) => queues.groupOf[b]! - queues.groupOf[a]! || limbo[b]! - limbo[a]!);
    for (const task of left) {
      limbo[task] = 0;
      this.admit(queues.queueOf(queues.groupOf[task]!, cpu));
      queues.enqueue(task, cpu, false);
      if (this.#isThrottled(task)) this.#host.hold(task);
      spreadShares(queues, queues.groupOf[task]!, this.#touch);
    }
  }

  #isThrottled(task: number): boolean {
    return this.#queues.throttledHere(this.#queues.entities.queue[task]!);
  }
}
