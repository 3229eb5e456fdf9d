import type { Decision, TaskFacts } from '../../simulators/cpu-scheduling/index.ts';
import { TIMESLICE } from '../../simulators/cpu-scheduling/xen-credit/constants.ts';
import type { Us } from '../../simulators/shared/units.ts';
import type { Moment } from './moments.ts';
import type { Run } from './run.ts';

/** A vCPU in a sentence. */
export interface Party {
  readonly name: string;
  readonly vm: number;
  readonly facts: TaskFacts;
}

/** What became of the vCPU that left a CPU; one that another CPU took at once waited, for no time. */
export type Fate = 'waits' | 'sleeps' | 'held';

/** What happened to one CPU, or to one vCPU, in an instant; the sentences are made in words.ts. */
export type Happening =
  | {
      readonly kind: 'start';
      readonly on: readonly string[];
      readonly waiting: readonly string[];
      readonly cpus: number;
    }
  | { readonly kind: 'payday'; readonly over: readonly Party[]; readonly under: readonly Party[] }
  | {
      readonly kind: 'switch';
      readonly cpu: number;
      readonly reason: Decision['reason'];
      readonly from: number;
      readonly prev: Party | undefined;
      readonly fate: Fate;
      readonly next: Party | undefined;
      /** `next` had been asleep, or held. */
      readonly woke: boolean;
      readonly freed: boolean;
      /** The CPU in whose queue `next` had been waiting until now, if another; −1. */
      readonly movedFrom: number;
    }
  | {
      readonly kind: 'stays';
      readonly cpu: number;
      readonly who: Party;
      readonly rival: Party;
      readonly turn: number;
    }
  | {
      readonly kind: 'wakes-waits';
      readonly cpu: number;
      readonly who: Party;
      readonly running: Party | undefined;
      readonly since: Us;
      /** The CPU has just looked who is best, and stayed with `running`. */
      readonly reconsidered: boolean;
    }
  | { readonly kind: 'wakes-held'; readonly who: Party }
  | { readonly kind: 'held'; readonly who: Party }
  | { readonly kind: 'freed-waits'; readonly who: Party }
  | { readonly kind: 'moved'; readonly who: Party; readonly from: number; readonly to: number };

const isHeld = (state: string): boolean => state === 'parked' || state === 'throttled';

/** What happened at change number `index` of a run, in the order it is told. */
export function happeningsAt(run: Run, index: number): Happening[] {
  const now = run.moments[index]!;
  const before = run.moments[index - 1];
  const party = (task: number): Party | undefined =>
    task < 0
      ? undefined
      : {
          name: run.schedule.tasks[task]!.id,
          vm: run.schedule.tasks[task]!.group,
          facts: now.standing[task]!,
        };
  if (!before) return [start(run, now)];
  const told = new Set<number>();
  const decided: Happening[] = [];
  const found: Happening[] = [];
  for (const { cpu, prev, next, reason, from } of run.decisions[index]!) {
    if (reason === 'slice-renewed') {
      const rival = party(now.cpus[cpu]!.queue[0] ?? -1);
      const turn = Math.round((now.t - now.cpus[cpu]!.since) / TIMESLICE) + 1;
      if (rival) decided.push({ kind: 'stays', cpu, who: party(next)!, rival, turn });
      continue;
    }
    told.add(prev).add(next);
    decided.push({
      kind: 'switch',
      cpu,
      reason,
      from,
      prev: party(prev),
      fate: fateOf(now, prev),
      next: party(next),
      woke: next >= 0 && before.tasks[next]!.state === 'sleeping',
      freed: next >= 0 && isHeld(before.tasks[next]!.state),
      movedFrom: movedFrom(before, next, cpu),
    });
  }
  now.tasks.forEach(({ state, cpu }, task) => {
    if (told.has(task)) return;
    const was = before.tasks[task]!;
    const who = party(task)!;
    if (was.state === 'sleeping' && state === 'runnable') {
      const { running, since } = now.cpus[cpu]!;
      found.push({
        kind: 'wakes-waits',
        cpu,
        who,
        running: party(running),
        since: now.t - since,
        reconsidered: decided.some((event) => event.kind === 'stays' && event.cpu === cpu),
      });
    } else if (was.state === 'sleeping' && isHeld(state)) found.push({ kind: 'wakes-held', who });
    else if (!isHeld(was.state) && isHeld(state)) found.push({ kind: 'held', who });
    else if (isHeld(was.state) && state === 'runnable') found.push({ kind: 'freed-waits', who });
    else if (state === 'runnable' && was.state === 'runnable' && cpu !== was.cpu)
      found.push({ kind: 'moved', who, from: was.cpu, to: cpu });
  });
  const payday = paydayAt(now, before, (task) => party(task)!);
  const all = [...found, ...decided];
  return payday && all.length > 0 ? [payday, ...all] : all;
}

function start(run: Run, now: Moment): Happening {
  const name = (task: number) => run.schedule.tasks[task]!.id;
  return {
    kind: 'start',
    on: now.cpus.flatMap(({ running }) => (running < 0 ? [] : [name(running)])),
    waiting: now.cpus.flatMap(({ queue }) => queue.map(name)),
    cpus: now.cpus.length,
  };
}

function movedFrom(before: Moment, task: number, cpu: number): number {
  if (task < 0) return -1;
  const was = before.tasks[task]!;
  return was.state === 'runnable' && was.cpu !== cpu ? was.cpu : -1;
}

function fateOf(now: Moment, prev: number): Fate {
  if (prev < 0) return 'waits';
  const { state } = now.tasks[prev]!;
  if (state === 'sleeping') return 'sleeps';
  if (isHeld(state)) return 'held';
  return 'waits';
}

/** Whom an accounting has just put into another class. */
function paydayAt(now: Moment, before: Moment, party: (task: number) => Party): Happening | undefined {
  if (now.t % TIMESLICE !== 0) return undefined;
  const over: Party[] = [];
  const under: Party[] = [];
  now.standing.forEach(({ priority }, task) => {
    const was = before.standing[task]!.priority;
    if (priority === was || isHeld(now.tasks[task]!.state) || isHeld(before.tasks[task]!.state)) return;
    if (priority === 'OVER') over.push(party(task));
    if (priority === 'UNDER' && was === 'OVER') under.push(party(task));
  });
  return over.length + under.length > 0 ? { kind: 'payday', over, under } : undefined;
}
