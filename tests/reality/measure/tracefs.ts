import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd, command } from './run.ts';
import { traceEvents, type TraceEvent } from './trace-lines.ts';

const home = '/sys/kernel/tracing';
const calls = ['mkdirat', 'mount', 'pivot_root', 'clone', 'sethostname', 'seccomp', 'capset', 'prctl'];
const scheduler = ['sched_process_exec', 'sched_process_fork', 'sched_process_exit'];

/** True where the kernel can trace system calls and its trace file system is mounted, or could be. */
export function canTrace(): boolean {
  try {
    if (!existsSync(join(home, 'instances'))) {
      command('mount', ['-t', 'tracefs', 'nodev', home]);
      atEnd(() => command('umount', [home]));
    }
    return existsSync(join(home, 'events/syscalls/sys_enter_mount'));
  } catch {
    return false;
  }
}

/** Runs a command (and all it starts) with a trace buffer of its own; gives what happened in it. */
export function traced(args: readonly string[]): TraceEvent[] {
  const buffer = join(home, 'instances', `measure-${process.pid}`);
  mkdirSync(buffer);
  const set = (file: string, text: string) => writeFileSync(join(buffer, file), text);
  try {
    // Off until the command is named: without a name everything on the machine would be in the trace.
    set('tracing_on', '0');
    set('trace_clock', 'mono');
    set('buffer_size_kb', '8192');
    set('options/event-fork', '1');
    for (const call of calls) set(`events/syscalls/sys_enter_${call}/enable`, '1');
    for (const event of scheduler) set(`events/sched/${event}/enable`, '1');
    // The shell puts itself under the trace before it becomes the command, so nothing of the command is missed.
    command('sh', [
      '-c',
      `echo $$ > ${buffer}/set_event_pid; echo 1 > ${buffer}/tracing_on; exec "$@"`,
      'sh',
      ...args,
    ]);
    return traceEvents(readFileSync(join(buffer, 'trace'), 'utf8'));
  } finally {
    rmdirSync(buffer);
  }
}
