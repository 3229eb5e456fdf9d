import type * as FastCheck from 'fast-check';
import { checkRun, checkSeekEqualsReplay, momentsOf } from './core/invariants.ts';
import { simulate } from './index.ts';
import type { Scenario, ScheduleRun, Snapshot } from './types.ts';

/** Checks over random runs of a policy; each throws with the smallest scenario found that fails. `numRuns` is how many. */
export interface EveryRun {
  /** What every scheduler keeps (`checkRun`), and that a seek equals a replay. */
  keepsTheRules(numRuns: number): void;
  check(numRuns: number, check: (run: ScheduleRun) => void): void;
  /** The states at `momentsOf` each run. */
  checkMoments(numRuns: number, check: (now: Snapshot, run: ScheduleRun) => void): void;
}

/** Takes valid scenarios for property tests of a policy. fast-check is passed in by the test. */
export function everyRun(fc: typeof FastCheck, scenarios: FastCheck.Arbitrary<Scenario>): EveryRun {
  const check: EveryRun['check'] = (numRuns, checkOne) => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        checkOne(simulate(scenario));
      }),
      { numRuns },
    );
  };
  return {
    check,
    keepsTheRules: (numRuns) =>
      check(numRuns, (run) => {
        checkRun(run);
        checkSeekEqualsReplay(run, simulate, 4);
      }),
    checkMoments: (numRuns, checkOne) =>
      check(numRuns, (run) => {
        for (const t of momentsOf(run)) checkOne(run.at(t), run);
      }),
  };
}
