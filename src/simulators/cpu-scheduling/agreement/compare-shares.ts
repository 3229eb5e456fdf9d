import type { Scenario, ScheduleRun } from '../types.ts';
import { measuredScenario } from './measured-scenario.ts';
import type { MeasuredShares } from './measured-shares.ts';

/** One process of one scenario: percent of the CPU, measured and simulated. */
export interface ShareComparison {
  readonly scenario: string;
  readonly process: string;
  readonly measured: number;
  readonly simulated: number;
  /** Percentage points, simulated minus measured. */
  readonly difference: number;
  /** The file itself says that this scenario was disturbed. */
  readonly noisy: boolean;
}

/** How far a share that is not noisy may be off, in percentage points. */
export const SHARE_TOLERANCE = 2;

/**
 * Takes measured shares and the simulator (`simulate`), runs every scenario and gives every process with both shares,
 * in the order of the file.
 */
export function compareShares(
  measured: MeasuredShares,
  simulate: (scenario: Scenario) => ScheduleRun,
): readonly ShareComparison[] {
  return measured.scenarios.flatMap((entry) => {
    const scenario = measuredScenario(measured, entry);
    const run = simulate(scenario);
    const { tasks } = run.at(scenario.horizon);
    const simulated = new Map(run.tasks.map(({ id }, i) => [id, (100 * tasks[i]!.ran) / scenario.horizon]));
    return Object.entries(entry.percent).map(([process, percent]) => ({
      scenario: entry.name,
      process,
      measured: percent,
      simulated: simulated.get(process) ?? NaN,
      difference: (simulated.get(process) ?? NaN) - percent,
      noisy: entry.noisy,
    }));
  });
}
