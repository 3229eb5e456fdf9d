import type { CreatePolicy } from './core/policy.ts';
import { simulateWith } from './core/simulate.ts';
import { createLinuxEevdf } from './linux-eevdf/policy.ts';
import type { PolicyName, Scenario, ScheduleRun } from './types.ts';
import { validate } from './validate.ts';
import { createXenCredit } from './xen-credit/policy.ts';

export { simulateTwoLevel } from './two-level/simulate-two-level.ts';
export type * from './two-level/types.ts';
export type * from './types.ts';

const POLICIES: Record<PolicyName, CreatePolicy> = {
  'xen-credit': createXenCredit,
  'linux-eevdf': createLinuxEevdf,
};

/**
 * Runs a scenario (all times in whole µs) under its policy and gives the whole run: slices, decisions, marks, caps, and
 * the exact state at any time. Deterministic. Throws `ParamError` naming the field if the scenario cannot be run.
 * The rules are Xen's credit1 (`xen-credit/policy.ts`) and Linux's EEVDF (`linux-eevdf/policy.ts`).
 */
export function simulate(scenario: Scenario): ScheduleRun {
  validate(scenario);
  return simulateWith(scenario, POLICIES[scenario.policy]);
}
