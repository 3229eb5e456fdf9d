import type { FigureClaims } from '../../playback/figure.ts';
import type { Timeline } from '../../playback/timeline.ts';
import { startSteps, type Step } from '../../simulators/runc-start/index.ts';
import type { Params } from './params.ts';
import { timeOf } from './times.ts';

export interface Timed extends Step {
  /** What the step took on our machine, as it is printed, and as a share of the longest; null where it was not timed. */
  readonly took: { readonly text: string; readonly share: number } | null;
}

export interface Run {
  readonly params: Params;
  readonly steps: readonly Timed[];
  /** Where the times come from. */
  readonly source: { readonly title: string; readonly href: string } | null;
  readonly timeline: Timeline;
}

/** How long a step stays when it plays by itself: time to read two lines. */
const readingTime = 5_000_000;

/** All steps from the bundle to the program, with what each took. */
export function run(params: Params, claims: FigureClaims): Run {
  const steps = startSteps(params);
  const claimOf = (step: Step) => claims[timeOf[step.id] ?? ''];
  const longest = Math.max(...steps.map((step) => claimOf(step)?.value ?? 0));
  const times = steps.map((_, i) => i * readingTime);
  return {
    params,
    steps: steps.map((step): Timed => {
      const claim = claimOf(step);
      return { ...step, took: claim ? { text: claim.text, share: claim.value / longest } : null };
    }),
    source: Object.values(claims)[0]?.source ?? null,
    timeline: { duration: steps.length * readingTime, steps: times, changes: times },
  };
}
