import type { CapEvent, Mark } from '../types.ts';
import { DecisionLog } from './decision-log.ts';

/** Keeps what a run did. */
export class Recorder {
  readonly decisions = new DecisionLog();
  readonly marks: Mark[] = [];
  readonly capEvents: CapEvent[] = [];
}
