import type { Us } from '../../playback/timeline.ts';
import { type Exchange, receivedAt } from '../../simulators/image-layers/registry/index.ts';
import type { Moment, Run } from './run.ts';
import { askNames, layerNames, wordsForPart } from './words.ts';

/** One of the lines next to each other, and the exchange that runs on it. */
export interface SlotView {
  readonly index: number;
  readonly exchange: Exchange | null;
  readonly name: string;
  /** Position of the layer; −1 for documents and headers. */
  readonly layer: number;
}

export interface WireView {
  readonly slots: readonly SlotView[];
  /** Layers that wait for a free line, bottom first. */
  readonly waiting: readonly number[];
}

/** Lines that a run needs at most: one for each download at a time, and what Docker's older store asks beside. */
export function slotCount({ params, pull }: Run): number {
  return Math.max(params.once, ...pull.exchanges.map(({ slot }) => slot + 1));
}

const nameOf = (run: Run, { purpose, part }: Exchange): string =>
  part ? wordsForPart(part.kind, part.layer, layerNames[run.params.image]) : askNames[purpose];

export function wireView(run: Run, { state }: Moment, t: Us): WireView {
  const { exchanges } = run.pull;
  const at = t - run.lead;
  const open = exchanges.filter(({ sent, ended }) => sent <= at && at < ended);
  return {
    slots: Array.from({ length: slotCount(run) }, (_, index) => {
      const exchange = open.find(({ slot }) => slot === index) ?? null;
      return {
        index,
        exchange,
        name: exchange ? nameOf(run, exchange) : '',
        layer: exchange?.part?.layer ?? -1,
      };
    }),
    waiting: state.layers.flatMap((layer, i) => (layer === 'queued' ? [i] : [])),
  };
}

export interface Travel {
  /** 0…1 to the registry, 1…2 back again. */
  readonly trip: number;
  /** Share of the body that has come, 0…1. */
  readonly body: number;
  /** Share of the part that an earlier exchange brought, 0…1. */
  readonly kept: number;
}

/** How far an exchange is at a time of the figure. */
export function travel(exchange: Exchange, lead: Us, t: Us): Travel {
  const at = t - lead;
  const answered = exchange.answered ?? exchange.ended;
  const trip = Math.min(Math.max((at - exchange.sent) / (answered - exchange.sent), 0), 1) * 2;
  const { size, part, from, status } = exchange;
  return {
    trip,
    body: size > 0 ? receivedAt(exchange.progress, at) / size : 0,
    kept: status === 206 && part ? (from ?? 0) / part.size : 0,
  };
}

/** Bytes of parts that have come over the line by a time of the figure, each as often as it came. */
export function fetchedAt({ pull, lead }: Run, t: Us): number {
  return pull.exchanges.reduce((sum, { progress }) => sum + receivedAt(progress, t - lead), 0);
}

/** Share of a layer that has come, 0…1: what came twice counts once. */
export function layerShare(run: Run, layer: number, t: Us): number {
  const part = run.pull.image.layers[layer]!;
  const at = t - run.lead;
  let most = 0;
  for (const exchange of run.pull.exchanges) {
    if (exchange.part !== part) continue;
    const received = receivedAt(exchange.progress, at);
    const from = exchange.status === 206 ? (exchange.from ?? 0) : 0;
    if (received > 0) most = Math.max(most, from + received);
  }
  return Math.min(most / part.size, 1);
}

/** Share of a layer that is unpacked, 0…1. */
export function unpackedShare({ pull, lead }: Run, layer: number, t: Us): number {
  const at = t - lead;
  const time = (kind: 'unpacking' | 'snapshot') =>
    pull.events.find((event) => event.kind === kind && event.layer === layer)?.t;
  const start = time('unpacking');
  if (start === undefined || at < start) return 0;
  const length = Math.max(1, pull.image.layers[layer]!.size / pull.options.unpackPerUs);
  const end = time('snapshot') ?? start + length;
  return Math.min((at - start) / Math.max(1, end - start), 1);
}
