/**
 * Earliest eligible virtual deadline first, at one level: the rules of one `cfs_rq`, as in Linux v6.12
 * `kernel/sched/fair.c` (function names given). Features as that version ships them: PLACE_LAG,
 * PLACE_DEADLINE_INITIAL, PLACE_REL_DEADLINE, RUN_TO_PARITY, DELAY_DEQUEUE, DELAY_ZERO, PICK_BUDDY. Every entity has
 * the same slice here, so PREEMPT_SHORT only shows in `charge`.
 */
import type { Us } from '../../shared/units.ts';
import type { EevdfState } from './eevdf-state.ts';
import { NICE_0_WEIGHT as NICE_0 } from './weights.ts';

/** Virtual times closer than this (µs) are equal: floating point must not decide a tie. The kernel counts in ns. */
export const TIE = 1e-4;

/** What `EevdfQueues.dequeue` is told besides the entity. */
export const SLEEP = 1;
/** Leave at once, whatever the lag: it exits. */
export const SPECIAL = 2;
/** Finish a delayed dequeue. */
export const DELAYED = 4;
/** Leave at once: it is throttled. Like `DEQUEUE_THROTTLE` of v6.18 it goes for the groups above, too. */
export const THROTTLE = 8;

export class EevdfQueues {
  readonly state: EevdfState;
  readonly #slice: Us;
  readonly #lagLimit: Us;
  readonly #tick: Us;
  readonly #above: (e: number) => number;

  /**
   * Takes the state to work on, the slice of every entity in µs (the base slice), the scheduler tick in µs (0: none) and
   * which entity an entity is in (−1: none). Lag is clamped to ±max(2 · slice, tick) of CPU time (v6.12 `entity_lag`).
   */
  constructor(state: EevdfState, slice: Us, tick: Us = 0, above: (e: number) => number = () => -1) {
    this.state = state;
    this.#above = above;
    this.#slice = slice;
    this.#tick = tick;
    this.#lagLimit = Math.max(2 * slice, tick);
  }

  /** V of queue `q` in µs, the average vruntime weighted by weight (`avg_vruntime`); 0 if it is empty. */
  averageVruntime(q: number): number {
    const { vruntime, weight, current, onRq, next, head, load } = this.state;
    const cur = current[q]!;
    const useCurrent = cur >= 0 && onRq[cur] === 1;
    const first = head[q]!;
    if (!useCurrent && first < 0) return 0;
    // Relative to one of them, as the kernel does with zero_vruntime, so that the products stay small.
    const base = vruntime[useCurrent ? cur : first]!;
    // One alone is the average.
    if (useCurrent ? first < 0 : next[first]! < 0) return base;
    let sum = 0;
    for (let e = first; e >= 0; e = next[e]!) sum += weight[e]! * (vruntime[e]! - base);
    return base + sum / load[q]!;
  }

  /** Whether entity `e`, which is on a queue, has had no more than its share: v ≤ V (`entity_eligible`). */
  eligible(e: number): boolean {
    return this.state.vruntime[e]! <= this.averageVruntime(this.state.queue[e]!) + TIE;
  }

  /** Virtual lag V − v in µs of an entity on a queue, clamped (`entity_lag`). Times weight / 1024 it is µs of CPU owed. */
  virtualLag(e: number, average = this.averageVruntime(this.state.queue[e]!)): number {
    const limit = (this.#lagLimit * NICE_0) / this.state.weight[e]!;
    return Math.max(-limit, Math.min(limit, average - this.state.vruntime[e]!));
  }

  /** The entity `q` would run now, −1 if it is empty: among the eligible the earliest deadline (`pick_eevdf`). */
  pick(q: number): number {
    const { current, onRq, head, count } = this.state;
    if (count[q]! > 1) return this.#pickOfSeveral(q, this.averageVruntime(q) + TIE);
    const cur = current[q]!;
    return cur >= 0 && onRq[cur] === 1 ? cur : head[q]!;
  }

  /** The same with the buddy first, if it is eligible (`pick_next_entity`). */
  pickNext(q: number): number {
    const { buddy, count, vruntime } = this.state;
    const preferred = buddy[q]!;
    if (preferred < 0 || count[q] === 1) return this.pick(q);
    const latest = this.averageVruntime(q) + TIE;
    return vruntime[preferred]! <= latest ? preferred : this.#pickOfSeveral(q, latest);
  }

  /** Eligible are those with a virtual time of `latest` at most. */
  #pickOfSeveral(q: number, latest: number): number {
    const { vruntime, deadline, protectedDeadline, current, onRq, next, head } = this.state;
    let cur = current[q]!;
    if (cur >= 0 && (onRq[cur] === 0 || vruntime[cur]! > latest)) cur = -1;
    if (cur >= 0 && protectedDeadline[cur] === deadline[cur]) return cur;
    let best = -1;
    for (let e = head[q]!; e >= 0; e = next[e]!) {
      // Of equal deadlines the one that came first.
      if (vruntime[e]! <= latest && (best < 0 || deadline[e]! < deadline[best]! - TIE)) best = e;
    }
    if (best < 0 || (cur >= 0 && deadline[cur]! < deadline[best]! - TIE)) best = cur;
    return best;
  }

  /** Makes `e` the current one of its queue and protects its slice (`set_next_entity`). */
  setNext(e: number): void {
    const { queue, current, onRq, protectedDeadline, deadline } = this.state;
    const q = queue[e]!;
    this.#clearBuddies(e);
    if (onRq[e] === 1) {
      this.#unlink(q, e);
      protectedDeadline[e] = deadline[e]!;
    }
    current[q] = e;
  }

  /** Puts the current entity of its queue back among the waiting, if it is still on it (`put_prev_entity`). */
  putPrevious(e: number): void {
    const { queue, current, onRq } = this.state;
    const q = queue[e]!;
    current[q] = -1;
    if (onRq[e] === 1) this.#append(q, e);
  }

  /**
   * The current entity `e` ran for `us`. Gives true if it should be reconsidered: it has company, and its slice is used
   * up or, unprotected, it is no longer eligible (`update_curr`, `update_deadline`, `did_preempt_short`).
   */
  charge(e: number, us: Us): boolean {
    const { vruntime, deadline, weight, queue, count, protectedDeadline } = this.state;
    const v = (vruntime[e]! += (us * NICE_0) / weight[e]!);
    const over = v >= deadline[e]! - TIE;
    if (over) {
      const slice = (this.#slice * NICE_0) / weight[e]!;
      const late = v - deadline[e]! + TIE;
      // Without a tick nobody looked at each slice end while it ran alone: renew as if somebody had.
      if (this.#tick > 0 || late < slice) deadline[e] = v + slice;
      else deadline[e]! += (Math.floor(late / slice) + 1) * slice;
    }
    if (count[queue[e]!] === 1) return false;
    const again = over || (protectedDeadline[e] !== deadline[e] && !this.eligible(e));
    if (again) this.#clearBuddies(e);
    return again;
  }

  /** µs of CPU (whole, at least 1) until the slice of `e` is used up. */
  timeToDeadline(e: number): Us {
    const { vruntime, deadline, weight } = this.state;
    return Math.max(1, Math.ceil(((deadline[e]! - vruntime[e]! - TIE) * weight[e]!) / NICE_0));
  }

  /** Puts `e` on queue `q`; `initial` is its very first time: half a slice (`enqueue_entity`). */
  enqueue(q: number, e: number, initial = false): void {
    this.state.queue[e] = q;
    this.#place(q, e, initial);
    this.#join(q, e);
    this.#append(q, e);
  }

  /**
   * Takes `e` off its queue; `flags` of SLEEP, SPECIAL, DELAYED, THROTTLE. Gives false if it goes to sleep with negative lag: then
   * it stays and competes until it is eligible (DELAY_DEQUEUE). What it is owed is kept (`dequeue_entity`).
   */
  dequeue(e: number, flags: number): boolean {
    const { state } = this;
    const q = state.queue[e]!;
    this.#clearBuddies(e);
    if ((flags & (SLEEP | SPECIAL | DELAYED | THROTTLE)) === SLEEP && !this.eligible(e)) {
      state.delayed[e] = 1;
      return false;
    }
    state.vlag[e] = this.virtualLag(e);
    if ((flags & SLEEP) === 0) {
      state.deadline[e]! -= state.vruntime[e]!;
      state.relativeDeadline[e] = 1;
    }
    if (state.current[q] !== e) this.#unlink(q, e);
    this.#leave(q, e);
    if (flags & DELAYED) {
      state.delayed[e] = 0;
      // DELAY_ZERO: waiting in the queue asleep earns nothing.
      if (state.vlag[e]! > 0) state.vlag[e] = 0;
    }
    return true;
  }

  /** A delayed entity is wanted again before it left (`requeue_delayed_entity`). */
  requeueDelayed(e: number): void {
    const { state } = this;
    const q = state.queue[e]!;
    state.delayed[e] = 0;
    const lag = this.virtualLag(e);
    if (lag <= 0) return;
    const isCurrent = state.current[q] === e;
    if (!isCurrent) this.#unlink(q, e);
    this.#leave(q, e);
    state.vlag[e] = 0;
    this.#place(q, e, false);
    this.#join(q, e);
    if (!isCurrent) this.#append(q, e);
  }

  /** Gives `e` another weight; its lag in CPU time stays the same (`reweight_entity`). */
  reweight(e: number, weight: number): void {
    const { state } = this;
    const old = state.weight[e]!;
    if (weight === old) return;
    if (state.onRq[e] === 1) {
      const q = state.queue[e]!;
      const average = this.averageVruntime(q);
      const lag = this.virtualLag(e, average);
      state.vruntime[e] = average - (lag * old) / weight;
      state.deadline[e] = average + ((state.deadline[e]! - average) * old) / weight;
      state.load[q]! += weight - old;
    } else {
      state.vlag[e] = (state.vlag[e]! * old) / weight;
    }
    state.weight[e] = weight;
  }

  /** `e` is not preferred any more, and the entities it is in are not for its sake (`clear_buddies`). */
  #clearBuddies(e: number): void {
    const { buddy, queue } = this.state;
    for (let up = e; up >= 0 && buddy[queue[up]!] === up; up = this.#above(up)) buddy[queue[up]!] = -1;
  }

  /** `place_entity`: at V minus the lag it left with, enlarged so that it is still that much once it has joined. */
  #place(q: number, e: number, initial: boolean): void {
    const { state } = this;
    const weight = state.weight[e]!;
    const load = state.load[q]!;
    const average = this.averageVruntime(q);
    const lag = state.count[q]! > 0 ? (state.vlag[e]! * (load + weight)) / load : 0;
    // An empty queue has no V: time goes on from where this entity was.
    const v = (state.count[q]! > 0 ? average : state.vruntime[e]!) - lag;
    state.vruntime[e] = v;
    if (state.relativeDeadline[e] === 1) {
      state.deadline[e]! += v;
      state.relativeDeadline[e] = 0;
    } else {
      state.deadline[e] = v + ((initial ? this.#slice / 2 : this.#slice) * NICE_0) / weight;
    }
  }

  #join(q: number, e: number): void {
    const { onRq, count, load, weight } = this.state;
    onRq[e] = 1;
    count[q]!++;
    load[q]! += weight[e]!;
  }

  #leave(q: number, e: number): void {
    const { onRq, count, load, weight } = this.state;
    onRq[e] = 0;
    load[q]! -= weight[e]!;
    count[q]!--;
    if (count[q] === 0) load[q] = 0;
  }

  #append(q: number, e: number): void {
    const { next, previous, head, tail } = this.state;
    const last = tail[q]!;
    next[e] = -1;
    previous[e] = last;
    if (last < 0) head[q] = e;
    else next[last] = e;
    tail[q] = e;
  }

  #unlink(q: number, e: number): void {
    const { next, previous, head, tail } = this.state;
    const after = next[e]!;
    const before = previous[e]!;
    if (before < 0) head[q] = after;
    else next[before] = after;
    if (after < 0) tail[q] = before;
    else previous[after] = before;
  }
}
