/**
 * `cpu.max`: the quota of one group, handed to CPUs in slices. Linux v6.12 `kernel/sched/fair.c`, function names given.
 * The kernel hands out one nanosecond more than a debt to make a queue runnable; here a queue with nothing left may
 * start, and is checked when it is charged.
 */
import type { Us } from '../../shared/units.ts';

/** A CPU takes this much of the pool at a time. `sched_cfs_bandwidth_slice_us`, default. */
export const BANDWIDTH_SLICE: Us = 5000;
/** A CPU that has nothing more to run keeps this much and returns the rest. `min_cfs_rq_runtime`. */
export const KEPT_LOCALLY: Us = 1000;
/** Returned time is handed to throttled CPUs this long after. `cfs_bandwidth_slack_period`. */
export const SLACK_DELAY: Us = 5000;
/** … unless a refill is nearer than this. `min_bandwidth_expiration`. */
export const REFILL_NEAR: Us = 2000;

/** The constants of a group with a quota, in µs. */
export interface Quota {
  readonly quota: Us;
  readonly period: Us;
  readonly burst: Us;
}

/** What changes: the pool and what each CPU holds of it. */
export interface QuotaState {
  /** µs left for any CPU to take. */
  pool: Us;
  /** Nothing was taken since the last refill. */
  unused: boolean;
  /** Whether the period timer runs; `restarted` if it has only just been started again. */
  active: boolean;
  restarted: boolean;
  /** When it fires next. */
  nextRefill: Us;
  slackTimer: boolean;
  /** By CPU: µs taken and not used; negative is a debt, run up before somebody looked. */
  readonly local: Float64Array;
  /** CPUs on which the group is throttled, the first to be throttled first. */
  throttled: number[];
}

/**
 * Takes a quota and the number of CPUs and gives a group that has just been given it: the pool is full and the period
 * timer runs from time 0 (`tg_set_cfs_bandwidth`).
 */
export function createQuotaState({ quota, period }: Quota, cpus: number): QuotaState {
  return {
    pool: quota,
    unused: false,
    active: true,
    restarted: false,
    nextRefill: period,
    slackTimer: false,
    local: new Float64Array(cpus),
    throttled: [],
  };
}

/**
 * Takes what is missing to a full slice out of the pool for `cpu`, or what there is. Gives whether `cpu` has time to
 * run (`assign_cfs_rq_runtime`). Periods start at multiples of the period since the start of the run; the kernel's
 * phase is random.
 */
export function takeSlice({ period }: Quota, state: QuotaState, cpu: number, now: Us): boolean {
  if (!state.active) {
    state.active = true;
    state.restarted = true;
    state.nextRefill = (Math.floor(now / period) + 1) * period;
  }
  const amount = Math.min(state.pool, BANDWIDTH_SLICE - state.local[cpu]!);
  if (amount > 0) {
    state.pool -= amount;
    state.local[cpu]! += amount;
    state.unused = false;
  }
  return state.local[cpu]! > 0;
}

/** `cpu` has run `us` of the group. Gives whether it may go on (`account_cfs_rq_runtime`). */
export function useTime(quota: Quota, state: QuotaState, cpu: number, us: Us, now: Us): boolean {
  state.local[cpu]! -= us;
  return state.local[cpu]! > 0 || takeSlice(quota, state, cpu, now);
}

/** Notes that the group may not run on `cpu` until the pool is filled (`throttle_cfs_rq`). */
export function throttle(state: QuotaState, cpu: number): void {
  state.throttled.push(cpu);
}

/**
 * Nothing of the group is left to run on `cpu`: returns all but 1 ms to the pool. Gives true if somebody throttled
 * could use it and the slack timer should be set, SLACK_DELAY from now (`return_cfs_rq_runtime`).
 */
export function returnTime(state: QuotaState, cpu: number, now: Us): boolean {
  const spare = state.local[cpu]! - KEPT_LOCALLY;
  if (spare <= 0) return false;
  state.pool += spare;
  state.local[cpu] = KEPT_LOCALLY;
  const wanted = state.pool > BANDWIDTH_SLICE && state.throttled.length > 0 && !state.slackTimer;
  if (!wanted || state.nextRefill - now < SLACK_DELAY + REFILL_NEAR) return false;
  state.slackTimer = true;
  return true;
}

/**
 * Pays the debts of throttled CPUs, first come first served, and gives those that may run again, in that order
 * (`distribute_cfs_runtime`).
 */
export function distribute(state: QuotaState): number[] {
  const released: number[] = [];
  for (const cpu of state.throttled) {
    if (state.pool <= 0) break;
    const paid = Math.min(state.pool, -state.local[cpu]!);
    state.pool -= paid;
    state.local[cpu]! += paid;
    // With the debt paid there must be something left to run on.
    if (state.local[cpu] === 0 && state.pool > 0) released.push(cpu);
  }
  state.throttled = state.throttled.filter((cpu) => !released.includes(cpu));
  return released;
}

/** The slack timer fired at `now`: gives the CPUs that may run again (`do_sched_cfs_slack_timer`). */
export function slackDue(state: QuotaState, now: Us): number[] {
  state.slackTimer = false;
  if (state.nextRefill - now < REFILL_NEAR || state.pool <= BANDWIDTH_SLICE) return [];
  return distribute(state);
}

/**
 * A period is over: fills the pool up to quota + burst and gives the CPUs that may run again. `state.active` is false
 * after it if the group took nothing for a whole period: the timer stops (`do_sched_cfs_period_timer`).
 */
export function refill({ quota, period, burst }: Quota, state: QuotaState): number[] {
  const had = state.pool + quota;
  state.pool = Math.min(had, quota + burst);
  state.nextRefill += period;
  if (state.throttled.length > 0) {
    state.unused = false;
    return distribute(state);
  }
  if (state.unused) state.active = false;
  else state.unused = true;
  return [];
}
