import {
  simulate,
  type GroupSpec,
  type Scenario,
  type ScheduleRun,
  type TaskSpec,
} from '../cpu-scheduling/index.ts';
import { ParamError } from '../shared/errors.ts';
import type { Us } from '../shared/units.ts';
import { arrived, checkPlan, phaseSteps, type Phase, type StartupPlan } from './plan.ts';

/** When a phase of a copy (or of the shared work) began and ended; the scheduler decided it. */
export interface PhaseSpan {
  readonly id: string;
  readonly start: Us;
  readonly end: Us;
}

export interface StartupRun {
  readonly plan: StartupPlan;
  /** The host's schedule, until the last copy has answered and `tail` longer. */
  readonly schedule: ScheduleRun;
  readonly shared: readonly PhaseSpan[];
  /** One list a copy, in the order of the plan's phases. */
  readonly copies: readonly (readonly PhaseSpan[])[];
  /** When each copy gave its first response. */
  readonly responses: readonly Us[];
  readonly firstResponse: Us;
  readonly lastResponse: Us;
}

/** Names of the tasks in the schedule. */
export const sharedTask = 'host';
export const neighbourGroup = 'neighbour';
export const copyTask = (copy: number): string => `copy-${copy + 1}`;

const served = 'served';
const ready = 'shared-ready';

/**
 * Starts the copies of a plan on a host and lets the CPU scheduler decide when each phase gets its CPU. `until` is
 * the end of the run (µs), not before the last response; without it the run ends `tail` after that. Throws a ParamError
 * naming the field that does not fit, also where a copy has not answered by the end. Source of the rules: the schedulers; phase lengths are the caller's claims.
 */
export function start(plan: StartupPlan, { tail = 0, until }: { tail?: Us; until?: Us } = {}): StartupRun {
  checkPlan(plan);
  const groups = groupsOf(plan);
  let horizon = until ?? firstGuess(plan);
  let schedule = simulate(scenario(plan, groups, horizon));
  let answers = answersOf(schedule, plan.copies);
  // A neighbour makes the finish hard to foretell: double the run until every copy has answered.
  while (answers.includes(null) && until === undefined && horizon < longest) {
    horizon = Math.min(horizon * 2, longest);
    schedule = simulate(scenario(plan, groups, horizon));
    answers = answersOf(schedule, plan.copies);
  }
  const responses = answers.filter((t) => t !== null);
  if (responses.length < plan.copies)
    throw new ParamError(
      until === undefined ? 'own' : 'until',
      `a copy has not answered ${horizon / 1_000_000} s after the start.`,
    );
  const last = Math.max(...responses);
  if (until === undefined) schedule = simulate(scenario(plan, groups, last + tail));
  const end = schedule.scenario.horizon;
  const copies = Array.from({ length: plan.copies }, (_, i) => spans(schedule, copyTask(i), plan.own, end));
  return {
    plan,
    schedule,
    shared: spans(schedule, sharedTask, plan.shared, end),
    copies,
    responses,
    firstResponse: Math.min(...responses),
    lastResponse: last,
  };
}

/** An hour: a start that takes longer is refused. */
const longest: Us = 3_600_000_000;

function firstGuess({ shared, own, copies, neighbour, arrivals = [] }: StartupPlan): Us {
  const total = (phases: readonly Phase[]) => phases.reduce((sum, { cpu, wait }) => sum + cpu + wait, 0);
  return (
    1000 +
    Math.max(0, ...arrivals.map(({ at }) => at)) +
    total(shared) +
    total(own) * copies * (neighbour ? 2 : 1)
  );
}

/** Linux: a slice ends on a tick of 4 ms, as on the machine our phases were measured on (HZ=250). */
const tick: Us = 4000;

function scenario(plan: StartupPlan, groups: readonly GroupSpec[], horizon: Us): Scenario {
  const { cpus, policy } = plan;
  return { cpus, policy, groups, horizon: Math.max(1, horizon), ...(policy === 'linux-eevdf' && { tick }) };
}

function groupsOf(plan: StartupPlan): GroupSpec[] {
  const groups: GroupSpec[] = (plan.arrivals ?? []).map(({ id, at }) => {
    const steps = [...(at > 0 ? [{ sleep: at }] : []), { signal: arrived(id) }];
    return group(arrived(id), [{ id: arrived(id), work: { kind: 'script', steps } }]);
  });
  if (plan.shared.length > 0) {
    const steps = [...plan.shared.flatMap(phaseSteps), { mark: served }, { signal: ready }];
    groups.push(group(sharedTask, [{ id: sharedTask, work: { kind: 'script', steps } }]));
  }
  for (let i = 0; i < plan.copies; i += 1) {
    const steps = [
      ...(plan.shared.length > 0 ? [{ wait: ready }] : []),
      ...plan.own.flatMap(phaseSteps),
      { mark: served },
      { wait: 'forever' },
    ];
    groups.push(group(copyTask(i), [{ id: copyTask(i), work: { kind: 'script', steps } }]));
  }
  if (plan.neighbour) groups.push(neighbour(plan, plan.neighbour));
  return groups;
}

function neighbour(
  { policy }: StartupPlan,
  { threads, limit }: NonNullable<StartupPlan['neighbour']>,
): GroupSpec {
  const tasks = Array.from({ length: threads }, (_, i): TaskSpec => ({
    id: `${neighbourGroup}-${i + 1}`,
    work: { kind: 'busy' },
  }));
  if (limit === 0) return group(neighbourGroup, tasks);
  if (policy === 'xen-credit') return { ...group(neighbourGroup, tasks), cap: limit };
  return { ...group(neighbourGroup, tasks), cpuMax: { quota: limit * 1000, period: 100_000 } };
}

function group(id: string, tasks: readonly TaskSpec[]): GroupSpec {
  return { id, tasks };
}

/** When each copy answered, in the order of the copies; null for one that has not. */
function answersOf(schedule: ScheduleRun, copies: number): (Us | null)[] {
  const times = new Map(
    schedule.marks.flatMap((m) => (m.name === served ? [[schedule.tasks[m.task]!.id, m.t] as const] : [])),
  );
  return Array.from({ length: copies }, (_, i) => times.get(copyTask(i)) ?? null);
}

function spans(schedule: ScheduleRun, task: string, phases: readonly Phase[], end: Us): PhaseSpan[] {
  const times = new Map<string, Us>();
  for (const mark of schedule.marks) if (schedule.tasks[mark.task]!.id === task) times.set(mark.name, mark.t);
  const starts = [...phases.map(({ id }) => times.get(id)), times.get(served)];
  return phases.flatMap(({ id }, i) => {
    const begun = starts[i];
    return begun === undefined ? [] : [{ id, start: begun, end: starts[i + 1] ?? end }];
  });
}
