import type { Host, Policy } from '../../simulators/cpu-scheduling/core/policy.ts';
import { EevdfQueues } from '../../simulators/cpu-scheduling/linux-eevdf/eevdf-queue.ts';
import type { RunQueuesState } from '../../simulators/cpu-scheduling/linux-eevdf/run-queues.ts';
import type { TaskFacts } from '../../simulators/cpu-scheduling/index.ts';

const NICE_0 = 1024;
/** As in the simulator: virtual times closer than this (µs) are equal. */
const TIE = 1e-4;

/** Reads what decides between the cgroups at the top of each CPU's queue, which the vCPUs' own facts do not tell. */
export class EevdfReader {
  readonly #host: Host;
  readonly #policy: Policy;

  constructor(host: Host, policy: Policy) {
    this.#host = host;
    this.#policy = policy;
  }

  /** Virtual times in µs relative to V of the top queue of `cpu`, of the cgroup `task` belongs to; {} if it is not queued there. */
  standing(task: number, cpu: number): TaskFacts {
    if (cpu < 0) return {};
    const { eevdf } = (this.#policy.state as { readonly queues: RunQueuesState }).queues;
    const entity = this.#entity(task, cpu);
    if (eevdf.onRq[entity] === 0) return {};
    const running = this.#host.running(cpu);
    const us = running >= 0 ? this.#host.uncharged(running) : 0;
    const mine = running >= 0 && this.#entity(running, cpu) === entity;
    const average = new EevdfQueues(eevdf, 1).averageVruntime(cpu) + (us * NICE_0) / eevdf.load[cpu]!;
    const v = eevdf.vruntime[entity]! + (mine ? (us * NICE_0) / eevdf.weight[entity]! : 0);
    return {
      vruntime: v - average,
      deadline: eevdf.deadline[entity]! - average,
      eligible: v <= average + TIE,
      lag: ((average - v) * eevdf.weight[entity]!) / NICE_0,
    };
  }

  #entity(task: number, cpu: number): number {
    const { tasks, scenario } = this.#host.model;
    return tasks.length + tasks[task]!.group * scenario.cpus + cpu;
  }
}
