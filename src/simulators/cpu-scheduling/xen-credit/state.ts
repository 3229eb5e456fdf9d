import type { Model } from '../core/model.ts';
import { IDLE, UNDER } from './constants.ts';

/** All that changes in xen-credit during a run. By vCPU (task), by CPU, by domain (group), and the whole. */
export interface XenState {
  readonly priority: Int32Array;
  readonly credit: Int32Array;
  /** Running time not turned into credits yet, in µs (`now − start_time`); below 0 if a residual was charged early. */
  readonly unburnt: Int32Array;
  /** Running time short of a whole credit, in tenths of a µs (0…999), as `burn_credits` carries it over. */
  readonly residual: Int32Array;
  /** The CPU whose queue it uses. */
  readonly home: Int32Array;
  readonly parked: Uint8Array;
  readonly active: Uint8Array;
  /** 1: leaves its CPU to be placed anew (_VPF_migrating). */
  readonly migrating: Uint8Array;

  /** Waiting vCPUs, best first. */
  readonly queues: number[][];
  /** The vCPU each CPU runs, −1: idle. As the core's `running`, but right also in the middle of a pick. */
  readonly current: Int32Array;
  /** When the current one came on (`state_entry_time`). */
  readonly since: Float64Array;
  /** 1: idle and not called yet. Changed by `setIdle`, which counts them. */
  readonly idlers: Uint8Array;
  idlerCount: number;
  readonly lastBalance: Float64Array;
  /** The accounting after which each queue was last sorted. */
  readonly sortedAt: Int32Array;
  /** 1: the CPU's timer ends a rate limit, not a slice. */
  readonly rateLimited: Uint8Array;

  /** Active vCPUs of each domain: how many, and as a list, latest first; −1 ends it. */
  readonly activeCount: Int32Array;
  readonly firstActive: Int32Array;
  readonly nextActive: Int32Array;
  readonly parkedVcpus: Int32Array;

  /** Domains with active vCPUs, in the order they are served. */
  activeDomains: number[];
  /** Sum of credits after the last accounting. */
  balance: number;
  accountings: number;
  /** The idle CPU that was called last (`last_tickle_cpu`; Xen keeps one per CPU). */
  lastTickled: number;
  /** The CPU that was stolen from last (`balance_bias`, one NUMA node). */
  lastVictim: number;
}

/**
 * Every vCPU new: credit 0, priority UNDER (`csched_alloc_udata`). Placement is this model's own: the n-th vCPU of the
 * scenario belongs to CPU n modulo the number of CPUs, or the next one it may run on.
 */
export function newXenState({ scenario: { cpus }, tasks, groups, mayRun }: Model): XenState {
  const count = tasks.length;
  const home = tasks.map((_, task) => {
    let cpu = task % cpus;
    while (!mayRun[task]![cpu]!) cpu = (cpu + 1) % cpus;
    return cpu;
  });
  return {
    priority: new Int32Array(count).fill(UNDER),
    credit: new Int32Array(count),
    unburnt: new Int32Array(count),
    residual: new Int32Array(count),
    home: Int32Array.from(home),
    parked: new Uint8Array(count),
    active: new Uint8Array(count),
    migrating: new Uint8Array(count),
    queues: Array.from({ length: cpus }, () => []),
    current: new Int32Array(cpus).fill(-1),
    since: new Float64Array(cpus),
    idlers: new Uint8Array(cpus).fill(1),
    idlerCount: cpus,
    // The host has been up for long: every CPU may look for work at once.
    lastBalance: new Float64Array(cpus).fill(-Infinity),
    sortedAt: new Int32Array(cpus),
    rateLimited: new Uint8Array(cpus),
    activeCount: new Int32Array(groups.length),
    firstActive: new Int32Array(groups.length).fill(-1),
    nextActive: new Int32Array(count).fill(-1),
    parkedVcpus: new Int32Array(groups.length),
    activeDomains: [],
    balance: 0,
    accountings: 0,
    lastTickled: 0,
    lastVictim: 0,
  };
}

/** Notes whether `cpu` is idle and not called yet. */
export function setIdle(s: XenState, cpu: number, idle: boolean): void {
  s.idlerCount += Number(idle) - s.idlers[cpu]!;
  s.idlers[cpu] = Number(idle);
}

/** The priority of what `cpu` runs now. */
export function currentPriority(s: XenState, cpu: number): number {
  const task = s.current[cpu]!;
  return task < 0 ? IDLE : s.priority[task]!;
}
