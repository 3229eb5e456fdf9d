import type { FigureClaims } from '../../playback/figure.ts';
import type { Timeline } from '../../playback/timeline.ts';
import { axisRun, type AxisRun } from './axis-run.ts';
import { nestRun, type NestRun } from './nest-run.ts';
import { isGround, type Params } from './params.ts';

export type Run = (AxisRun | NestRun) & { readonly params: Params; readonly timeline: Timeline };

/** How long a step stays when it plays by itself: time to read two lines. */
const readingTime = 4_500_000;

/** Places ten boxes on an axis, or opens boxes in boxes; one step for each sentence. */
export function run(params: Params, claims: FigureClaims): Run {
  const { show } = params;
  const made = isGround(show) ? nestRun({ ...params, ground: show }) : axisRun(show, claims);
  const steps = made.says.map((_, i) => i * readingTime);
  return {
    ...made,
    params,
    timeline: { duration: steps.length * readingTime, steps, changes: steps },
  };
}
