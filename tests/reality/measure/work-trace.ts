import { traceEvents, type TraceEvent } from './trace-lines.ts';

/** A stretch in which one task had the guest's only CPU, in milliseconds of the guest's clock. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly pid: number;
}

/** Who ran when, from a guest's trace of its whole start on one CPU. */
export interface WorkTrace {
  /**
   * Milliseconds of CPU between two moments, by owner: `kernel` (its threads and the helpers it calls), `init` (process
   * 1 and what runs in its own control group), else the unit's name. Idle time is left out.
   */
  readonly work: (from: number, to: number) => ReadonlyMap<string, number>;
  /** When process 1 became this program; undefined if it never did. */
  readonly initRuns: (program: string) => number | undefined;
  /** When the first program of a unit that fits was executed. */
  readonly firstProgram: (unit: RegExp) => number | undefined;
  readonly end: number;
}

/**
 * Reads a `trace` file of tracefs with sched_switch, sched_process_fork, sched_process_exec and cgroup_attach_task of
 * one CPU. A process belongs to the control group it was last put into or forked in.
 */
export function workTrace(text: string): WorkTrace {
  const stretches: Stretch[] = [];
  const group = new Map<number, string>();
  const parent = new Map<number, number>([[2, 0]]);
  const programs: { ms: number; pid: number; program: string; owner: string }[] = [];
  let last = 0;

  const owner = (pid: number): string => {
    const unit = group
      .get(pid)
      ?.split('/')
      .findLast((part) => part !== '');
    if (unit !== undefined && unit !== 'init.scope') return unit;
    if (pid === 1 || unit === 'init.scope') return 'init';
    for (let each: number | undefined = pid; each !== undefined; each = parent.get(each)) {
      if (each === 2) return 'kernel';
      if (each === 1) return 'init';
    }
    return 'kernel';
  };

  const take: Readonly<Record<string, (event: TraceEvent, ms: number) => void>> = {
    sched_switch: ({ args }, ms) => {
      stretches.push({ start: last, end: ms, pid: Number(args.prev_pid) });
      last = ms;
    },
    sched_process_fork: ({ args }) => {
      const [pid, child] = [Number(args.pid), Number(args.child_pid)];
      parent.set(child, pid);
      const inherited = group.get(pid);
      if (inherited === undefined) group.delete(child);
      else group.set(child, inherited);
    },
    cgroup_attach_task: ({ args }) => group.set(Number(args.pid), args.dst_path ?? ''),
    sched_process_exec: ({ args }, ms) => {
      const pid = Number(args.pid);
      programs.push({ ms, pid, program: args.filename ?? '', owner: owner(pid) });
    },
  };
  for (const event of traceEvents(text)) take[event.name]?.(event, event.seconds * 1000);
  // A process is put into its unit's group right after its fork, so who owned a stretch is asked at the end.
  const owners = stretches.map(({ pid }) => (pid === 0 ? undefined : owner(pid)));

  return {
    work: (from, to) => {
      const sums = new Map<string, number>();
      for (const [i, { start, end }] of stretches.entries()) {
        const whose = owners[i];
        const length = Math.min(end, to) - Math.max(start, from);
        if (whose !== undefined && length > 0) sums.set(whose, (sums.get(whose) ?? 0) + length);
      }
      return sums;
    },
    initRuns: (program) => programs.find((each) => each.pid === 1 && each.program === program)?.ms,
    firstProgram: (unit) => programs.find((each) => unit.test(each.owner))?.ms,
    end: last,
  };
}
