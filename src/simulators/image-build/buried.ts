import { sameBytes } from '../image-layers/bytes.ts';
import { inodeAt } from '../image-layers/index.ts';
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
      if (entry.type !== 'file' || isWhiteoutName(entry.path)) continue;
      const hiddenBy = layers.findIndex(
        (above, i) => i > at && above.layer.entries.some((each) => hides(each.path, entry.path)),
      );
      if (hiddenBy < 0) continue;
      const now = inodeAt(tree, entry.path);
      if (now?.type === 'file' && sameBytes(now.data, entry.data)) continue;
      out.push({ path: entry.path, layer: at, hiddenBy, replaced: now !== undefined });
    }
  });
  return out;
}

const isWhiteoutName = (path: string): boolean => path.slice(path.lastIndexOf('/') + 1).startsWith('.wh.');

/** Whether an entry of a layer above hides a path: the same name, or a whiteout of it or of a directory above it. */
function hides(entry: string, path: string): boolean {
  if (entry === path) return true;
  if (!isWhiteoutName(entry)) return false;
  const at = entry.lastIndexOf('/') + 1;
  const gone = entry.slice(0, at) + entry.slice(at + '.wh.'.length);
  return path === gone || path.startsWith(`${gone}/`);
}
