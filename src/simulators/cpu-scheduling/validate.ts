import { ParamError } from '../shared/errors.ts';
import type { GroupSpec, PolicyName, Scenario, TaskSpec, Work } from './types.ts';

const MOST_CPUS = 64;
const POLICIES: readonly PolicyName[] = ['xen-credit', 'linux-eevdf'];

type Range = readonly [low: number, high: number];

function whole(field: string, value: number, [low, high]: Range): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  const allowed =
    high === Infinity ? `a whole number of at least ${low}` : `a whole number from ${low} to ${high}`;
  throw new ParamError(field, `${value} is not allowed; give ${allowed}.`);
}

function unique(field: string, id: string, seen: Set<string>): void {
  if (id === '') throw new ParamError(field, 'is empty; give every group and task a name.');
  if (seen.has(id)) throw new ParamError(field, `"${id}" is used twice; give every one its own name.`);
  seen.add(id);
}

const POSITIVE: Range = [1, Number.MAX_SAFE_INTEGER];
const NOT_NEGATIVE: Range = [0, Number.MAX_SAFE_INTEGER];

function checkWork(field: string, work: Work): void {
  if (work.kind === 'bursty') {
    whole(`${field}.run`, work.run, POSITIVE);
    whole(`${field}.every`, work.every, POSITIVE);
  }
  if (work.kind === 'bursty' || work.kind === 'script')
    whole(`${field}.first`, work.first ?? 0, NOT_NEGATIVE);
  if (work.kind !== 'script') return;
  work.steps.forEach((step, i) => {
    if ('run' in step) whole(`${field}.steps[${i}].run`, step.run, POSITIVE);
    if ('sleep' in step) whole(`${field}.steps[${i}].sleep`, step.sleep, NOT_NEGATIVE);
  });
  const takesTime = work.steps.some((step) => 'run' in step || ('sleep' in step && step.sleep > 0));
  if (work.repeat === true && !takesTime) {
    throw new ParamError(
      `${field}.steps`,
      'would repeat for ever in no time; add a run or a sleep to the round.',
    );
  }
}

/** A setting the chosen policy does not know is refused, not passed over in silence. */
function onlyFor(policy: PolicyName, scenario: Scenario, field: string, given: boolean): void {
  if (!given || scenario.policy === policy) return;
  throw new ParamError(field, `belongs to ${policy}; leave it out or change the policy.`);
}

function checkTask(field: string, task: TaskSpec, scenario: Scenario, seen: Set<string>): void {
  unique(`${field}.id`, task.id, seen);
  checkWork(`${field}.work`, task.work);
  onlyFor('linux-eevdf', scenario, `${field}.nice`, task.nice !== undefined);
  if (task.nice !== undefined) whole(`${field}.nice`, task.nice, [-20, 19]);
  if (task.cpus === undefined) return;
  if (task.cpus.length === 0)
    throw new ParamError(`${field}.cpus`, 'is empty; name a CPU or leave it out for all.');
  task.cpus.forEach((cpu, i) => whole(`${field}.cpus[${i}]`, cpu, [0, scenario.cpus - 1]));
}

function checkGroup(
  field: string,
  group: GroupSpec,
  scenario: Scenario,
  groups: Set<string>,
  tasks: Set<string>,
): void {
  const xen = scenario.policy === 'xen-credit';
  unique(`${field}.id`, group.id, groups);
  // xl.1: weight 1–65535; cgroup-v2.rst: cpu.weight 1–10000.
  if (group.weight !== undefined) whole(`${field}.weight`, group.weight, [1, xen ? 65535 : 10000]);
  onlyFor('xen-credit', scenario, `${field}.cap`, (group.cap ?? 0) !== 0);
  onlyFor('linux-eevdf', scenario, `${field}.cpuMax`, group.cpuMax !== undefined);
  onlyFor('linux-eevdf', scenario, `${field}.idle`, group.idle === true);
  onlyFor('linux-eevdf', scenario, `${field}.groups`, (group.groups ?? []).length > 0);
  // csched_dom.cap is 16 bits and all ones means "leave as it is".
  if (group.cap !== undefined) whole(`${field}.cap`, group.cap, [0, 65534]);
  if (group.cpuMax !== undefined) {
    // cgroup-v2.rst: quota and period at least 1 ms, period at most 1 s, burst at most the quota.
    const { quota, period, burst } = group.cpuMax;
    whole(`${field}.cpuMax.period`, period, [1000, 1_000_000]);
    whole(`${field}.cpuMax.quota`, quota, [1000, Number.MAX_SAFE_INTEGER]);
    if (burst !== undefined) whole(`${field}.cpuMax.burst`, burst, [0, quota]);
  }
  group.tasks.forEach((task, i) => checkTask(`${field}.tasks[${i}]`, task, scenario, tasks));
  group.groups?.forEach((child, i) => checkGroup(`${field}.groups[${i}]`, child, scenario, groups, tasks));
}

/**
 * Checks a scenario (times in µs). Throws `ParamError` naming the field, such as `groups[1].weight`.
 * Ranges: Xen `docs/man/xl.1.pod.in`; Linux `Documentation/admin-guide/cgroup-v2.rst`, `sched(7)` for nice.
 */
export function validate(scenario: Scenario): void {
  if (!POLICIES.includes(scenario.policy)) {
    throw new ParamError('policy', `"${scenario.policy}" is unknown; give ${POLICIES.join(' or ')}.`);
  }
  onlyFor('linux-eevdf', scenario, 'tick', scenario.tick !== undefined);
  onlyFor('linux-eevdf', scenario, 'baseSlice', scenario.baseSlice !== undefined);
  whole('cpus', scenario.cpus, [1, MOST_CPUS]);
  whole('horizon', scenario.horizon, POSITIVE);
  // HZ=100 is the slowest clock of Linux (kernel/Kconfig.hz).
  if (scenario.tick !== undefined) whole('tick', scenario.tick, [0, 10_000]);
  // sched_setattr clamps a requested slice to 0.1–100 ms (kernel/sched/fair.c).
  if (scenario.baseSlice !== undefined) whole('baseSlice', scenario.baseSlice, [100, 100_000]);
  const groups = new Set<string>();
  const tasks = new Set<string>();
  scenario.groups.forEach((group, i) => checkGroup(`groups[${i}]`, group, scenario, groups, tasks));
}
