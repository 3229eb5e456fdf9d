import { harmful, limits, type Limit } from '../../simulators/process-walls/index.ts';
import type { Run } from './run.ts';

/** How much of one thing of the host the process may take, and takes; shares of all that the host has, 0 to 1. */
export interface Gauge {
  readonly limit: Limit;
  /** null: no limit. */
  readonly stop: number | null;
  readonly used: number;
  /** It tries to take all in this step. */
  readonly greedy: boolean;
}

/** Half a CPU of two, and 256 MiB of 4096; 64 processes of all process numbers would be too thin to be seen. */
const stops: Readonly<Record<Limit, number>> = { cpu: 0.25, memory: 0.0625, pids: 0.04 };
/** What a process that behaves takes: something. */
const modest = 0.02;

/** The three gauges at a step; the misdeed is the last. */
export const gaugesAt = ({ params, states, outcome }: Run, step: number): readonly Gauge[] =>
  limits.map((limit) => {
    const stop = states[step]!.limits[limit] ? stops[limit] : null;
    const greedy = params.deed === limit && step === states.length - 1;
    const used = !greedy ? modest : outcome !== null && harmful(outcome) ? 1 : (stop ?? 1);
    return { limit, stop, used, greedy };
  });
