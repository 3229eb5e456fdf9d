import { isDir } from './dentry.ts';
import { type Errno, Failure } from './errno.ts';
import { begin, type LayerRef, type Mount } from './mount.ts';
import { resolve } from './resolve.ts';
import type { Answer, Asked } from './search.ts';

/** Why a lookup asked no further layer. */
export type StopReason =
  | 'found a file'
  | 'found a whiteout'
  | 'found an opaque directory'
  | 'a file below a directory ends the merge'
  | 'no layer is left';

/** One name of the path on its way down the layers. */
export interface NameLookup {
  /** Path of the name in the mount. */
  readonly path: string;
  /** Layers in the order they were asked, from the top. Layers that lack the parent are not asked. */
  readonly asked: readonly Asked[];
  readonly stop: StopReason;
}

/** How a path was found, or not. */
export interface LookupTrace {
  readonly names: readonly NameLookup[];
  readonly errno: Errno | null;
  /** The layer that answers for the path; null when there is no such file. */
  readonly layer: LayerRef | null;
  /** All layers that merge, for a directory; the one layer, for a file. */
  readonly layers: readonly LayerRef[];
}

const STOPS: Partial<Record<Answer, StopReason>> = {
  file: 'found a file',
  whiteout: 'found a whiteout',
  'opaque directory': 'found an opaque directory',
  'hidden by the directory above': 'a file below a directory ends the merge',
};

/**
 * Looks a path up and tells, name by name, which layers were asked, what each said and why the search
 * stopped. A link on the way adds the names it leads through; `follow` false leaves one at the end alone.
 */
export function traceLookup(mount: Mount, path: string, follow = false): LookupTrace {
  const s = begin(mount);
  const names: { path: string; asked: Asked[]; stop: StopReason }[] = [];
  const hear = (asked: Asked, name: string): void => {
    const stop = STOPS[asked.answer] ?? 'no layer is left';
    const current = names.at(-1);
    if (current?.path === name) {
      current.asked.push(asked);
      current.stop = stop;
    } else names.push({ path: name, asked: [asked], stop });
  };
  try {
    const d = resolve(s, path, follow, hear);
    const below = d.stack.map((ref) => ref.layer);
    const layer = d.upper !== null ? 'upper' : (below[0] ?? null);
    const layers: LayerRef[] = d.upper !== null ? ['upper', ...(isDir(s, d) ? below : [])] : below;
    return { names, errno: null, layer, layers };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { names, errno: error.errno, layer: null, layers: [] };
  }
}
