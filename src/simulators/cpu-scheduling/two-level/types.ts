/**
 * Two schedulers, one inside the other: a guest kernel puts its processes on vCPUs, the host puts those on CPUs. All
 * times are whole microseconds of the host's clock since the start of the run.
 */
import type { Us } from '../../shared/units.ts';
import type { GroupSpec, Mark, PolicyName, ScheduleRun, Slice, Snapshot, Work } from '../types.ts';

export interface ProcessSpec {
  readonly id: string;
  /** What it runs is CPU time it really gets; what it sleeps is wall time, also while its vCPU is off. */
  readonly work: Work;
  /** Nice value −20…19 inside the guest. */
  readonly nice?: number;
  /** vCPUs it may run on (default: all). */
  readonly vcpus?: readonly number[];
}

/** To the host a group, with the limits that its policy knows. */
export interface VmSpec extends Pick<GroupSpec, 'id' | 'weight' | 'cap' | 'cpuMax' | 'idle'> {
  /** How many vCPUs it has, 1…64. */
  readonly vcpus: number;
  readonly processes: readonly ProcessSpec[];
  /** CPUs of the host its vCPUs may run on (default: all). */
  readonly cpus?: readonly number[];
  /** The guest kernel's base slice (default: Linux's for that many vCPUs). */
  readonly baseSlice?: Us;
}

export interface TwoLevelScenario {
  /** CPUs, policy, tick and base slice of the host. Inside, every guest runs linux-eevdf without a tick. */
  readonly cpus: number;
  readonly policy: PolicyName;
  readonly tick?: Us;
  readonly baseSlice?: Us;
  readonly vms: readonly VmSpec[];
  readonly horizon: Us;
}

/** One stretch of a process on a vCPU on a CPU; `[start, end)`. */
export interface ProcessSlice {
  /** Index into `VmRun.processes`. */
  readonly process: number;
  /** Number of the vCPU in its VM. */
  readonly vcpu: number;
  readonly cpu: number;
  readonly start: Us;
  readonly end: Us;
}

/** What /proc/stat in the guest says of a vCPU so far; the three add up to the time that has passed. */
export interface VcpuTimes {
  readonly user: Us;
  readonly idle: Us;
  /** It had work and did not run: it waited for a CPU, or was parked or throttled. */
  readonly steal: Us;
}

export interface ProcessTimes {
  /** CPU time it really had: what a guest accounts that takes steal time off. */
  readonly ran: Us;
  /** Time it was the one on its vCPU, whether or not that ran: what a guest accounts that knows nothing of steal time. */
  readonly believed: Us;
}

export interface VmSnapshot {
  readonly vcpus: readonly VcpuTimes[];
  readonly processes: readonly ProcessTimes[];
  /** The guest kernel's own view: its CPUs are the vCPUs, and a process is `running` there also while its vCPU is off. */
  readonly guest: Snapshot;
}

export interface TwoLevelSnapshot {
  readonly t: Us;
  readonly host: Snapshot;
  readonly vms: readonly VmSnapshot[];
}

export interface VmRun {
  readonly id: string;
  /** By vCPU: its index into `host.tasks`. */
  readonly vcpus: readonly number[];
  readonly processes: readonly { readonly id: string }[];
  /** By process: when it really ran, in order. */
  readonly lanes: readonly (readonly ProcessSlice[])[];
  /** By vCPU: which process (`task`) the guest has on it, in order, also while it is off. `cpu` is the vCPU. */
  readonly believed: readonly (readonly Slice[])[];
  /** Marks the processes left; `task` is the process. */
  readonly marks: readonly Mark[];
}

/** A whole run; it never changes. */
export interface TwoLevelRun {
  readonly scenario: TwoLevelScenario;
  /** The host's part: its tasks are the vCPUs, named `vm/vcpu0`. Their `work` reads busy; what they need comes from the guest. */
  readonly host: ScheduleRun;
  readonly vms: readonly VmRun[];
  /** State at `t` (clamped to the run), exactly as it was, after all events of `t`. */
  readonly at: (t: Us) => TwoLevelSnapshot;
}
