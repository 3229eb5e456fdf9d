import {
  simulate,
  type GroupSpec,
  type ScheduleRun,
  type TaskSpec,
  type WorkStep,
} from '../cpu-scheduling/index.ts';
import { ParamError } from '../shared/errors.ts';
import type { Us } from '../shared/units.ts';
import type { Unit, UnitSpan } from './units.ts';

export interface UnitsRun {
  /** In the order of the units given. */
  readonly spans: readonly UnitSpan[];
  /** Who had which vCPU when; a task is named `<unit>`, or `<unit>/1`, `<unit>/2` … where it has several processes. */
  readonly schedule: ScheduleRun;
  /** The unit a task of the schedule belongs to, by task index. */
  readonly unitOf: readonly string[];
  readonly end: Us;
}

/** A guest’s kernel with HZ=250 ends a slice on its tick. */
const tick: Us = 4000;

const ready = (id: string): string => `ready:${id}`;

/**
 * Starts units on a guest's `cpus` vCPUs as systemd does: each as soon as every unit it is ordered after is ready, all
 * others at the same time (systemd.unit(5), After=). Each is a group of its own for the CPU scheduler (a service leads
 * a session of its own, and Linux shares CPU among sessions: sched(7), autogroup). Times in µs from the start. Throws a
 * ParamError on a unit that is there twice or on units that wait for each other in a circle.
 */
export function startUnits(units: readonly Unit[], cpus: number): UnitsRun {
  checkUnits(units);
  const ids = new Set(units.map(({ id }) => id));
  const total = units.reduce((sum, { work, later = 0 }) => sum + work + later, 0);
  const groups = units.flatMap((unit) => groupsOf(unit, ids));
  const schedule = simulate({ cpus, policy: 'linux-eevdf', tick, groups, horizon: total + 1000 });
  const marks = new Map(schedule.marks.map(({ name, t }) => [name, t]));
  const unitOf = schedule.tasks.map((each) => each.id.split('/')[0]!);
  const ends = new Map<string, Us>();
  for (const slices of schedule.slices)
    for (const { task, end } of slices) {
      const id = unitOf[task]!;
      ends.set(id, Math.max(ends.get(id) ?? 0, end));
    }
  const spans = units.map(({ id }) => {
    const begun = marks.get(`start:${id}`)!;
    const done = marks.get(ready(id))!;
    return { id, start: begun, ready: done, end: Math.max(done, ends.get(id) ?? 0) };
  });
  return { spans, schedule, unitOf, end: Math.max(0, ...spans.map(({ end }) => end)) };
}

/**
 * What a unit had to wait for, from the first link to the unit itself: of the units each was ordered after, always the
 * one that was ready last. This is what `systemd-analyze critical-chain` prints.
 */
export function criticalChain(units: readonly Unit[], spans: readonly UnitSpan[], id: string): string[] {
  const span = new Map(spans.map((each) => [each.id, each]));
  const unit = new Map(units.map((each) => [each.id, each]));
  const chain: string[] = [];
  for (let at: string | undefined = id; at !== undefined;) {
    chain.unshift(at);
    const before: UnitSpan[] = (unit.get(at)?.after ?? []).flatMap((other) => span.get(other) ?? []);
    at = before.reduce<UnitSpan | undefined>(
      (last, each) => (last === undefined || each.ready >= last.ready ? each : last),
      undefined,
    )?.id;
  }
  return chain;
}

function groupsOf(unit: Unit, ids: ReadonlySet<string>): GroupSpec[] {
  const { id, work, later = 0, processes = 1, apart = false, after } = unit;
  const part = (i: number) => Math.floor((work * (i + 1)) / processes) - Math.floor((work * i) / processes);
  const runs = (length: Us): WorkStep[] => (length > 0 ? [{ run: length }] : []);
  const helpers = Array.from({ length: processes - 1 }, (_, i) => `${id}/${i + 2}`);
  const lead: WorkStep[] = [
    ...[...new Set(after)].filter((other) => ids.has(other)).map((other) => ({ wait: ready(other) })),
    { mark: `start:${id}` },
    ...(helpers.length > 0 ? [{ signal: `go:${id}` }] : []),
    ...runs(part(0)),
    ...helpers.map((helper) => ({ wait: `done:${helper}` })),
    { mark: ready(id) },
    { signal: ready(id) },
    ...runs(later),
  ];
  const tasks = [
    task(helpers.length > 0 ? `${id}/1` : id, lead),
    ...helpers.map((helper, i) =>
      task(helper, [{ wait: `go:${id}` }, ...runs(part(i + 1)), { signal: `done:${helper}` }]),
    ),
  ];
  return apart
    ? tasks.map((each) => ({ id: `service ${each.id}`, tasks: [each] }))
    : [{ id: `service ${id}`, tasks }];
}

const task = (id: string, steps: readonly WorkStep[]): TaskSpec => ({ id, work: { kind: 'script', steps } });

function checkUnits(units: readonly Unit[]): void {
  const left = new Map(units.map((unit) => [unit.id, unit]));
  if (left.size < units.length) {
    const twice = units.find(({ id }, i) => units.findIndex((other) => other.id === id) < i);
    throw new ParamError('units', `the unit "${twice?.id}" stands there twice.`);
  }
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [id, { after }] of left) if (!after.some((other) => left.has(other))) left.delete(id);
  }
  const [stuck] = left.keys();
  if (stuck !== undefined)
    throw new ParamError('units', `"${stuck}" waits for itself, over the units it is ordered after.`);
}
