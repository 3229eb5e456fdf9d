import { ms, type Us } from '../../shared/units.ts';
import type { Choice, Host, Policy } from '../core/policy.ts';
import type { TaskFacts } from '../types.ts';
import { Balance, turnTime, type BalanceState } from './balance.ts';
import { SLEEP, SPECIAL } from './eevdf-queue.ts';
import { shareOn, spreadShares } from './group-shares.ts';
import { preempts } from './preemption.ts';
import { waitingOn } from './queue-order.ts';
import { RunQueues, type RunQueueHooks } from './run-queues.ts';
import { contended, timeToSliceEnd } from './slice-end.ts';
import { standing } from './standing.ts';
import { Throttling, type ThrottlingState } from './throttling.ts';

/**
 * The base slice in µs of a machine with `cpus` CPUs: 0.7 ms · (1 + ⌊log2(min(cpus, 8))⌋). Linux v6.12.107
 * `sysctl_sched_base_slice`, `get_update_sysctl_factor`.
 */
export function baseSlice(cpus: number): Us {
  return ms(0.7) * (1 + Math.floor(Math.log2(Math.min(cpus, 8))));
}

interface LinuxState {
  readonly queues: object;
  readonly balance: BalanceState;
  readonly throttling: ThrottlingState;
  /** By CPU: it must pick again (`TIF_NEED_RESCHED`), and whether a slice was over. */
  readonly reschedule: Uint8Array;
  readonly sliceOver: Uint8Array;
  /** By task: it has been queued before. */
  readonly began: Uint8Array;
}

export class LinuxEevdf implements Policy, RunQueueHooks {
  readonly heldState = 'throttled';
  readonly timers: number;
  readonly #host: Host;
  readonly #queues: RunQueues;
  readonly #balance: Balance;
  readonly #throttling: Throttling;
  readonly #cpus: number;
  readonly #tick: Us;
  readonly #s: LinuxState;

  // In the order they fire in one instant: refills and slack, a check of the quotas by CPU, the tick, a turn to balance.
  readonly #checkTimer: number;
  readonly #tickTimer: number;
  readonly #balanceTimer: number;

  constructor(host: Host) {
    const { scenario, tasks } = host.model;
    this.#host = host;
    this.#cpus = scenario.cpus;
    this.#tick = scenario.tick ?? 0;
    this.#queues = new RunQueues(
      host.model,
      scenario.baseSlice ?? baseSlice(scenario.cpus),
      this.#tick,
      this,
    );
    this.#balance = new Balance(host.model, this.#queues, (cpu) => host.running(cpu));
    this.#throttling = new Throttling(host, this.#queues, this.#touch, this.#settle);
    this.#checkTimer = this.#throttling.timers;
    this.#tickTimer = this.#checkTimer + this.#cpus;
    this.#balanceTimer = this.#tickTimer + 1;
    this.timers = this.#balanceTimer + 1;
    this.#s = {
      queues: this.#queues.saved,
      balance: this.#balance.state,
      throttling: this.#throttling.state,
      reschedule: new Uint8Array(this.#cpus),
      sliceOver: new Uint8Array(this.#cpus),
      began: new Uint8Array(tasks.length),
    };
  }

  get state(): object {
    return this.#s;
  }

  loaded(): void {
    this.#queues.slots.loaded();
  }

  start(): void {
    this.#throttling.start();
    if (this.#tick > 0) this.#host.setTimer(this.#tickTimer, this.#tick);
    if (this.#cpus > 1) this.#setTurn();
  }

  woke(task: number): void {
    const { began, balance } = this.#s;
    balance.waitingSince[task] = this.#host.now;
    if (this.#queues.entities.onRq[task] === 1) {
      // Asleep, but still in its queue: it goes on where it is (`ttwu_runnable`).
      const cpu = this.#queues.cpuOf(task);
      this.#settle(cpu);
      this.#queues.requeue(task);
      this.#arrived(task, cpu);
    } else {
      const initial = began[task] === 0;
      began[task] = 1;
      this.#attach(task, initial ? this.#balance.forNew(task) : this.#balance.forWoken(task), initial);
    }
    this.#offerToIdle();
  }

  stopped(task: number, cpu: number, exited: boolean): void {
    this.#queues.dequeue(task, exited ? SLEEP | SPECIAL : SLEEP);
    spreadShares(this.#queues, this.#queues.groupOf[task]!, this.#touch);
    this.#throttling.enforce(cpu);
  }

  timer(id: number): void {
    const { now } = this.#host;
    if (id < this.#checkTimer) {
      for (const cpu of this.#throttling.timer(id)) this.#host.resched(cpu);
      this.#offerToIdle();
    } else if (id < this.#tickTimer) {
      this.#check(id - this.#checkTimer);
    } else if (id === this.#tickTimer) {
      for (let cpu = 0; cpu < this.#cpus; cpu++) if (this.#host.running(cpu) >= 0) this.#check(cpu);
      this.#host.setTimer(id, now + this.#tick);
    } else {
      this.#takeTurn();
      this.#setTurn();
    }
  }

  charge(task: number, cpu: number, us: Us): void {
    if (this.#queues.charge(task, us)) {
      this.#s.reschedule[cpu] = 1;
      this.#s.sliceOver[cpu] = 1;
    }
    if (this.#throttling.timers > 0) this.#throttling.charge(task, cpu, us);
  }

  pick(cpu: number, prev: number, choice: Choice): number {
    const { reschedule, sliceOver, balance } = this.#s;
    const keep = prev >= 0 && reschedule[cpu] === 0;
    choice.sliceOver = !keep && sliceOver[cpu] === 1;
    let next = prev;
    if (!keep) {
      reschedule[cpu] = 0;
      sliceOver[cpu] = 0;
      next = this.#queues.pick(cpu);
      if (next < 0) next = this.#pull(cpu, choice);
      if (next !== prev && prev >= 0) balance.waitingSince[prev] = this.#host.now;
      this.#queues.switchTo(cpu, next);
      if (this.#queues.state.runnable[cpu]! > 1) this.#offerToIdle();
    }
    this.#armCheck(cpu, next);
    if (this.#tick === 0 && next >= 0) choice.until = this.#host.now + timeToSliceEnd(this.#queues, next);
    return next;
  }

  facts(task: number): TaskFacts {
    return standing(this.#queues, this.#host, task);
  }

  /** The same of `group` on `cpu`, among its parent's other groups and tasks there; {} if it has nothing queued there. */
  groupFacts(group: number, cpu: number): TaskFacts {
    const slot = this.#queues.slots.find(group, cpu);
    const entity = this.#queues.tasks + slot;
    if (slot < 0 || this.#queues.entities.onRq[entity] === 0) return {};
    return standing(this.#queues, this.#host, entity);
  }

  queue(cpu: number): readonly number[] {
    return waitingOn(this.#queues, this.#host, cpu);
  }

  joining(group: number, cpu: number): void {
    this.#queues.eevdf.reweight(this.#queues.entityOf(group, cpu), shareOn(this.#queues, group, cpu));
  }

  left(group: number): void {
    spreadShares(this.#queues, group, this.#touch);
  }

  emptied(queue: number): void {
    this.#throttling.emptied(queue);
  }

  /** Charges what runs on `cpu` by the weights and queues as they are; notes if a quota is used up. */
  #chargeNow(cpu: number): void {
    this.#host.charge(cpu);
    if (this.#throttling.pending(cpu)) this.#host.setTimer(this.#checkTimer + cpu, this.#host.now);
  }

  /** Before weights on `cpu` change: charges what runs there, and has its end looked up again where that may move. */
  readonly #touch = (cpu: number): void => {
    this.#chargeNow(cpu);
    const running = this.#host.running(cpu);
    if (running < 0) return;
    // A pick also sees to quotas.
    const endMoves = this.#tick === 0 && (this.#throttling.timers > 0 || contended(this.#queues, running));
    if (endMoves || this.#s.reschedule[cpu] === 1) this.#host.resched(cpu);
  };

  /** Before queues of `cpu` change: charges what runs there, whose slice may end, and puts back what was taken off. */
  readonly #settle = (cpu: number): void => {
    this.#chargeNow(cpu);
    const endMoves = this.#tick === 0 || this.#s.reschedule[cpu] === 1;
    if (endMoves && this.#host.running(cpu) >= 0) this.#host.resched(cpu);
    if (this.#queues.state.chain[cpu] !== this.#host.running(cpu)) this.#queues.switchTo(cpu, -1);
  };

  /** Queues `task` on `cpu`, where it is not queued. */
  #attach(task: number, cpu: number, initial: boolean): void {
    const had = this.#queues.cpuOf(task);
    this.#settle(cpu);
    if (had !== cpu) this.#settle(had);
    this.#throttling.admit(this.#queues.queueOf(this.#queues.groupOf[task]!, cpu));
    this.#queues.enqueue(task, cpu, initial);
    spreadShares(this.#queues, this.#queues.groupOf[task]!, this.#touch);
    this.#arrived(task, cpu);
  }

  /** `task` is queued on `cpu` now: it is held, or it may preempt what runs there (`wakeup_preempt`). */
  #arrived(task: number, cpu: number): void {
    const running = this.#host.running(cpu);
    const throttled = this.#queues.throttledHere(this.#queues.entities.queue[task]!);
    if (throttled) this.#host.hold(task);
    if (running < 0) this.#host.resched(cpu);
    else if (throttled) return;
    else if (this.#s.reschedule[cpu] === 1 || preempts(this.#queues, task, running)) {
      this.#s.reschedule[cpu] = 1;
      this.#host.resched(cpu);
    }
  }

  /** Charges what runs on `cpu`, throttles what ran out of quota, and has it pick again if that is due. */
  #check(cpu: number): void {
    this.#host.charge(cpu);
    this.#throttling.enforce(cpu);
    if (this.#s.reschedule[cpu] === 1) this.#host.resched(cpu);
    else this.#armCheck(cpu, this.#host.running(cpu));
  }

  /** Sees to it that the quotas above `task`, which `cpu` runs (−1: none), are looked at in time. */
  #armCheck(cpu: number, task: number): void {
    if (this.#throttling.timers === 0) return;
    const left = this.#tick > 0 || task < 0 ? Infinity : this.#throttling.timeLeft(task, cpu);
    // What the charge before a pick used up is dealt with as soon as the pick is done.
    if (this.#throttling.pending(cpu)) this.#host.setTimer(this.#checkTimer + cpu, this.#host.now);
    else if (left < Infinity) this.#host.setTimer(this.#checkTimer + cpu, this.#host.now + left);
    else this.#host.cancelTimer(this.#checkTimer + cpu);
  }

  /** Moves waiting tasks to `cpu`, which has nothing to run, until it has; gives what it runs, −1 if nothing can come. */
  #pull(cpu: number, choice: Choice): number {
    this.#queues.switchTo(cpu, -1);
    for (;;) {
      const task = this.#balance.toPull(cpu);
      if (task < 0) return -1;
      const from = this.#queues.cpuOf(task);
      this.#move(task, cpu);
      const next = this.#queues.pick(cpu);
      if (next < 0) continue;
      choice.from = from;
      return next;
    }
  }

  #move(task: number, cpu: number): void {
    const from = this.#queues.cpuOf(task);
    this.#settle(from);
    this.#queues.dequeue(task, 0);
    this.#attach(task, cpu, false);
  }

  #setTurn(): void {
    this.#host.setTimer(this.#balanceTimer, turnTime(this.#s.balance.turn, this.#cpus, this.#tick));
  }

  #takeTurn(): void {
    const { balance } = this.#s;
    const cpu = (balance.turn - 1) % this.#cpus;
    balance.turn++;
    if (this.#host.running(cpu) < 0) return;
    this.#balance.takeTurn(cpu, (task) => this.#move(task, cpu));
  }

  /** Where tasks wait, idle CPUs that may take one do so at once. */
  #offerToIdle(): void {
    if (!this.#queues.anyEmpty || !this.#queues.anyCrowded) return;
    for (let cpu = 0; cpu < this.#cpus; cpu++) {
      if (this.#balance.isIdle(cpu) && this.#balance.toPull(cpu) >= 0) this.#host.resched(cpu);
    }
  }
}

/** Makes the policy `linux-eevdf`: Linux v6.12's fair scheduler with cgroup v2 CPU control. `simplifications.ts` says what is left out. */
export const createLinuxEevdf = (host: Host): LinuxEevdf => new LinuxEevdf(host);
