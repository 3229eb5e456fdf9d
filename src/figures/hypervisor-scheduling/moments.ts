import { Engine } from '../../simulators/cpu-scheduling/core/engine.ts';
import { buildModel } from '../../simulators/cpu-scheduling/core/model.ts';
import { createLinuxEevdf, type LinuxEevdf } from '../../simulators/cpu-scheduling/linux-eevdf/policy.ts';
import { createXenCredit } from '../../simulators/cpu-scheduling/xen-credit/policy.ts';
import type { Scenario, Snapshot, TaskFacts } from '../../simulators/cpu-scheduling/index.ts';
import type { Us } from '../../simulators/shared/units.ts';

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
  const linux: LinuxEevdf[] = [];
  const engine = new Engine(model, (host) => {
    if (scenario.policy === 'xen-credit') return createXenCredit(host);
    const policy = createLinuxEevdf(host);
    linux.push(policy);
    return policy;
  });
  engine.start();
  return times.map((t) => {
    engine.runTo(t);
    const snapshot = engine.snapshot();
    const standing = snapshot.tasks.map(({ cpu, facts }, task) => {
      if (!linux[0]) return facts;
      return cpu < 0 ? {} : linux[0].groupFacts(model.tasks[task]!.group, cpu);
    });
    return { ...snapshot, standing };
  });
}
