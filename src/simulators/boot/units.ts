import type { Us } from '../shared/units.ts';

/** What an init starts: a service, or (with no work) a target, which is only a place to meet. */
export interface Unit {
  readonly id: string;
  /** CPU time until it says that it is ready. */
  readonly work: Us;
  /** CPU time it goes on to spend, while others no longer wait for it. */
  readonly later?: Us;
  /** Processes that share `work` evenly (default 1). */
  readonly processes?: number;
  /** Whether each of them is a service of its own, with a service's share of the CPU; else they share one. */
  readonly apart?: boolean;
  /** Ids of units that must be ready first. One that is not there is not waited for: ordering asks for nobody. */
  readonly after: readonly string[];
}

/** When a unit could begin, was ready, and had done all its work. */
export interface UnitSpan {
  readonly id: string;
  readonly start: Us;
  readonly ready: Us;
  readonly end: Us;
}
