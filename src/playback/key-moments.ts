import type { Timeline, Us } from './timeline.ts';

/**
 * The moments of a run that are printed after its first frame, in order: the one that `settled` names (where what the
 * figure promises can be seen) or else the step in the middle, and the end. A run of one moment has none.
 */
export function keyMoments({ duration, steps }: Timeline, settled?: Us): readonly Us[] {
  const onTheWay = steps.filter((t) => t > 0 && t < duration);
  const middle =
    settled !== undefined && settled > 0 && settled < duration
      ? settled
      : onTheWay[Math.floor(onTheWay.length / 2)];
  return [middle, duration].filter((t) => t !== undefined && t > 0) as readonly Us[];
}
