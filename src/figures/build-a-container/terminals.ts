import { answer, commands, typed } from '../../simulators/process-walls/index.ts';
import type { Command, Deed, Side, Switch } from '../../simulators/process-walls/index.ts';
import { lineDifference, type Line } from './line-difference.ts';
import type { Run } from './run.ts';

export interface Terminal {
  readonly side: Side;
  readonly prompt: string;
  readonly lines: readonly Line[];
  /** It prints something else than one step before. */
  readonly changed: boolean;
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
  memory: 'limits',
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
  const printed = (at: number) => answer(run.states[at]!, command, side);
  const lines = lineDifference(printed(Math.max(step - 1, 0)), printed(step));
  return { side, prompt: typed(command, side), lines, changed: lines.some(({ mark }) => mark !== 'same') };
}

/**
 * Room for a terminal, in lines: the longest answer of the run, whatever is asked, and what the command that tells most
 * shows with its struck-out lines. Another command may show more of these at a step; then they scroll.
 */
export function rowsOf(run: Run): number {
  const sides = ['inside', 'host'] as const;
  const auto: Run = { ...run, params: { ...run.params, look: 'auto' } };
  return Math.max(
    ...run.states.flatMap((walls, step) =>
      sides.flatMap((side) => [
        ...commands.map((command) => answer(walls, command, side).length),
        terminalAt(auto, step, side).lines.length,
      ]),
    ),
  );
}
