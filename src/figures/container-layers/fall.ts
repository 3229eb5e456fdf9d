import { type LayerRef, type Mount, traceLookup } from '../../simulators/image-layers/index.ts';

/** What one layer has to say about a path. `at` is the part of the path that decided. */
export type Verdict =
  /** The layer lacks a directory on the way. */
  | { readonly kind: 'no-dir'; readonly at: string }
  /** It has the directory, but no such name in it. */
  | { readonly kind: 'absent' }
  /** The same, and the directory is opaque, so no layer below counts. */
  | { readonly kind: 'opaque-absent'; readonly at: string }
  | { readonly kind: 'file' }
  | { readonly kind: 'dir' }
  | { readonly kind: 'opaque-dir' }
  | { readonly kind: 'whiteout'; readonly at: string }
  /** A file where the path needs a directory: the merge ends here. */
  | { readonly kind: 'in-the-way'; readonly at: string };

export interface Asked {
  readonly layer: LayerRef;
  readonly verdict: Verdict;
  /** The search ends with this layer. */
  readonly stops: boolean;
}

/**
 * How a path is looked up, as one fall through the layers, top first. The kernel goes name by name, each name down
 * through the layers; here each layer's last word on the whole path is taken. Which layer answers is the same.
 */
export function fallOf(mount: Mount, path: string): Asked[] {
  const { names } = traceLookup(mount, path);
  const order: LayerRef[] = ['upper', ...mount.lowers.map((_, i) => i).reverse()];
  const out: Asked[] = [];
  for (const layer of order) {
    const words = names.flatMap((name) =>
      name.asked.filter((asked) => asked.layer === layer).map(({ answer }) => ({ at: name.path, answer })),
    );
    const last = words.at(-1);
    if (!last) break;
    const whole = last.at === path;
    const opaque = words.find((word) => word.answer === 'opaque directory');
    const verdict = verdictOf(last, whole, opaque?.at);
    if (!verdict) break;
    const stops =
      !['no-dir', 'absent', 'dir'].includes(verdict.kind) || (opaque !== undefined && verdict.kind !== 'dir');
    out.push({ layer, verdict, stops });
    if (stops) break;
  }
  return out;
}

function verdictOf(
  last: { readonly at: string; readonly answer: string },
  whole: boolean,
  opaque: string | undefined,
): Verdict | null {
  const { at, answer } = last;
  if (answer === 'whiteout') return { kind: 'whiteout', at };
  if (answer === 'hidden by the directory above') return { kind: 'in-the-way', at };
  if (answer === 'absent') {
    if (opaque !== undefined) return { kind: 'opaque-absent', at: opaque };
    return whole ? { kind: 'absent' } : { kind: 'no-dir', at };
  }
  // The layer has the directory, but a layer above has ended the search for the next name.
  if (!whole) return answer === 'file' ? { kind: 'in-the-way', at } : null;
  if (answer === 'directory') return { kind: 'dir' };
  if (answer === 'opaque directory') return { kind: 'opaque-dir' };
  return { kind: 'file' };
}
