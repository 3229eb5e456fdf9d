import { Engine } from '../../simulators/cpu-scheduling/core/engine.ts';
import { buildModel } from '../../simulators/cpu-scheduling/core/model.ts';
import type { CreatePolicy, Policy } from '../../simulators/cpu-scheduling/core/policy.ts';
import { createLinuxEevdf } from '../../simulators/cpu-scheduling/linux-eevdf/policy.ts';
import { createXenCredit } from '../../simulators/cpu-scheduling/xen-credit/policy.ts';
import type { Scenario, Snapshot, TaskFacts } from '../../simulators/cpu-scheduling/index.ts';
import type { Us } from '../../simulators/shared/units.ts';
import { EevdfReader } from './eevdf-reader.ts';

/** The state of all vCPUs and CPUs right after `t`; until the next moment only time passes. */
export interface Moment extends Snapshot {
  /** What decides between vCPUs, by vCPU. */
  readonly standing: readonly TaskFacts[];
}

/**
 * The states of a valid scenario at the given times (sorted, µs), each equal to what `ScheduleRun.at` gives, in one
 * pass. Under linux-eevdf a VM competes as a cgroup, so `standing` has the figures of the VM's cgroup on the vCPU's CPU.
 */
export function momentsAt(scenario: Scenario, times: readonly Us[]): Moment[] {
  const model = buildModel(scenario);
  const made: Policy[] = [];
  const create: CreatePolicy = scenario.policy === 'xen-credit' ? createXenCredit : createLinuxEevdf;
  const engine = new Engine(model, (host) => {
    const policy = create(host);
    made.push(policy);
    return policy;
  });
  engine.start();
  const groups = scenario.policy === 'xen-credit' ? undefined : new EevdfReader(engine, made[0]!);
  return times.map((t) => {
    engine.runTo(t);
    const snapshot = engine.snapshot();
    const standing = snapshot.tasks.map((task, i) => groups?.standing(i, task.cpu) ?? task.facts);
    return { ...snapshot, standing };
  });
}
