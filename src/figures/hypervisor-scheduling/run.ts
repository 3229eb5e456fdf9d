import type { FigureClaims } from '../../playback/figure.ts';
import { tidyTimes, type Timeline } from '../../playback/timeline.ts';
import { simulate, type Decision, type ScheduleRun } from '../../simulators/cpu-scheduling/index.ts';
import { ms, sec, type Us } from '../../simulators/shared/units.ts';
import { TICK } from '../../simulators/cpu-scheduling/xen-credit/constants.ts';
import { factsOf, type Facts } from './claims.ts';
import { entitlements } from './entitlement.ts';
import { momentsAt, type Moment } from './moments.ts';
import type { Params } from './params.ts';
import { scenarioOf } from './scenario.ts';
import { wakesOf, type Wake } from './wakes.ts';
import { heavy, light } from './workloads.ts';

/** The longest stretch that is shown; shorter where more happens than a reader wants to step through. */
const lengths = [1200, 900, 600, 400, 300, 200, 150, 100, 60].map(ms);
const mostSteps = 130;
/** How far a run goes beyond what is shown, for what comes out in the long run. */
const longRun = { xen: sec(6), kvm: sec(2) } as const;
/** About so many turns are seen in the lanes at once. */
const turnsInView = 20;
const windows = [40, 60, 80, 120, 160, 200, 300, 400, 600].map(ms);

export interface VmShare {
  /** As a share of one CPU. */
  readonly got: number;
  /** Time it had work and did not run, as a share of the time of one vCPU each. */
  readonly steal: number;
}

export interface Run {
  readonly params: Params;
  readonly facts: Facts;
  readonly schedule: ScheduleRun;
  /** vCPU indexes of each VM. */
  readonly vcpusOf: readonly (readonly number[])[];
  readonly timeline: Timeline;
  /** The state at each of the timeline's changes. */
  readonly moments: readonly Moment[];
  /** Decisions at each change. */
  readonly decisions: readonly (readonly Decision[])[];
  readonly entitled: readonly number[];
  readonly longRun: { readonly over: Us; readonly shares: readonly VmShare[] };
  /** The longest queue each CPU ever has. */
  readonly places: readonly number[];
  /** The most vCPUs a cap ever holds back at once. */
  readonly heldPlaces: number;
  readonly wakes: readonly Wake[];
  /** How much of the lanes is in view at once. */
  readonly view: Us;
}

/** Computes a whole run from the settings; throws one sentence if the policy cannot run them. */
export function runOf(params: Params, claims: FigureClaims): Run {
  const facts = factsOf(claims);
  const schedule = simulate(scenarioOf(params, facts, longRun[params.policy]));
  const candidates = candidateTimes(params, schedule, atMost(schedule.decisions));
  const all = momentsAt(schedule.scenario, candidates);
  const made = decisionsBy(candidates, schedule.decisions);
  const isStep = all.map((moment, i) => i === 0 || happens(all[i - 1]!, moment, made[i]!));
  const duration = Math.min(candidates.at(-1)!, durationOf(candidates.filter((_, i) => isStep[i])));
  const steps = candidates.filter((t, i) => isStep[i] && t < duration);
  const view = viewOf(duration, schedule.decisions.filter(({ t }) => t < duration).length / params.cpus);
  const changes = tidyTimes([...candidates, ...pageTurns(duration, view), duration], duration);
  const moments = momentsAt(schedule.scenario, changes);
  const vcpusOf = params.vms.map((_, vm) =>
    schedule.tasks.flatMap((task, i) => (task.group === vm ? [i] : [])),
  );
  return {
    params,
    facts,
    schedule,
    vcpusOf,
    timeline: { duration, steps, changes },
    moments,
    decisions: decisionsBy(changes, schedule.decisions),
    entitled: entitlements(params),
    longRun: longRunOf(schedule, vcpusOf),
    places: schedule.slices.map((_, cpu) => Math.max(...moments.map(({ cpus }) => cpus[cpu]!.queue.length))),
    heldPlaces: Math.max(
      ...moments.map(
        ({ tasks }) => tasks.filter(({ state }) => state === 'parked' || state === 'throttled').length,
      ),
    ),
    wakes: wakesOf(moments),
    view,
  };
}

/** A length that is long enough: changes of hands alone would make too many steps in a longer one. */
function atMost(decisions: readonly Decision[]): Us {
  const hands = decisions.filter(({ t, reason }) => t < lengths[0]! && reason !== 'slice-renewed');
  return durationOf([...new Set(hands.map(({ t }) => t))]);
}

/** Every time up to `end` at which a state may change. */
function candidateTimes(params: Params, schedule: ScheduleRun, end: Us): Us[] {
  const times: Us[] = [];
  const every = (step: Us, first = step) => {
    for (let t = first; t <= end; t += step) times.push(t);
  };
  every(params.policy === 'xen' ? TICK : schedule.scenario.tick!);
  const work = schedule.scenario.groups.flatMap(({ tasks }) => tasks.map((task) => task.work));
  for (const one of work) {
    if (one.kind === 'bursty') every(light.every, one.first);
    if (one.kind === 'script') times.push(one.first ?? 0);
  }
  for (const { t, prev } of schedule.decisions) {
    if (t > end) break;
    times.push(t);
    if (prev >= 0 && work[prev]!.kind === 'script') times.push(t + heavy.rest);
  }
  for (const { t } of schedule.capEvents) times.push(t);
  return tidyTimes([...times, end], end);
}

/** Whether there is something to tell of the moment `now`, which follows `before`. */
function happens(before: Moment, now: Moment, decisions: readonly Decision[]): boolean {
  const told = decisions.some(
    ({ reason, cpu }) => reason !== 'slice-renewed' || now.cpus[cpu]!.queue.length > 0,
  );
  return (
    told ||
    now.tasks.some(({ state, cpu }, i) => {
      const was = before.tasks[i]!;
      return state !== was.state || (state === 'runnable' && cpu !== was.cpu);
    })
  );
}

function decisionsBy(times: readonly Us[], decisions: readonly Decision[]): Decision[][] {
  const at = new Map<Us, Decision[]>(times.map((t) => [t, []]));
  for (const decision of decisions) at.get(decision.t)?.push(decision);
  return [...at.values()];
}

const durationOf = (steps: readonly Us[]): Us =>
  lengths.find((length) => steps.filter((t) => t < length).length <= mostSteps) ?? lengths.at(-1)!;

/** A window of the ladder that shows about as many turns per CPU as a phone can draw. */
function viewOf(duration: Us, turnsPerCpu: number): Us {
  const wanted = (duration / Math.max(turnsPerCpu, 1)) * turnsInView;
  return Math.min(windows.find((window) => window >= wanted) ?? windows.at(-1)!, duration);
}

/** Where the stretch in view begins at `t`: it moves on by half its length once the playhead is in its last quarter. */
export function viewFrom(t: Us, duration: Us, view: Us): Us {
  const page = Math.max(0, Math.floor((t - view / 4) / (view / 2)));
  return Math.max(0, Math.min((page * view) / 2, duration - view));
}

function pageTurns(duration: Us, view: Us): Us[] {
  const turns: Us[] = [];
  for (let t = (view * 3) / 4; t < duration; t += view / 2) turns.push(t);
  return turns;
}

function longRunOf(schedule: ScheduleRun, vcpusOf: Run['vcpusOf']): Run['longRun'] {
  const over = schedule.scenario.horizon;
  const { tasks } = schedule.at(over);
  const shares = vcpusOf.map((vcpus) => {
    const total = (of: (task: number) => Us) => vcpus.reduce((sum, task) => sum + of(task), 0);
    return {
      got: total((i) => tasks[i]!.ran) / over,
      steal: total((i) => tasks[i]!.waited + tasks[i]!.held) / (over * vcpus.length),
    };
  });
  return { over, shares };
}
