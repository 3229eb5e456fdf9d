import { answer, commands, typed } from '../../simulators/process-walls/index.ts';
import type { Command, Deed, Side, Switch } from '../../simulators/process-walls/index.ts';
import type { Run } from './run.ts';

export interface Line {
  readonly text: string;
  /** Was not there before this step. */
  readonly fresh: boolean;
}

export interface Terminal {
  readonly side: Side;
  readonly prompt: string;
  readonly lines: readonly Line[];
  /** How many lines of the step before are no longer there. */
  readonly gone: number;
}

const telling: Readonly<Record<Switch, Command>> = {
  user: 'id',
  pid: 'ps',
  net: 'ip',
  ipc: 'ipcs',
  uts: 'hostname',
  mount: 'mount',
  cgroup: 'cgroup',
  time: 'uptime',
  cpu: 'limits',
  memory: 'free',
  pids: 'limits',
  root: 'ls',
  caps: 'status',
  seccomp: 'status',
};
const tellingDeed: Readonly<Record<Deed, Command>> = {
  cpu: 'limits',
  memory: 'free',
  pids: 'limits',
  shadow: 'id',
  clock: 'uptime',
  disk: 'mount',
};

/** The command both terminals show at a step. */
export function commandAt({ params, happenings, states }: Run, step: number): Command {
  if (params.look !== 'auto') return params.look;
  if (params.deed !== 'none' && step === states.length - 1) return tellingDeed[params.deed];
  const now = happenings[step - 1];
  if (!now) return 'ps';
  return now.what.startsWith('proc') ? 'ps' : telling[now.sw];
}

/** What one side prints at a step, held against what the same command printed one step before. */
export function terminalAt(run: Run, step: number, side: Side): Terminal {
  const command = commandAt(run, step);
  const now = answer(run.states[step]!, command, side);
  const left = [...answer(run.states[Math.max(step - 1, 0)]!, command, side)];
  const lines = now.map((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return { text, fresh: at < 0 };
  });
  return { side, prompt: typed(command, side), lines, gone: left.length };
}

/** How many lines the longest answer of the run has, whatever is asked: room kept for it. */
export const rowsOf = (run: Run): number =>
  Math.max(
    ...run.states.flatMap((walls) =>
      commands.flatMap((command) =>
        (['inside', 'host'] as const).map((side) => answer(walls, command, side).length),
      ),
    ),
  );
