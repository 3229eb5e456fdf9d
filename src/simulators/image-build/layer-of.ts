import { diffTrees, makeLayer, type Tree } from '../image-layers/index.ts';
import { standInAt } from './stand-ins.ts';
import type { BuiltLayer, Weights } from './types.ts';

/**
 * The layer that turns one tree into the next, with its real tar and digests. Its size is the tar's length, with each
 * stand-in counted at its weight instead of its own few bytes.
 */
export function layerBetween(from: Tree, to: Tree, by: number, weights: Weights): BuiltLayer {
  const entries = diffTrees(from, to);
  const layer = makeLayer(entries);
  const size = entries.reduce((sum, entry) => {
    const what = Object.hasOwn(standInAt, entry.path) ? standInAt[entry.path] : undefined;
    return what && entry.type === 'file' ? sum - entry.data.length + weights[what] : sum;
  }, layer.tar.length);
  return { layer, by, size };
}
