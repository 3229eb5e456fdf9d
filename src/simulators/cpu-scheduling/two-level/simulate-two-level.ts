import type { Us } from '../../shared/units.ts';
import { clone } from '../core/clone.ts';
import { lastAtOrBefore } from '../core/lookup.ts';
import type { CreatePolicy } from '../core/policy.ts';
import { Recorder } from '../core/recorder.ts';
import { createLinuxEevdf } from '../linux-eevdf/policy.ts';
import type { PolicyName, ScheduleRun, TaskSnapshot } from '../types.ts';
import { createXenCredit } from '../xen-credit/policy.ts';
import { Checkpoints } from './checkpoints.ts';
import { CoSimulation, type SavedCoSimulation } from './co-simulation.ts';
import { buildModels } from './models.ts';
import { reallyRan, slicesByTask, timeBefore } from './process-slices.ts';
import type { TwoLevelRun, TwoLevelScenario, TwoLevelSnapshot, VcpuTimes, VmRun } from './types.ts';

const HOSTS: Record<PolicyName, CreatePolicy> = {
  'xen-credit': createXenCredit,
  'linux-eevdf': createLinuxEevdf,
};

/** Keeps what a run did, but no checkpoints. */
class History extends Recorder {
  override instantOver(): void {
    // Checkpoints are of host and guests together: see `Checkpoints`.
  }
}

const vcpuTimes = ({ ran, slept, waited, held }: TaskSnapshot): VcpuTimes => ({
  user: ran,
  idle: slept,
  steal: waited + held,
});

/**
 * Runs guests on a host (all times in whole µs): processes on vCPUs by linux-eevdf inside each VM, vCPUs on CPUs by the
 * host's policy. A vCPU halts when its guest has nothing to run and wakes when the guest has; a process advances, and
 * uses up its slice, only while its vCPU runs. Gives the host's run, every process's lanes in host time, and at any
 * time what each guest would read of user, idle and steal time. Deterministic. Throws `ParamError` naming the field.
 * Steal time is what Linux `Documentation/virt/kvm/x86/msr.rst` (MSR_KVM_STEAL_TIME) says: the time the vCPU did not
 * run, idle time not counted. The guest's scheduler takes it off, as with CONFIG_PARAVIRT_TIME_ACCOUNTING.
 * `simplifications.ts` says what is left out.
 */
export function simulateTwoLevel(input: TwoLevelScenario): TwoLevelRun {
  const scenario = clone(input);
  const models = buildModels(scenario);
  const createHost = HOSTS[scenario.policy];
  const host = new History(scenario.cpus);
  const guests = models.guests.map((guest) => new History(guest.scenario.cpus));
  const checkpoints = new Checkpoints<SavedCoSimulation>();
  const run = new CoSimulation(models, createHost, { host, guests });
  const save = (): SavedCoSimulation => run.save();
  run.start();
  run.runTo(scenario.horizon, (t) => checkpoints.instantOver(t, save));
  run.finish();

  const vcpuSlices = slicesByTask(host.slices, models.host.tasks.length);
  const vms = models.guests.map(({ tasks }, vm): VmRun => {
    const { slices: believed, marks } = guests[vm]!;
    const vcpus = models.host.groups[vm]!.tasks;
    const ran = believed.flatMap((slices, vcpu) => reallyRan(slices, vcpuSlices[vcpus[vcpu]!]!));
    const lanes = tasks.map((_, process) =>
      ran.filter((slice) => slice.process === process).sort((a, b) => a.start - b.start),
    );
    return {
      id: scenario.vms[vm]!.id,
      vcpus,
      processes: tasks.map(({ id }) => ({ id })),
      lanes,
      believed,
      marks,
    };
  });
  const ranBefore = vms.map(({ lanes }) => lanes.map(timeBefore));

  const at = (t: Us): TwoLevelSnapshot => {
    const time = Math.floor(Math.min(Math.max(t, 0), scenario.horizon));
    const replay = new CoSimulation(models, createHost);
    const saved = checkpoints.before(time);
    if (saved) replay.load(saved);
    else replay.start();
    replay.runTo(time);
    const now = replay.snapshot();
    const vmSnapshots = vms.map(({ vcpus }, vm) => {
      const guest = now.guests[vm]!;
      const processes = guest.tasks.map((task, p) => ({ ran: ranBefore[vm]![p]!(time), believed: task.ran }));
      return { vcpus: vcpus.map((task) => vcpuTimes(now.host.tasks[task]!)), processes, guest };
    });
    return { t: time, host: now.host, vms: vmSnapshots };
  };
  const { slices, decisions, marks, capEvents } = host;
  const hostRun: ScheduleRun = {
    scenario: models.host.scenario,
    tasks: models.host.tasks.map(({ id, group }) => ({ id, group })),
    groups: models.host.groups.map(({ id, parent }) => ({ id, parent })),
    slices,
    decisions,
    marks,
    capEvents,
    at: (t: Us) => at(t).host,
    decisionAt: (t: Us) => lastAtOrBefore(decisions, t),
  };
  return { scenario, host: hostRun, vms, at };
}
