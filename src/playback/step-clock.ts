import { indexAt, type Timeline, type Us } from './timeline.ts';
import { words } from './words.ts';

interface Walk {
  readonly timeline: Timeline;
}

/**
 * The part of a figure's definition that says how time is told, for a run that is a walk at the reader's own pace: a
 * second of it is a second of playing, and a moment is the number of its step.
 */
export const stepClock = {
  timeline: ({ timeline }: Walk): Timeline => timeline,
  pace: (): Us => 1_000_000,
  moment: ({ timeline: { steps } }: Walk, t: Us): string => words.step(indexAt(steps, t) + 1, steps.length),
};
