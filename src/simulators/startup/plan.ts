import type { PolicyName, WorkStep } from '../cpu-scheduling/index.ts';
import { ParamError } from '../shared/errors.ts';
import type { Us } from '../shared/units.ts';

/** A stretch of a start: what it needs of a CPU, and how long it waits for something else (disk, network, timers). */
export interface Phase {
  readonly id: string;
  readonly cpu: Us;
  readonly wait: Us;
  /** Id of an arrival that must have come before the phase can begin. */
  readonly after?: string;
}

/** Something that comes from outside at a known time, such as the last byte of a download. */
export interface Arrival {
  readonly id: string;
  readonly at: Us;
}

/** Work that already runs on the host when the clock starts, as one more VM or container. */
export interface Neighbour {
  /** Busy vCPUs or threads. */
  readonly threads: number;
  /** Its limit in percent of one CPU (Xen cap, or cpu.max with a period of 100 ms); 0 is none. */
  readonly limit: number;
}

/** N copies of one thing that start together on one host. */
export interface StartupPlan {
  readonly cpus: number;
  readonly policy: PolicyName;
  readonly copies: number;
  readonly arrivals?: readonly Arrival[];
  /** Done once for all copies, by the host, before any copy may start. */
  readonly shared: readonly Phase[];
  /** Done by each copy, in order; the last one ends with the first response. */
  readonly own: readonly Phase[];
  readonly neighbour?: Neighbour;
}

/** A copy sleeps at most this long and runs at most this long before it turns to the other, where a phase has both. */
const grain: Us = 10_000;

/** The signal that an arrival raises. */
export const arrived = (id: string): string => `arrived:${id}`;

/**
 * A phase as work for the scheduler: it waits for its arrival, leaves a mark `<id>` where it begins, then takes its
 * CPU time and its waiting in alternating pieces (a boot computes a little, reads a little). Only the sums are known
 * of a phase; the alternation is ours.
 */
export function phaseSteps({ id, cpu, wait, after }: Phase): WorkStep[] {
  const pieces = Math.max(1, Math.ceil(Math.max(cpu, wait) / grain));
  const steps: WorkStep[] = after === undefined ? [{ mark: id }] : [{ wait: arrived(after) }, { mark: id }];
  for (let i = 0; i < pieces; i += 1) {
    const run = part(cpu, i, pieces);
    const sleep = part(wait, i, pieces);
    if (run > 0) steps.push({ run });
    if (sleep > 0) steps.push({ sleep });
  }
  return steps;
}

/** The i-th of `pieces` whole parts of `total` that add up to it. */
function part(total: Us, i: number, pieces: number): Us {
  return Math.floor((total * (i + 1)) / pieces) - Math.floor((total * i) / pieces);
}

/** Refuses a plan that cannot be run; throws a ParamError that names the field. */
export function checkPlan(plan: StartupPlan): void {
  whole('copies', plan.copies, 1, 64);
  whole('cpus', plan.cpus, 1, 64);
  for (const list of ['shared', 'own'] as const) {
    for (const [i, phase] of plan[list].entries()) {
      whole(`${list}[${i}].cpu`, phase.cpu, 0, 3_600_000_000);
      whole(`${list}[${i}].wait`, phase.wait, 0, 3_600_000_000);
    }
    const ids = plan[list].map((phase) => phase.id);
    const twice = ids.find((id, i) => ids.indexOf(id) !== i);
    if (twice !== undefined) throw new ParamError(list, `the phase "${twice}" stands there twice.`);
  }
  const arrivals = new Set(plan.arrivals?.map(({ id }) => id));
  for (const [i, { at }] of (plan.arrivals ?? []).entries()) whole(`arrivals[${i}].at`, at, 0, 3_600_000_000);
  for (const { id, after } of [...plan.shared, ...plan.own]) {
    if (after !== undefined && !arrivals.has(after)) {
      throw new ParamError('arrivals', `the phase "${id}" waits for "${after}", which never comes.`);
    }
  }
  if (plan.own.length === 0) throw new ParamError('own', 'a copy needs at least one phase.');
  if (plan.neighbour) {
    whole('neighbour.threads', plan.neighbour.threads, 1, 64);
    whole('neighbour.limit', plan.neighbour.limit, 0, 6400);
  }
}

function whole(field: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new ParamError(field, `${value} must be a whole number from ${min} to ${max}.`);
  }
}
