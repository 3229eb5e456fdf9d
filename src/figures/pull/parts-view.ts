import type { Us } from '../../playback/timeline.ts';
import type { Exchange, Part } from '../../simulators/image-layers/registry/index.ts';
import type { Moment, Run } from './run.ts';
import type { PartState, StackState } from './state.ts';
import { layerNames } from './words.ts';

/** What a part looks like now: its state, with `coming` once its first byte is due, and `thrown` where an engine keeps no blob. */
export type PartLook = PartState | 'coming' | 'thrown';

export interface PartView {
  readonly key: string;
  readonly kind: Part['kind'];
  /** 0 at the bottom; −1 for documents. */
  readonly layer: number;
  readonly name: string;
  readonly look: PartLook;
  readonly digest: string | null;
  readonly size: number | null;
}

/** The last exchange about a part that was sent by `t`. */
export function exchangeOf({ pull, lead }: Run, part: Part, t: Us): Exchange | undefined {
  return pull.exchanges.findLast((each) => each.part === part && each.sent + lead <= t);
}

function look(run: Run, part: Part, state: PartState, stack: StackState | null, t: Us): PartLook {
  if (state === 'asked') {
    const answered = exchangeOf(run, part, t)?.answered;
    return answered !== null && answered !== undefined && answered + run.lead <= t ? 'coming' : 'asked';
  }
  const keeps = run.pull.options.engine === 'containerd';
  if (state === 'arrived' && !keeps && (stack === 'ready' || stack === 'let-go')) return 'thrown';
  return state;
}

/** All parts of the image that is pulled: the documents, then the layers bottom first. */
export function partViews(run: Run, { state }: Moment, t: Us): PartView[] {
  const { image } = run.pull;
  const view = (part: Part, name: string, of: PartState, stack: StackState | null): PartView => {
    const known = of !== 'unknown';
    return {
      key: part.kind === 'layer' ? `layer-${part.layer}` : part.kind,
      kind: part.kind,
      layer: part.layer,
      name,
      look: look(run, part, of, stack, t),
      digest: known ? part.digest : null,
      size: known ? part.size : null,
    };
  };
  return [
    ...(['index', 'manifest', 'config'] as const).map((kind) =>
      view(image[kind], kind, state.documents[kind], null),
    ),
    ...image.layers.map((layer, i) =>
      view(layer, layerNames[run.params.image][i]!, state.layers[i]!, state.stacks[i]!),
    ),
  ];
}
