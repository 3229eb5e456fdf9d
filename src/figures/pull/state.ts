import type { PullEvent, PullRun } from '../../simulators/image-layers/registry/index.ts';

/** How far a document or a layer is on its way to the host. */
export type PartState =
  /** The host does not know of it yet. */
  | 'unknown'
  /** Named by what was read before. */
  | 'known'
  | 'queued'
  | 'asked'
  | 'broken'
  | 'paused'
  /** Came whole and right. */
  | 'arrived'
  | 'embedded'
  /** Was here before, under this digest. */
  | 'here'
  /** A layer that is unpacked here on the same layers below. */
  | 'stack-here'
  | 'refused'
  | 'cancelled';

/** How far the unpacked stack up to a layer is. */
export type StackState = 'none' | 'waits' | 'unpacking' | 'ready' | 'was-here' | 'let-go';

export type DocumentKind = 'index' | 'manifest' | 'config';

/** What has come about until a moment. */
export interface State {
  readonly resolved: boolean;
  readonly documents: Readonly<Record<DocumentKind, PartState>>;
  /** Bottom first. */
  readonly layers: readonly PartState[];
  readonly stacks: readonly StackState[];
  /** Requests sent so far. */
  readonly asked: number;
  readonly outcome: 'running' | 'pulled' | 'up-to-date' | 'failed';
}

export const firstState = ({ image }: PullRun): State => ({
  resolved: false,
  documents: { index: 'unknown', manifest: 'unknown', config: 'unknown' },
  layers: image.layers.map(() => 'unknown'),
  stacks: image.layers.map(() => 'none'),
  asked: 0,
  outcome: 'running',
});

const replaced = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((each, i) => (i === at ? value : each));

const layerTo = (state: State, layer: number, to: PartState): State => ({
  ...state,
  layers: replaced(state.layers, layer, to),
});

const stackTo = (state: State, layer: number, to: StackState): State => ({
  ...state,
  stacks: replaced(state.stacks, layer, to),
});

/** A part's new state, and what is named by it becomes known. */
function partTo(state: State, part: { readonly kind: string; readonly layer: number }, to: PartState): State {
  if (part.kind === 'layer') return layerTo(state, part.layer, to);
  const kind = part.kind as DocumentKind;
  const documents = { ...state.documents, [kind]: to };
  const read = to === 'arrived' || to === 'here';
  if (kind === 'index' && read) documents.manifest = 'known';
  if (kind === 'manifest' && read) {
    documents.config = 'known';
    return { ...state, documents, layers: state.layers.map(() => 'known') };
  }
  return { ...state, documents };
}

/** The state after one event. */
export function stateAfter(state: State, event: PullEvent, pull: PullRun): State {
  switch (event.kind) {
    case 'asked': {
      const { part } = pull.exchanges[event.exchange]!;
      const next = { ...state, asked: state.asked + 1 };
      return part ? partTo(next, part, 'asked') : next;
    }
    case 'resolved':
      return { ...state, resolved: true, documents: { ...state.documents, index: 'known' } };
    case 'here': {
      const next = partTo(state, event.part, 'here');
      return event.part.kind === 'layer' ? stackTo(next, event.part.layer, 'waits') : next;
    }
    case 'embedded':
      return partTo(state, event.part, 'embedded');
    case 'stack-here':
      return stackTo(layerTo(state, event.layer, 'stack-here'), event.layer, 'was-here');
    case 'queued':
      return layerTo(state, event.layer, 'queued');
    case 'arrived':
      return partTo(state, event.part, 'arrived');
    case 'refused':
      return partTo(state, event.part, 'refused');
    case 'broken':
      return partTo(state, event.part, 'broken');
    case 'pause':
      return partTo(state, event.part, 'paused');
    case 'waits':
      return stackTo(state, event.layer, 'waits');
    case 'unpacking':
      return stackTo(state, event.layer, 'unpacking');
    case 'snapshot':
      return stackTo(state, event.layer, 'ready');
    case 'done':
      return { ...state, outcome: event.upToDate ? 'up-to-date' : 'pulled' };
    case 'failed':
      return failed(state, pull);
    case 'welcome':
    case 'unauthorised':
    case 'token':
    case 'range-ignored':
      return state;
  }
}

const onItsWay: readonly PartState[] = ['asked', 'queued', 'broken', 'paused'];

/** Everything that was on its way is given up; Docker's older store also lets go of the layers it had unpacked. */
function failed(state: State, { options }: PullRun): State {
  const ended = (part: PartState): PartState => (onItsWay.includes(part) ? 'cancelled' : part);
  const { index, manifest, config } = state.documents;
  const classic = options.engine === 'docker-classic';
  return {
    ...state,
    outcome: 'failed',
    documents: { index: ended(index), manifest: ended(manifest), config: ended(config) },
    layers: state.layers.map(ended),
    stacks: state.stacks.map((stack) => {
      if (stack === 'was-here' || stack === 'none') return stack;
      return classic || stack !== 'ready' ? 'let-go' : stack;
    }),
  };
}
