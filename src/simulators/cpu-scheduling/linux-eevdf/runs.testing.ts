import { simulate } from '../index.ts';
import { ms } from '../../shared/units.ts';
import type { GroupSpec, ScheduleRun, Scenario, TaskSpec, Work } from '../types.ts';

export const BUSY: Work = { kind: 'busy' };

/** One task a letter. */
export const tasks = (ids: string, work: Work = BUSY): TaskSpec[] => [...ids].map((id) => ({ id, work }));

/** 200 ms of these groups on one CPU, unless the rest says otherwise. */
export const run = (groups: readonly GroupSpec[], rest: Partial<Scenario> = {}): ScheduleRun =>
  simulate({ cpus: 1, policy: 'linux-eevdf', horizon: ms(200), groups, ...rest });

/** Percent of one CPU that every task has had at the end. */
export function shares(result: ScheduleRun): Record<string, number> {
  const { horizon } = result.scenario;
  const end = result.at(horizon).tasks;
  return Object.fromEntries(
    result.tasks.map(({ id }, i) => [id, Math.round((1000 * end[i]!.ran) / horizon) / 10]),
  );
}
