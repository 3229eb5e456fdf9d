import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { stepClock } from '../../playback/step-clock.ts';
import type { Op, Way } from '../../simulators/vm-exit/index.ts';
import { altOf } from './alt.ts';
import { betOf } from './bets.ts';
import { boardView, type BoardView } from './board-view.ts';
import { listingView, type ListingView } from './listing-view.ts';
import { panelOf, panelView, type PanelView } from './panel-view.ts';
import { presets, schema, type Params } from './params.ts';
import { run, type Run } from './run.ts';
import { title } from './words.ts';

/** What one way took so far. */
export interface ScoreRow {
  readonly way: Way;
  readonly state: 'next' | 'now' | 'done';
  readonly exits: number;
  readonly toVmm: number;
  readonly reads: number;
}

export interface Frame extends BaseFrame {
  /** Index of the moment among all; two frames of one moment are one picture. */
  readonly moment: number;
  readonly way: Way;
  /** Index of the thing that the guest does; −1 in an empty program. */
  readonly item: number;
  readonly op: Op | null;
  readonly board: BoardView;
  readonly listing: ListingView;
  readonly panel: PanelView;
  /** The program sends packets, so that it matters which card there is. */
  readonly cards: boolean;
  /** The panels that come up in this run: room is kept for them. */
  readonly panels: readonly ('walk' | 'ring' | 'console')[];
  readonly score: readonly ScoreRow[];
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const moment = Math.max(0, indexAt(of.times, t));
  const step = of.steps[Math.max(0, indexAt(of.timeline.steps, t))]!;
  const current = indexAt(
    of.sections.map(({ start }) => start),
    moment,
  );
  const { trace, start } = of.sections[current]!;
  const at = moment - start;
  const now = trace.moments[at]!;
  const { way, program } = trace;
  const views = {
    moment,
    way,
    item: Math.min(now.item, program.length - 1),
    op: program[Math.min(now.item, program.length - 1)] ?? null,
    board: boardView(now, way, of.picture, moment, of.params.ways, of.params.ways.includes('queue')),
    listing: listingView(trace, at),
    panel: panelView(trace, at),
    cards: program.includes('send'),
    panels: (['walk', 'ring', 'console'] as const).filter((panel) =>
      program.some((op) => panelOf(op) === panel),
    ),
    score: of.sections.map(({ trace: each }, i): ScoreRow => {
      const shown = i < current ? each.moments.at(-1)! : i === current ? now : each.moments[0]!;
      return {
        way: each.way,
        state: i < current ? 'done' : i === current ? 'now' : 'next',
        exits: shown.exits,
        toVmm: shown.toVmm,
        reads: shown.references,
      };
    }),
  };
  return { ...views, say: step.say, alt: altOf(views) };
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'vm-exit',
  title,
  schema,
  presets,
  run,
  frameAt,
  ...stepClock,
  bet: betOf,
};
