import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { altOf } from './alt.ts';
import { betOf, ratioOf } from './bets.ts';
import { narrate } from './narration.ts';
import { count, inMiB, percent, times } from './text.ts';
import { presets, schema, type Params } from './params.ts';
import { run, type Run } from './run.ts';
import { perCopy, sideView, standOf, type SideView } from './side-view.ts';
import { momentText, scoreWords, title } from './words.ts';

/** One line of the score: the same thing counted on both sides. */
export interface Score {
  readonly id: 'copies' | 'kernels' | 'each' | 'app' | 'disk';
  readonly label: string;
  readonly vms: string;
  readonly containers: string;
}

export interface Frame extends BaseFrame {
  readonly beat: number;
  readonly vms: SideView;
  readonly containers: SideView;
  readonly scores: readonly Score[];
  /** Containers for each VM; only told when both hosts are full. */
  readonly ratio: string | null;
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const moment = of.moments[Math.max(0, indexAt(of.timeline.changes, t))]!;
  const beat = of.beats[moment.beat]!;
  const views = { vms: sideView(of, 'vms', moment), containers: sideView(of, 'containers', moment) };
  const told = { at: moment.at, beat: moment.beat, done: beat.done };
  const said = { vms: sideView(of, 'vms', told), containers: sideView(of, 'containers', told) };
  const full = beat.stopped.length === 2;
  return {
    beat: moment.beat,
    ...views,
    scores: scoresOf(views.vms, views.containers, full),
    ratio: full ? times(ratioOf(of)) : null,
    say: narrate(of, beat, said),
    alt: altOf(views.vms, views.containers),
  };
}

function scoresOf(vms: SideView, containers: SideView, full: boolean): Score[] {
  const row = (id: Score['id'], label: string, text: (view: SideView) => string): Score => ({
    id,
    label,
    vms: text(vms),
    containers: text(containers),
  });
  return [
    full
      ? row('copies', scoreWords.copies, ({ now }) => count(now.copies))
      : row('copies', scoreWords.copiesSoFar, ({ copies }) => count(copies)),
    row('kernels', scoreWords.kernels, ({ kernels }) => count(kernels)),
    row('each', scoreWords.each, (view) => inMiB(perCopy(view))),
    row('app', scoreWords.app, ({ appShare }) => percent(appShare)),
    row('disk', scoreWords.disk, ({ diskUsed }) => inMiB(diskUsed)),
  ];
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'density',
  title,
  schema,
  presets,
  run,
  timeline: ({ timeline }) => timeline,
  frameAt,
  // The axis is copies, not time: a second of playing is a second of reading.
  pace: () => 1_000_000,
  bet: betOf,
  moment: (of, t) => {
    const { done } = of.moments[Math.max(0, indexAt(of.timeline.changes, t))]!;
    return momentText(standOf(of, 'vms', done.vms).copies, standOf(of, 'containers', done.containers).copies);
  },
};
