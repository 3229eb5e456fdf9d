/**
 * The border between the event-driven core and a scheduling policy.
 *
 * The core owns time, the tasks' work, who runs where, and the record. A policy owns its queues and decides.
 * Tasks, CPUs and groups are indexes (tasks and groups into `Model`).
 *
 * One instant `t` goes like this. First every event of `t`, in this order: bursts of running tasks that are done,
 * policy timers (by timer number), wake-ups (by task number), slices that are over (by CPU number). Each may ask for
 * CPUs to be rescheduled. Then `pick` is called for every CPU asked for, lowest CPU number first, until none is left
 * and no event of `t` is left. Only the outcome of the instant is recorded: nothing lasts zero time.
 */
import type { Us } from '../../shared/units.ts';
import type { TaskFacts } from '../types.ts';
import type { Model } from './model.ts';

/** What `Policy.pick` fills in besides the task it returns. The core resets it before each call. */
export interface Choice {
  /** When to call `pick` on this CPU again at the latest (absolute, > now). Infinity (the preset): not of its own accord. */
  until: Us;
  /** The CPU whose queue the task was taken from; −1 (the preset): this CPU's own. */
  from: number;
  /**
   * Preset to true if `until` of the last pick has come. Tells 'slice-over' and 'slice-renewed' from 'preempted'.
   * A policy that ends slices otherwise (on its tick) or sets `until` for another purpose (a rate limit) corrects it.
   */
  sliceOver: boolean;
  /** Preset to false. `prev` has to go to another CPU, whoever outranks it here. */
  leaves: boolean;
}

/** What a policy may ask of the core, or tell it. */
export interface Host {
  readonly model: Model;
  readonly now: Us;
  /** The task on `cpu`, −1 if it is idle. */
  running(cpu: number): number;
  /** The CPU `task` runs on, −1 if it runs on none. */
  cpuOf(task: number): number;
  /** Whether `task` has work: it is not asleep and has not exited (it may be held). */
  wantsCpu(task: number): boolean;
  /** Sets policy timer `id` (0…`Policy.timers`−1) to absolute time `t` (≥ now), replacing its earlier setting. */
  setTimer(id: number, t: Us): void;
  cancelTimer(id: number): void;
  /** Has `pick` called for `cpu` at the end of this instant. */
  resched(cpu: number): void;
  /** Calls `Policy.charge` for what the task on `cpu` ran since it was last charged (nothing if that is 0 or the CPU idle). */
  charge(cpu: number): void;
  /** CPU time `task` has run and not been charged for yet. */
  uncharged(task: number): Us;
  /**
   * From now on `task` may not run though it has work. If it runs it is charged, taken off its CPU at once (that CPU
   * is rescheduled, `Policy.stopped` is NOT called); taking it out of a queue is the policy's own business.
   */
  hold(task: number): void;
  /** Ends `hold`. The policy queues the task itself (if `wantsCpu`) and asks for the CPU. */
  release(task: number): void;
  /** Records that `group` is held or released on `cpu` (−1: everywhere), for `ScheduleRun.capEvents`. */
  capEvent(group: number, cpu: number, held: boolean): void;
}

export interface Policy {
  /** What a held task's state is called. */
  readonly heldState: 'parked' | 'throttled';
  /** How many timers it uses. Timers of one instant fire in the order of their numbers. */
  readonly timers: number;
  /**
   * ALL that changes during a run: a tree of plain objects, arrays, typed arrays, Maps, Sets and primitives, no
   * cycles, no functions, no class instances, nothing shared between two places. The core copies what it holds for
   * checkpoints and puts it back in place (`state-store.ts`): the objects and typed arrays down to the first array, Map
   * or Set stay the same ones for good, all else is replaced, so read that through `state` every time. Of a `Table` in
   * it only the rows in use are copied. Everything else in the policy must be constant after creation, or follow from
   * it in `loaded`.
   */
  readonly state: object;
  /** Called after the core has put `state` back: brings up to date what the policy derives from it, if anything. */
  loaded?(): void;
  /** Called once, at t = 0, before any task has work. Sets timers. */
  start(): void;
  /**
   * `task` has work again (or for the first time). Also called if it is held: then it must not be queued.
   * The policy chooses a CPU, queues it, and asks for CPUs to be rescheduled.
   */
  woke(task: number): void;
  /** `task` was running on `cpu` and has blocked or exited. It is charged and off its CPU; the core reschedules `cpu`. */
  stopped(task: number, cpu: number, exited: boolean): void;
  /** Timer `id` fired. */
  timer(id: number): void;
  /** `task` ran on `cpu` for `us` (> 0) up to now. Called before `stopped`, before `pick` for the one that runs, and by `host.charge`. */
  charge(task: number, cpu: number, us: Us): void;
  /**
   * Which task `cpu` runs from now: one that wants CPU, is not held and runs on no other CPU; −1: none. `prev` is the
   * task running there that still could go on (it is in no queue unless the policy put it there), else −1. The policy
   * queues `prev` if it returns another one, and takes what it returns out of its queue.
   */
  pick(cpu: number, prev: number, choice: Choice): number;
  /** What it knows of `task` now. Must not change anything; add `host.uncharged(task)` in thought if that is wanted. */
  facts(task: number): TaskFacts;
  /** Tasks waiting at `cpu`, in the order it would look at them, without the one that runs. Must not change anything. */
  queue(cpu: number): readonly number[];
}

/** Makes a policy for a host. Called again for look-ups: keep it cheap, keep no state outside. */
export type CreatePolicy = (host: Host) => Policy;
