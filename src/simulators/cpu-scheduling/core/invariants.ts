import type { Us } from '../../shared/units.ts';
import type { ScheduleRun, Slice, Snapshot } from '../types.ts';

function must(holds: boolean, say: () => string): void {
  if (!holds) throw new Error(say());
}

const text = (slice: Slice): string => JSON.stringify(slice);

function mayRunOn(run: ScheduleRun): (task: number, cpu: number) => boolean {
  const allowed = new Map<string, readonly number[]>();
  const visit = (groups: typeof run.scenario.groups): void => {
    for (const group of groups) {
      for (const task of group.tasks) if (task.cpus) allowed.set(task.id, task.cpus);
      visit(group.groups ?? []);
    }
  };
  visit(run.scenario.groups);
  return (task, cpu) => allowed.get(run.tasks[task]!.id)?.includes(cpu) ?? true;
}

/** Slices lie in order inside the run, on allowed CPUs, and no task is on two CPUs at once. */
function checkSlices(run: ScheduleRun): void {
  const mayRun = mayRunOn(run);
  const byTask: Slice[][] = run.tasks.map(() => []);
  run.slices.forEach((slices, cpu) => {
    let end = 0;
    for (const slice of slices) {
      must(slice.cpu === cpu && mayRun(slice.task, cpu), () => `not allowed there: ${text(slice)}`);
      must(slice.start >= end && slice.end > slice.start, () => `out of order on CPU ${cpu}: ${text(slice)}`);
      must(slice.end <= run.scenario.horizon, () => `after the end: ${text(slice)}`);
      end = slice.end;
      byTask[slice.task]!.push(slice);
    }
  });
  for (const slices of byTask) {
    slices.sort((a, b) => a.start - b.start);
    slices.forEach((slice, i) => {
      const before = slices[i - 1];
      must(!before || before.end <= slice.start, () => `on two CPUs: ${text(before!)} and ${text(slice)}`);
    });
  }
}

/** Decisions come in order of time, each goes on where the CPU's last one left off, and together they make the slices. */
function checkDecisions(run: ScheduleRun): void {
  const { horizon } = run.scenario;
  const on = run.slices.map(() => ({ task: -1, since: 0 }));
  const made: Slice[][] = run.slices.map(() => []);
  let last = 0;
  const close = (cpu: number, t: Us): void => {
    const { task, since } = on[cpu]!;
    if (task >= 0 && t > since) made[cpu]!.push({ cpu, task, start: since, end: t });
  };
  run.decisions.forEach((row, i) => {
    const say = (): string => `decision ${i}: ${JSON.stringify(row)}`;
    must(row.t >= last && row.t <= horizon, () => `time runs backwards, ${say()}`);
    must(row.prev === on[row.cpu]!.task, () => `not what ran there (${on[row.cpu]!.task}), ${say()}`);
    must((row.reason === 'slice-renewed') === (row.prev === row.next), () => `wrong reason, ${say()}`);
    must((row.reason === 'idle') === row.next < 0, () => `wrong reason, ${say()}`);
    must((row.reason === 'stolen') === row.from >= 0 && row.from !== row.cpu, () => `wrong source, ${say()}`);
    last = row.t;
    if (row.prev === row.next) return;
    close(row.cpu, row.t);
    on[row.cpu] = { task: row.next, since: row.t };
  });
  made.forEach((slices, cpu) => {
    close(cpu, horizon);
    must(
      JSON.stringify(slices) ===
        JSON.stringify(run.slices[cpu]!.map(({ task, start, end }) => ({ cpu, task, start, end }))),
      () => `decisions and slices of CPU ${cpu} differ`,
    );
  });
}

/** One state agrees with itself and with the slices: who runs, who waits where, and sums that make up the lifetime. */
export function checkSnapshot(run: ScheduleRun, snap: Snapshot): void {
  const say =
    (what: string): (() => string) =>
    () =>
      `at ${snap.t} µs: ${what}`;
  const ranSoFar = run.tasks.map(() => 0);
  for (const slices of run.slices) {
    for (const { task, start, end } of slices) {
      if (start >= snap.t) break;
      ranSoFar[task]! += Math.min(end, snap.t) - start;
    }
  }
  const queuedAt = new Map<number, number>();
  snap.cpus.forEach(({ running, queue, since }, cpu) => {
    const slice = run.slices[cpu]!.find(({ start, end }) => start <= snap.t && snap.t < end);
    if (snap.t < run.scenario.horizon) {
      must(
        (slice?.task ?? -1) === running,
        say(`CPU ${cpu} runs ${running}, the slices say ${slice?.task ?? -1}`),
      );
      must(!slice || slice.start === since, say(`CPU ${cpu} since ${since}, the slices say ${slice?.start}`));
    }
    for (const task of queue) {
      must(!queuedAt.has(task), say(`task ${task} is queued twice`));
      queuedAt.set(task, cpu);
      must(snap.tasks[task]!.state !== 'running', say(`task ${task} is queued and runs`));
    }
  });
  snap.tasks.forEach(({ state, cpu, ran, waited, slept, held }, task) => {
    const sum = ran + waited + slept + held;
    must(state === 'exited' ? sum <= snap.t : sum === snap.t, say(`task ${task} has lived ${sum} µs`));
    must(ran === ranSoFar[task], say(`task ${task} ran ${ran} µs, not what its slices say`));
    must(
      (state === 'running') === snap.cpus.some((c) => c.running === task),
      say(`task ${task} is ${state}`),
    );
    if (state === 'running') must(snap.cpus[cpu]!.running === task, say(`task ${task} is not on CPU ${cpu}`));
    if (state === 'runnable') must(queuedAt.get(task) === cpu, say(`task ${task} waits in no queue`));
    if (state === 'exited')
      must(cpu === -1 && !queuedAt.has(task), say(`task ${task} has exited and is queued`));
  });
}

/** Moments worth a look: just before, at and after a spread of decisions, and an even spread over the run. */
export function momentsOf(run: ScheduleRun, count = 40): Us[] {
  const { horizon } = run.scenario;
  const every = Math.max(1, Math.floor(run.decisions.length / count));
  const near = run.decisions.filter((_, i) => i % every === 0).flatMap(({ t }) => [t - 1, t, t + 1]);
  const even = Array.from({ length: count }, (_, i) => Math.floor((horizon * i) / count));
  return [...new Set([...near, ...even, horizon])]
    .filter((t) => t >= 0 && t <= horizon)
    .sort((a, b) => a - b);
}

/**
 * Throws an `Error` that says what is wrong if a run breaks a rule every scheduler keeps: time runs forwards, no task
 * on two CPUs and no CPU with two tasks, decisions and slices agree, ran + waited + slept + held = lifetime, what waits
 * is queued once. Independent of policy; O(moments × slices).
 */
export function checkRun(run: ScheduleRun): void {
  checkSlices(run);
  checkDecisions(run);
  for (const t of momentsOf(run)) checkSnapshot(run, run.at(t));
}

/**
 * Throws if `at` of the run differs from a run that ends there: `simulate` is run again with each moment as horizon.
 */
export function checkSeekEqualsReplay(
  run: ScheduleRun,
  simulate: (s: ScheduleRun['scenario']) => ScheduleRun,
  count = 10,
): void {
  for (const t of momentsOf(run, count)) {
    if (t === 0) continue;
    const seek = JSON.stringify(run.at(t));
    const replay = JSON.stringify(simulate({ ...run.scenario, horizon: t }).at(t));
    must(seek === replay, () => `at ${t} µs: seek gives ${seek}, replay gives ${replay}`);
  }
}

/**
 * The longest stretch, in µs, in which some CPU was idle the whole time while one and the same task that may run there
 * waited elsewhere. 0 for a scheduler that never leaves work lying. Looks at the state after every decision.
 */
export function longestIdleWhileWaiting(run: ScheduleRun): Us {
  const mayRun = mayRunOn(run);
  const since = new Map<string, Us>();
  let longest = 0;
  const times = [...new Set(run.decisions.map(({ t }) => t)), run.scenario.horizon];
  for (const t of times) {
    const snap = run.at(t);
    const now = new Set<string>();
    snap.tasks.forEach(({ state }, task) => {
      if (state !== 'runnable') return;
      snap.cpus.forEach(({ running }, cpu) => {
        if (running < 0 && mayRun(task, cpu)) now.add(`${task} ${cpu}`);
      });
    });
    for (const [pair, start] of since) {
      longest = Math.max(longest, t - start);
      if (!now.has(pair)) since.delete(pair);
    }
    for (const pair of now) if (!since.has(pair)) since.set(pair, t);
  }
  return longest;
}
