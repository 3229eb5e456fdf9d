import type { FigureClaims } from '../../playback/figure.ts';
import { tidyTimes, type Timeline, type Us } from '../../playback/timeline.ts';
import {
  emptyHost,
  hostWith,
  type Part,
  type PullEvent,
  type PullRun,
  receivedAt,
  remoteFromImage,
  type RemoteImage,
  runPull,
  smallImage,
  type Target,
  targetOf,
  type Trouble,
} from '../../simulators/image-layers/registry/index.ts';
import type { ImageId, Params, PartId } from './params.ts';
import { publishedImage } from './published-images.ts';
import { firstState, type State, stateAfter } from './state.ts';
import { problems } from './words.ts';

/** All that happens at one moment. */
export interface Moment {
  readonly t: Us;
  readonly events: readonly PullEvent[];
  readonly state: State;
}

export interface Run {
  readonly params: Params;
  readonly claims: FigureClaims;
  readonly pull: PullRun;
  /** The image that the host pulled before. */
  readonly before: RemoteImage | null;
  /** The pull's own clock starts this much after the figure's (µs). */
  readonly lead: Us;
  /** The first is the start, before anything was asked. */
  readonly moments: readonly Moment[];
  readonly timeline: Timeline;
  /** Whether the trouble that was ordered came to pass. */
  readonly troubled: boolean;
}

/** An image as its registry has it. */
export function imageOf(id: ImageId, claims: FigureClaims): RemoteImage {
  if (id === 'python' || id === 'debian') return publishedImage(id, claims);
  const version = id === 'app' ? 'first' : 'rebased';
  return remoteFromImage('app', id === 'app' ? '1' : '2', smallImage(version));
}

export const targetId = (part: PartId): Target =>
  part === 'manifest' || part === 'config' ? part : Number(part) - 1;

/** The parts of an image that a trouble can hit: any layer can break off; only known bytes can be spoilt. */
export function partsFor(image: RemoteImage, trouble: Params['trouble']): PartId[] {
  const layers = image.layers.map((_, i) => String(i + 1) as PartId);
  if (trouble === 'cut') return layers.filter((_, i) => image.layers[i]!.size > 1);
  return (['manifest', 'config', ...layers] as PartId[]).filter(
    (part) => targetOf(image, targetId(part)).bytes !== null,
  );
}

/** Settings after a change; a trouble that the new image cannot have is laid aside, or hits its last part that it can. */
export function changed(params: Params, change: Partial<Params>, claims: FigureClaims): Params {
  const next = { ...params, ...change };
  if (next.trouble === 'none') return next;
  const able = partsFor(imageOf(next.image, claims), next.trouble);
  if (able.length === 0) return { ...next, trouble: 'none' };
  return { ...next, part: able.includes(next.part) ? next.part : able.at(-1)! };
}

function troubleOf({ trouble, part, byte, cutat, range }: Params, image: RemoteImage): Trouble {
  if (trouble === 'none') return { kind: 'none' };
  const name = `${image.repository.replace('library/', '')}:${image.tag}`;
  if (!partsFor(image, trouble).includes(part)) {
    throw new Error(
      trouble === 'cut' ? problems.noSuchLayer(name, part) : problems.noBytes(name, part, image),
    );
  }
  const target = targetId(part);
  const { size } = targetOf(image, target);
  if (trouble === 'cut') {
    const after = Math.min(Math.max(1, Math.round((size * cutat) / 100)), size - 1);
    return { kind: 'cut', target: target as number, after, range };
  }
  if (trouble === 'extra') return { kind: 'extra', target };
  return { kind: 'flip', target, byte: Math.min(byte, size - 1) };
}

/**
 * Pulls the image as the settings say and gives every moment with the state of everything at it. Throws one sentence
 * where the trouble ordered cannot be.
 */
export function run(params: Params, claims: FigureClaims): Run {
  const image = imageOf(params.image, claims);
  const before = params.host === 'empty' ? null : imageOf(params.host, claims);
  const engine = params.engine === 'classic' ? 'docker-classic' : 'containerd';
  const pull = runPull(image, before ? hostWith(engine, [before]) : emptyHost, {
    engine,
    atOnce: params.once,
    bytesPerUs: params.link / 8,
    roundTrip: params.rtt * 1000,
    unpackPerUs: params.unpack,
    token: params.token,
    trouble: troubleOf(params, image),
  });
  // A breath before the first request and after the last event, so that both can be looked at.
  const lead = Math.round(pull.end / 25);
  const moments = momentsOf(pull, lead);
  const duration = pull.end + 2 * lead;
  const steps = moments.map(({ t }) => t);
  const answers = pull.exchanges.flatMap(({ answered }) => (answered === null ? [] : [answered + lead]));
  return {
    params,
    claims,
    pull,
    before,
    lead,
    moments,
    timeline: { duration, steps, changes: tidyTimes([...steps, ...answers], duration) },
    troubled: pull.events.some(({ kind }) => kind === 'refused' || kind === 'broken'),
  };
}

function momentsOf(pull: PullRun, lead: Us): Moment[] {
  const groups = new Map<Us, PullEvent[]>();
  for (const event of pull.events) {
    const group = groups.get(event.t);
    if (group) group.push(event);
    else groups.set(event.t, [event]);
  }
  let state = firstState(pull);
  const moments: Moment[] = [{ t: 0, events: [], state }];
  for (const [t, events] of groups) {
    for (const event of events) state = stateAfter(state, event, pull);
    moments.push({ t: t + lead, events, state });
  }
  return moments;
}

/** Bytes of all layers of the image, compressed. */
export const layerBytes = ({ pull }: Run): number =>
  pull.image.layers.reduce((sum, { size }) => sum + size, 0);

/** Bytes of the layers that this pull does not fetch. */
export const sparedBytes = ({ pull }: Run): number =>
  pull.image.layers.reduce((sum, layer) => sum + (isFetched(pull, layer) ? 0 : layer.size), 0);

/** Bytes of layers that came over the line, what came twice counted twice. */
export const carriedBytes = ({ pull }: Run): number =>
  pull.exchanges.reduce(
    (sum, { part, progress }) => sum + (part?.kind === 'layer' ? receivedAt(progress, pull.end) : 0),
    0,
  );

export const isFetched = ({ exchanges }: PullRun, part: Part): boolean =>
  exchanges.some((exchange) => exchange.part === part);
