import type { TraceEvent } from './trace-lines.ts';

/** The phases of `runc run`, in order; each ends where the next begins. */
export const phases = [
  ['go', 'runc starts: Go runtime, configuration, checks'],
  ['spawn', 'it prepares and spawns “runc init”'],
  ['bootstrap', 'runc init comes up, until the first cgroup'],
  ['cgroups', 'cgroups: make the directories, join, set limits'],
  ['namespaces', 'namespaces: clone and unshare'],
  ['second-go', 'the Go runtime starts again, inside the namespaces'],
  ['mounts', 'mounts and device nodes'],
  ['pivot', 'pivot_root, letting go of the old root'],
  ['masks', 'host name, masked and read-only paths'],
  ['privileges', 'no_new_privs, capabilities, user and group'],
  ['seccomp', 'seccomp: compile and load the filter'],
  ['exec', 'wait for start, execve: then the first instruction'],
  ['program', 'the program runs and exits'],
  ['cleanup', 'runc cleans up and exits'],
] as const;
export type Phase = (typeof phases)[number][0];

export interface RuncStart {
  /** Milliseconds each phase took. Without a seccomp list there is no such phase. */
  readonly phases: Partial<Record<Phase, number>>;
  /** From runc's own first instruction to the program's, in milliseconds. */
  readonly toFirstInstruction: number;
  /** Calls of mount in all. */
  readonly mounts: number;
}

const PR_SET_SECCOMP = 0x16;
const PR_SET_NO_NEW_PRIVS = 0x26;
const SECCOMP_SET_MODE_FILTER = 1;

/**
 * One start of a container with runc, from the events of its threads (system calls on entry; exec, fork and exit of
 * the scheduler's tracepoints). The boundaries are calls that runc makes in a fixed order: facts.md §5.1 and runc's
 * libcontainer. Two threads work side by side at first, so a boundary that comes before the one that precedes it
 * counts as simultaneous with it. Throws an Error with one sentence when an event that every start has is missing.
 */
export function runcStart(trace: readonly TraceEvent[]): RuncStart {
  const start = need(
    trace,
    'the exec of runc',
    (e) => isExec(e) && /(^|\/)runc$/.test(e.args.filename ?? ''),
  );
  const events = trace.filter((e) => e.seconds >= start.seconds);
  const parent = start.tid;
  const pivot = need(events, 'pivot_root', (e) => e.name === 'sys_pivot_root');
  const init = pivot.tid;
  const ofInit = events.filter((e) => e.tid === init);
  const bootstrap = need(
    events,
    'the exec of runc init',
    (e) => isExec(e) && e.args.filename === '/proc/self/exe',
  );
  const stage0 = bootstrap.tid;
  const forked = need(events, 'the fork of runc init', (e) => isForkOf(e, stage0));
  const born = need(events, 'the birth of the last stage of runc init', (e) => isForkOf(e, init));
  const exec = need(ofInit, 'the exec of the program', (e) => isExec(e) && e.seconds > pivot.seconds);
  const before = (e: TraceEvent) => e.seconds < exec.seconds;
  const filter = ofInit.filter(before).findLast(loadsFilter);
  const limit = filter?.seconds ?? exec.seconds;
  const lastCapset = ofInit.findLast((e) => e.name === 'sys_capset' && e.seconds < limit);

  const firsts: [Phase, number][] = [
    ['go', start.seconds],
    ['spawn', need(events, 'a first mkdir', (e) => e.name === 'sys_mkdirat').seconds],
    ['bootstrap', bootstrap.seconds],
    [
      'cgroups',
      need(
        events,
        'the first cgroup',
        (e) => e.name === 'sys_mkdirat' && e.tid !== init && e.seconds > forked.seconds,
      ).seconds,
    ],
    [
      'namespaces',
      need(events, 'the clone of stage one', (e) => e.name === 'sys_clone' && e.tid === stage0).seconds,
    ],
    ['second-go', born.seconds],
    ['mounts', need(ofInit, 'a first mount', (e) => e.name === 'sys_mount').seconds],
    ['pivot', pivot.seconds],
    ['masks', need(ofInit, 'sethostname', (e) => e.name === 'sys_sethostname').seconds],
    [
      'privileges',
      need(
        ofInit,
        'no_new_privs',
        (e) => e.name === 'sys_prctl' && Number(e.args.option) === PR_SET_NO_NEW_PRIVS,
      ).seconds,
    ],
    ...(filter && lastCapset ? ([['seccomp', lastCapset.seconds]] satisfies [Phase, number][]) : []),
    ['exec', filter?.seconds ?? lastCapset?.seconds ?? exec.seconds],
    ['program', exec.seconds],
    ['cleanup', need(ofInit, 'the end of the program', (e) => e.name === 'sched_process_exit').seconds],
  ];
  const end = need(
    events,
    'the end of runc',
    (e) => e.name === 'sched_process_exit' && e.tid === parent,
  ).seconds;

  return {
    phases: durations(firsts, end),
    toFirstInstruction: (exec.seconds - start.seconds) * 1000,
    mounts: events.filter((e) => e.name === 'sys_mount').length,
  };
}

/** Where each phase begins, and where the last ends, to how long each took in milliseconds; never negative. */
function durations(firsts: readonly [Phase, number][], end: number): Partial<Record<Phase, number>> {
  let latest = -Infinity;
  const begins = firsts.map(([, seconds]) => (latest = Math.max(latest, seconds)));
  return Object.fromEntries(
    firsts.map(([phase], i) => [phase, ((begins[i + 1] ?? Math.max(latest, end)) - begins[i]!) * 1000]),
  );
}

const isExec = (e: TraceEvent) => e.name === 'sched_process_exec';
const isForkOf = (e: TraceEvent, tid: number) =>
  e.name === 'sched_process_fork' && Number(e.args.child_pid) === tid;

/** Not the probes that ask what the kernel can do: those pass no filter. */
const loadsFilter = ({ name, args }: TraceEvent) =>
  (name === 'sys_seccomp' && Number(args.op) === SECCOMP_SET_MODE_FILTER && Number(args.uargs) !== 0) ||
  (name === 'sys_prctl' && Number(args.option) === PR_SET_SECCOMP);

function need(events: readonly TraceEvent[], what: string, is: (event: TraceEvent) => boolean): TraceEvent {
  const found = events.find(is);
  if (!found) throw new Error(`The trace of runc lacks ${what}; its phases cannot be told apart.`);
  return found;
}
