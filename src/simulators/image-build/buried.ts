import { sameBytes } from '../image-layers/bytes.ts';
import { inodeAt, type LayerEntry } from '../image-layers/index.ts';
import { markOf } from '../image-layers/layer-entry.ts';
import type { BuiltImage } from './types.ts';

/** A file that a layer holds and a container of the image does not see. */
export interface Buried {
  readonly path: string;
  /** Position of the layer that holds it, and of the one that hides it; 0 is the base. */
  readonly layer: number;
  readonly hiddenBy: number;
  /** Whether another version has taken its name. */
  readonly replaced: boolean;
}

/**
 * What can still be read from the layers of an image, though its containers no longer show it: deleted by a whiteout
 * higher up, or replaced there (image-spec layer.md). In order of layers, then of paths.
 */
export function buried({ layers, tree }: BuiltImage): readonly Buried[] {
  const out: Buried[] = [];
  layers.forEach(({ layer }, at) => {
    for (const entry of layer.entries) {
      if (entry.type !== 'file' || markOf(entry, 'layer').kind !== 'content') continue;
      const hiddenBy = layers.findIndex(
        (above, i) => i > at && above.layer.entries.some((each) => hides(each, entry.path)),
      );
      if (hiddenBy < 0) continue;
      const now = inodeAt(tree, entry.path);
      if (now?.type === 'file' && sameBytes(now.data, entry.data)) continue;
      out.push({ path: entry.path, layer: at, hiddenBy, replaced: now !== undefined });
    }
  });
  return out;
}

/** Whether an entry of a layer above hides a path: it takes its name, or deletes it or a directory above it. */
function hides(entry: LayerEntry, path: string): boolean {
  const { kind, names } = markOf(entry, 'layer');
  const at = names.join('/');
  if (kind === 'opaque') return at === '' || path.startsWith(`${at}/`);
  if (path === at) return true;
  // What takes the place of a directory hides all that was in it.
  return path.startsWith(`${at}/`) && (kind === 'whiteout' || entry.type !== 'dir');
}
