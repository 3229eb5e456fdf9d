import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { stepClock } from '../../playback/step-clock.ts';
import { axisFrame, type AxisFrame } from './axis-frame.ts';
import { betOf } from './bets.ts';
import { nestFrame, type NestFrame } from './nest-frame.ts';
import { presets, schema, type Params } from './params.ts';
import { run, type Run } from './run.ts';
import { title } from './words.ts';

export type Frame = BaseFrame & { readonly step: number } & (AxisFrame | NestFrame);

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const step = Math.max(0, indexAt(of.timeline.steps, t));
  const drawn = of.kind === 'axis' ? axisFrame(of, step) : nestFrame(of, step);
  return { ...drawn, step, say: of.says[step]! };
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'spectrum',
  title,
  schema,
  presets,
  run,
  frameAt,
  ...stepClock,
  bet: betOf,
};
