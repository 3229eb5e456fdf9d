import type { Us } from '../../shared/units.ts';
import type { Choice, Host, Policy } from '../core/policy.ts';
import type { TaskFacts } from '../types.ts';
import { account, activate, burn, type Parking } from './accounting.ts';
import { BOOST, IDLE, OVER, RATE_LIMIT, TICK, TIMESLICE, UNDER } from './constants.ts';
import { bestCpu, steal, tickle, type Loot } from './placement.ts';
import { dequeue, enqueue, sortQueue } from './run-queue.ts';
import { newXenState, setIdle, type XenState } from './state.ts';

// Timers of one instant fire in this order: the accounting comes before the tick.
const ACCOUNTING_TIMER = 0;
const TICK_TIMER = 1;

const NAMES = new Map<number, 'BOOST' | 'UNDER' | 'OVER'>([
  [BOOST, 'BOOST'],
  [UNDER, 'UNDER'],
  [OVER, 'OVER'],
]);

class XenCredit implements Policy, Parking {
  readonly heldState = 'parked';
  readonly timers = 2;
  readonly state: XenState;
  readonly #host: Host;
  readonly #loot: Loot = { task: -1, from: -1 };

  constructor(host: Host) {
    this.#host = host;
    this.state = newXenState(host.model);
  }

  start(): void {
    this.#host.setTimer(ACCOUNTING_TIMER, TIMESLICE);
    this.#host.setTimer(TICK_TIMER, TICK);
  }

  /**
   * `csched_unit_wake`. A vCPU that has work at t = 0 is new there, not woken: Xen marks it as placed
   * (`csched_unit_insert`), and it gets no boost.
   */
  woke(task: number): void {
    const s = this.state;
    if (s.parked[task] === 1) return;
    if (s.priority[task] === UNDER && this.#host.now > 0) s.priority[task] = BOOST;
    enqueue(s, task);
    tickle(this.#host, s, task);
  }

  stopped(task: number, cpu: number): void {
    burn(this.state, task);
    this.state.current[cpu] = -1;
    this.state.migrating[task] = 0;
  }

  timer(id: number): void {
    const { now } = this.#host;
    if (id === ACCOUNTING_TIMER) {
      account(this.#host, this.state, this);
      this.#host.setTimer(ACCOUNTING_TIMER, now + TIMESLICE);
    } else {
      for (let cpu = 0; cpu < this.state.queues.length; cpu++) this.#tick(cpu);
      this.#host.setTimer(TICK_TIMER, now + TICK);
    }
  }

  charge(task: number, _cpu: number, us: Us): void {
    this.state.unburnt[task]! += us;
  }

  /** `csched_schedule`. */
  pick(cpu: number, prev: number, choice: Choice): number {
    const s = this.state;
    const { now } = this.#host;
    const runtime = now - s.since[cpu]!;
    if (s.rateLimited[cpu] === 1) choice.sliceOver = false;
    s.rateLimited[cpu] = 0;
    const leaves = prev >= 0 && s.migrating[prev] === 1;
    choice.leaves = leaves;
    if (prev >= 0) {
      burn(s, prev);
      if (!leaves && runtime < RATE_LIMIT) {
        // Xen looks once more on the way if this is under 0.1 ms after the start (CSCHED_MIN_TIMER); nothing comes of it.
        s.rateLimited[cpu] = 1;
        choice.until = now + RATE_LIMIT - runtime;
        return prev;
      }
      if (!leaves) enqueue(s, prev);
    }
    const next = this.#best(cpu, choice);
    setIdle(s, cpu, next < 0);
    s.current[cpu] = next;
    if (next !== prev) s.since[cpu] = now;
    if (next >= 0) choice.until = now + TIMESLICE;
    if (leaves) this.#place(prev);
    return next;
  }

  facts(task: number): TaskFacts {
    const { priority, credit, active } = this.state;
    return {
      priority: NAMES.get(priority[task]!)!,
      credit: credit[task]!,
      active: active[task] === 1,
    };
  }

  queue(cpu: number): readonly number[] {
    return this.state.queues[cpu]!;
  }

  park(task: number): void {
    const s = this.state;
    const cpu = this.#host.cpuOf(task);
    const domain = this.#host.model.tasks[task]!.group;
    s.parked[task] = 1;
    this.#host.hold(task);
    if (cpu >= 0) {
      s.current[cpu] = -1;
      s.migrating[task] = 0;
    } else dequeue(s, task);
    if (s.parkedVcpus[domain] === 0) this.#host.capEvent(domain, -1, true);
    s.parkedVcpus[domain]!++;
  }

  unpark(task: number): void {
    const s = this.state;
    const domain = this.#host.model.tasks[task]!.group;
    this.#host.release(task);
    if (this.#host.wantsCpu(task)) {
      enqueue(s, task);
      tickle(this.#host, s, task);
    }
    s.parked[task] = 0;
    s.parkedVcpus[domain]!--;
    if (s.parkedVcpus[domain] === 0) this.#host.capEvent(domain, -1, false);
  }

  /** `csched_tick` and `csched_unit_acct`; an idle CPU has no tick. */
  #tick(cpu: number): void {
    const s = this.state;
    const task = s.current[cpu]!;
    if (task >= 0) {
      if (s.priority[task] === BOOST) s.priority[task] = UNDER;
      this.#host.charge(cpu);
      burn(s, task);
      if (s.active[task] === 0) activate(this.#host, s, task);
      else if (bestCpu(this.#host, s, task) !== cpu) {
        s.migrating[task] = 1;
        this.#host.resched(cpu);
      }
    }
    sortQueue(s, cpu);
  }

  /** The head of the queue, or better work from elsewhere if that is OVER or nothing; −1 for none. */
  #best(cpu: number, choice: Choice): number {
    const s = this.state;
    const queue = s.queues[cpu]!;
    const priority = queue.length > 0 ? s.priority[queue[0]!]! : IDLE;
    if (priority <= OVER && steal(this.#host, s, cpu, priority, this.#loot)) {
      choice.from = this.#loot.from;
      return this.#loot.task;
    }
    return queue.shift() ?? -1;
  }

  /** `sched_unit_migrate_finish`: places a vCPU that had to leave its CPU; no boost. */
  #place(task: number): void {
    const s = this.state;
    s.migrating[task] = 0;
    s.home[task] = bestCpu(this.#host, s, task);
    enqueue(s, task);
    tickle(this.#host, s, task);
  }
}

/**
 * Xen's credit scheduler (credit1), `xen/common/sched/credit.c` at c447b7308b, in its default setting. Groups are
 * domains with `weight` and `cap`, tasks are vCPUs. All CPUs are alike: one NUMA node, no hyperthreads, no soft affinity.
 */
export function createXenCredit(host: Host): Policy {
  return new XenCredit(host);
}
