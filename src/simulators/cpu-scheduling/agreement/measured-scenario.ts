import { ParamError } from '../../shared/errors.ts';
import { sec } from '../../shared/units.ts';
import type { GroupSpec, Scenario, TaskSpec, Work } from '../types.ts';
import type { MeasuredGroup, MeasuredScenario, MeasuredShares } from './measured-shares.ts';

/** Takes a process of a measured scenario ("busy nice 5", "wake 1000 us every 10000 us") and gives its work and nice value. */
function readProcess(at: string, process: string): { work: Work; nice?: number } {
  const busy = /^busy(?: nice (-?\d+))?$/.exec(process);
  if (busy) return { work: { kind: 'busy' }, ...(busy[1] === undefined ? {} : { nice: Number(busy[1]) }) };
  if (process === 'sleep') return { work: { kind: 'idle' } };
  const wake = /^wake (\d+) us every (\d+) us$/.exec(process);
  if (wake) return { work: { kind: 'bursty', run: Number(wake[1]), every: Number(wake[2]) } };
  throw new ParamError(at, `"${process}" is none of "busy", "busy nice N", "sleep", "wake R us every P us".`);
}

function readGroup(path: string, group: MeasuredGroup): GroupSpec {
  const tasks = group.procs.map((process, i): TaskSpec => ({
    id: `${path}/${i}`,
    ...readProcess(`${path}.procs[${i}]`, process),
  }));
  return {
    id: path,
    tasks,
    // cpu.weight is whole: 2 shares are 0.2, which is less than there is.
    weight: Math.max(1, Math.round((group.shares * 100) / 1024)),
    ...(group.quota ? { cpuMax: group.quota } : {}),
    ...(group.idle ? { idle: true } : {}),
    groups: Object.entries(group.groups).map(([name, child]) => readGroup(`${path}/${name}`, child)),
  };
}

/**
 * Takes one scenario of a file of measured shares and gives the same thing for the simulator: one CPU, linux-eevdf,
 * slices that end on the tick of that kernel, as long as the measurement. A task's id is its process's name in the file.
 */
export function measuredScenario({ hz, seconds }: MeasuredShares, { groups }: MeasuredScenario): Scenario {
  return {
    cpus: 1,
    policy: 'linux-eevdf',
    groups: Object.entries(groups).map(([name, group]) => readGroup(name, group)),
    horizon: sec(seconds),
    tick: Math.round(1_000_000 / hz),
  };
}
