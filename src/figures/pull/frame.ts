import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { formatMoment } from '../../playback/format-time.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { betOf } from './bets.ts';
import { bytesView, type BytesView } from './bytes-view.ts';
import { hostView, type HostView } from './host-view.ts';
import { logRows, type LogRow } from './log-view.ts';
import { Narrator } from './narration-words.ts';
import { presets, schema, type Params } from './params.ts';
import { partViews, type PartView } from './parts-view.ts';
import { run, type Moment, type Run } from './run.ts';
import type { State } from './state.ts';
import { capital, size } from './text.ts';
import { fetchedAt, wireView, type WireView } from './wire-view.ts';
import { alt, imageNames, layerNames, title, wordsForPart } from './words.ts';

export interface Frame extends BaseFrame {
  readonly t: Us;
  readonly outcome: State['outcome'];
  /** The digest that the tag stands for; null until the registry has said so. */
  readonly tagDigest: string | null;
  /** What the registry holds, as far as the host knows: documents, then layers bottom first. */
  readonly parts: readonly PartView[];
  readonly wire: WireView;
  readonly host: HostView;
  readonly log: readonly LogRow[];
  readonly requests: number;
  /** Bytes that have come, each as often as it came. */
  readonly fetched: number;
  /** Bytes of layers that need not come; null until the manifest has been read. */
  readonly spared: number | null;
  readonly bytes: BytesView | null;
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const moment = of.moments[Math.max(0, indexAt(of.timeline.steps, t))]!;
  const { state } = moment;
  const parts = partViews(of, moment, t);
  const wire = wireView(of, moment, t);
  const planned = state.layers.some((layer) => layer !== 'unknown' && layer !== 'known');
  const fetched = fetchedAt(of, t);
  const spared = planned
    ? of.pull.image.layers.reduce(
        (sum, layer, i) =>
          sum + (state.layers[i] === 'here' || state.layers[i] === 'stack-here' ? layer.size : 0),
        0,
      )
    : null;
  return {
    t,
    say: new Narrator(of, moment).say(),
    alt: inWords(of, moment, parts, wire, fetched, spared),
    outcome: state.outcome,
    tagDigest: state.resolved ? of.pull.image.index.digest : null,
    parts,
    wire,
    host: hostView(of, moment, parts),
    log: logRows(of, t),
    requests: state.asked,
    fetched,
    spared,
    bytes: bytesView(of, t),
  };
}

function inWords(
  of: Run,
  { state }: Moment,
  parts: readonly PartView[],
  wire: WireView,
  fetched: number,
  spared: number | null,
): string {
  const names = layerNames[of.params.image];
  const word = ({ kind, layer }: PartView) => wordsForPart(kind, layer, names);
  const here = parts.filter(
    ({ look, layer }) =>
      ['arrived', 'here', 'stack-here', 'embedded'].includes(look) ||
      // Its blob is gone; it is on the host as long as its stack is.
      (look === 'thrown' && state.stacks[layer] === 'ready'),
  );
  const stacked = state.stacks.filter((stack) => stack === 'ready' || stack === 'was-here').length;
  return [
    alt.start(
      imageNames[of.params.image],
      alt.hostHas(
        of.params.host === 'empty' ? null : imageNames[of.params.host],
        of.before?.layers.length ?? 0,
      ),
    ),
    alt.asked(state.asked),
    alt.line(wire.slots.filter(({ exchange }) => exchange).map(({ name }) => name)),
    alt.waiting(wire.waiting.map((i) => wordsForPart('layer', i, names))),
    alt.known(here.map(word)),
    capital(alt.stacks(stacked, state.stacks.length)),
    alt.counted(size(Math.round(fetched)), spared === null ? null : size(spared)),
    alt.ended[state.outcome],
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** How long playing a whole run takes the reader, seconds. */
const playing = 18;

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'pull',
  title,
  schema,
  presets,
  run,
  timeline: ({ timeline }) => timeline,
  frameAt,
  pace: ({ timeline: { duration } }) => Math.max(1000, Math.round(duration / playing)),
  bet: betOf,
  // The clock is the pull's own: it stands at nought until the first request goes out.
  moment: ({ pull, lead, timeline: { duration } }, t) =>
    formatMoment(Math.min(Math.max(0, t - lead), pull.end), duration),
};
