import type { Us } from '../../shared/units.ts';
import { Checkpoints } from '../core/checkpoints.ts';
import { clone } from '../core/clone.ts';
import type { CreatePolicy } from '../core/policy.ts';
import { Recorder } from '../core/recorder.ts';
import { replayer } from '../core/replay.ts';
import { createLinuxEevdf } from '../linux-eevdf/policy.ts';
import type { Decision, PolicyName, ScheduleRun, TaskSnapshot } from '../types.ts';
import { createXenCredit } from '../xen-credit/policy.ts';
import { CoSimulation } from './co-simulation.ts';
import { buildModels } from './models.ts';
import { reallyRan, slicesByTask, timeBefore } from './process-slices.ts';
import type {
  ProcessSlice,
  TwoLevelRun,
  TwoLevelScenario,
  TwoLevelSnapshot,
  VcpuTimes,
  VmRun,
} from './types.ts';

const HOSTS: Record<PolicyName, CreatePolicy> = {
  'xen-credit': createXenCredit,
  'linux-eevdf': createLinuxEevdf,
};

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
 * Steal time is the time a vCPU had work and did not run, whether others had the CPU or a cap held it back; idle time is
 * not counted. On KVM it is the `run_delay` of the vCPU's thread (`record_steal_time`), which goes on while cpu.max
 * throttles it, because it stays runnable (`sched_info_depart`; measured on 6.18). On Xen a Linux guest adds up the run
 * states runnable and offline (`xen_steal_clock`), and a parked vCPU is paused, so offline (`csched_acct`,
 * `vcpu_sleep_nosync_locked`). The guest's scheduler takes it off, as with CONFIG_PARAVIRT_TIME_ACCOUNTING.
 * `simplifications.ts` says what is left out.
 */
export function simulateTwoLevel(input: TwoLevelScenario): TwoLevelRun {
  const scenario = clone(input);
  const models = buildModels(scenario);
  const createHost = HOSTS[scenario.policy];
  const host = new Recorder();
  const guests = models.guests.map(() => new Recorder());
  const checkpoints = new Checkpoints();
  const run = new CoSimulation(models, createHost, { host, guests });
  run.start();
  run.runTo(scenario.horizon, checkpoints);

  const slices = host.decisions.slices(scenario.cpus, scenario.horizon);
  const vcpuSlices = slicesByTask(slices, models.host.tasks.length);
  const vms = models.guests.map(({ tasks, scenario: guest }, vm): VmRun => {
    const { decisions: log, marks } = guests[vm]!;
    const believed = log.slices(guest.cpus, guest.horizon);
    const vcpus = models.host.groups[vm]!.tasks;
    const ran = believed.flatMap((slices, vcpu) => reallyRan(slices, vcpuSlices[vcpus[vcpu]!]!));
    const lanes: ProcessSlice[][] = tasks.map(() => []);
    for (const slice of ran) lanes[slice.process]!.push(slice);
    for (const lane of lanes) lane.sort((a, b) => a.start - b.start);
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

  const replayTo = replayer(checkpoints, () => new CoSimulation(models, createHost));
  const at = (t: Us): TwoLevelSnapshot => {
    const time = Math.floor(Math.min(Math.max(t, 0), scenario.horizon));
    const now = replayTo(time).snapshot();
    const vmSnapshots = vms.map(({ vcpus }, vm) => {
      const guest = now.guests[vm]!;
      const processes = guest.tasks.map((task, p) => ({ ran: ranBefore[vm]![p]!(time), believed: task.ran }));
      return { vcpus: vcpus.map((task) => vcpuTimes(now.host.tasks[task]!)), processes, guest };
    });
    return { t: time, host: now.host, vms: vmSnapshots };
  };
  const { decisions: log, marks, capEvents } = host;
  let decisions: Decision[] | undefined;
  const hostRun: ScheduleRun = {
    scenario: models.host.scenario,
    tasks: models.host.tasks.map(({ id, group }) => ({ id, group })),
    groups: models.host.groups.map(({ id, parent }) => ({ id, parent })),
    slices,
    get decisions() {
      return (decisions ??= log.decisions());
    },
    marks,
    capEvents,
    at: (t: Us) => at(t).host,
    decisionAt: (t: Us) => log.lastAtOrBefore(t),
  };
  return { scenario, host: hostRun, vms, at };
}
