/**
 * What goes into the CPU scheduling simulator and what comes out. All times are whole microseconds
 * since the start of the run; all CPU amounts are microseconds of one CPU.
 */
import type { Us } from '../shared/units.ts';

/**
 * One step of a scripted workload. `wait` sleeps until another task's `signal` of that name: a task's n-th `wait` for a
 * name is answered by the others' n-th `signal` of it, whichever comes first.
 */
export type WorkStep =
  | { readonly run: Us }
  | { readonly sleep: Us }
  | { readonly wait: string }
  | { readonly signal: string }
  /** Leaves a mark in the run (`ScheduleRun.marks`), takes no time. */
  | { readonly mark: string };

export type Work =
  /** Never sleeps. */
  | { readonly kind: 'busy' }
  /** Never runs. */
  | { readonly kind: 'idle' }
  /** Wakes at `first`, `first + every`, …; each time it needs `run` of CPU. A wake-up that comes while it still runs is served next, none is lost. */
  | { readonly kind: 'bursty'; readonly run: Us; readonly every: Us; readonly first?: Us }
  /** Does its steps once, then exits, or starts over. Starts at `first` (default 0). */
  | {
      readonly kind: 'script';
      readonly steps: readonly WorkStep[];
      readonly repeat?: boolean;
      readonly first?: Us;
    };

/** What a scheduler picks: a vCPU, or a process. */
export interface TaskSpec {
  readonly id: string;
  readonly work: Work;
  /** Nice value −20…19 inside its group (linux-eevdf only). */
  readonly nice?: number;
  /** CPUs it may run on (default: all). */
  readonly cpus?: readonly number[];
}

/** A VM (its vCPUs are the tasks) or a cgroup (its processes are). */
export interface GroupSpec {
  readonly id: string;
  readonly tasks: readonly TaskSpec[];
  /** xen-credit: 1…65535, default 256. linux-eevdf: cpu.weight 1…10000, default 100. */
  readonly weight?: number;
  /** xen-credit: percent of one CPU, 0 = none (default). */
  readonly cap?: number;
  /** linux-eevdf: cpu.max (and cpu.max.burst). */
  readonly cpuMax?: { readonly quota: Us; readonly period: Us; readonly burst?: Us };
  /** linux-eevdf: cpu.idle (SCHED_IDLE group). */
  readonly idle?: boolean;
  /** linux-eevdf: child groups (the hierarchy); scheduled beside this group's own tasks. */
  readonly groups?: readonly GroupSpec[];
}

export type PolicyName = 'xen-credit' | 'linux-eevdf';

export interface Scenario {
  readonly cpus: number;
  readonly policy: PolicyName;
  readonly groups: readonly GroupSpec[];
  /** The run ends here. */
  readonly horizon: Us;
  /** linux-eevdf: how slices end. `tick` 4000 is HZ=250 (as on the measured machine); 0 = at once (high-resolution ticks). Default 0. */
  readonly tick?: Us;
  /** linux-eevdf: overrides the base slice (default 0.70 ms × (1+⌊log2(min(cpus,8))⌋), v6.12.107). */
  readonly baseSlice?: Us;
}

/** `parked` is Xen's cap, `throttled` is Linux's cpu.max: both are runnable work that may not run. */
export type TaskState = 'running' | 'runnable' | 'sleeping' | 'parked' | 'throttled' | 'exited';

/** One stretch of one task on one CPU; `[start, end)`. */
export interface Slice {
  readonly cpu: number;
  /** Index into `ScheduleRun.tasks`. */
  readonly task: number;
  readonly start: Us;
  readonly end: Us;
}

/** Why a CPU changed hands (or did not). Data only: sentences are made where they are shown. */
export type DecisionReason =
  /** A task woke up and this CPU had nothing to do. */
  | 'idle-cpu-wake'
  /** The running task blocked, exited, was parked or throttled, and this one was next. */
  | 'prev-slept'
  | 'prev-exited'
  | 'prev-capped'
  /** The slice was used up and another one was next. */
  | 'slice-over'
  /** The slice was used up and it is still the best choice. */
  | 'slice-renewed'
  /** A task that woke, was released or was moved here outranked the running one. */
  | 'preempted'
  /** The running task was sent to another CPU, and this one was next. */
  | 'moved-away'
  /** This task was sent here from the CPU it ran on, and this CPU had nothing to do. */
  | 'moved-here'
  /** Nothing in its own queue (or nothing good enough): taken from another CPU's queue. */
  | 'stolen'
  /** A cap was lifted or a quota refilled, and the CPU was free. */
  | 'unthrottled'
  /** Nothing left to run: the CPU goes idle. */
  | 'idle';

/** One scheduling decision: at `t`, `cpu` took `next` (−1: none) after `prev` (−1: it was idle). */
export interface Decision {
  readonly t: Us;
  readonly cpu: number;
  readonly prev: number;
  readonly next: number;
  readonly reason: DecisionReason;
  /** The CPU a stolen task came from, else −1. */
  readonly from: number;
}

/** What the scheduler knows of one task at a moment; a policy fills what it uses. */
export interface TaskFacts {
  /** xen-credit */
  readonly priority?: 'BOOST' | 'UNDER' | 'OVER';
  readonly credit?: number;
  /** xen-credit: on the active list, so it earns credits at the next accounting. */
  readonly active?: boolean;
  /** linux-eevdf: virtual times in µs relative to the queue's V, of the task in its own queue. */
  readonly vruntime?: number;
  readonly deadline?: number;
  readonly eligible?: boolean;
  /** linux-eevdf: µs of CPU that it is owed; below 0 it has had too much. */
  readonly lag?: number;
}

/** Sums since the start: ran + waited + slept + held = lifetime so far. `held` is parked or throttled. */
export interface TaskTotals {
  readonly ran: Us;
  readonly waited: Us;
  readonly slept: Us;
  readonly held: Us;
}

export interface TaskSnapshot extends TaskTotals {
  readonly state: TaskState;
  /** The CPU it runs on or is queued at; −1 if none. */
  readonly cpu: number;
  readonly facts: TaskFacts;
}

export interface CpuSnapshot {
  /** Task index or −1. */
  readonly running: number;
  /** Since when the running one has been on (or the CPU idle). */
  readonly since: Us;
  /** Task indexes in the order the policy would look at them. */
  readonly queue: readonly number[];
}

export interface Snapshot {
  readonly t: Us;
  readonly cpus: readonly CpuSnapshot[];
  readonly tasks: readonly TaskSnapshot[];
}

export interface TaskInfo {
  readonly id: string;
  /** Index into `ScheduleRun.groups`. */
  readonly group: number;
}

export interface Mark {
  readonly t: Us;
  readonly task: number;
  readonly name: string;
}

/**
 * A group throttled or parked, or released, at `t` (cpu −1: everywhere). xen-credit parks vCPU by vCPU: `held` from the
 * first that is parked until none is.
 */
export interface CapEvent {
  readonly t: Us;
  readonly group: number;
  readonly cpu: number;
  readonly held: boolean;
}

/** A whole run; it never changes. */
export interface ScheduleRun {
  readonly scenario: Scenario;
  readonly tasks: readonly TaskInfo[];
  /** Depth-first, parents before children; `parent` −1 at the top. */
  readonly groups: readonly { readonly id: string; readonly parent: number }[];
  readonly slices: readonly (readonly Slice[])[];
  readonly decisions: readonly Decision[];
  readonly marks: readonly Mark[];
  readonly capEvents: readonly CapEvent[];
  /**
   * State at `t` (clamped to the run), exactly as it was when the run passed it. After all events of `t`. Replays from
   * the checkpoint before `t`, mostly some dozens of instants.
   */
  readonly at: (t: Us) => Snapshot;
  /** Index of the last decision at or before `t`, −1 before the first. O(log n). */
  readonly decisionAt: (t: Us) => number;
}
