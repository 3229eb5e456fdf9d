import {
  inodeAt,
  isWhiteout,
  listMerged,
  type MergedEntry,
  type Mount,
  walk,
} from '../../simulators/image-layers/index.ts';
import { inVolume, nameOf, parentOf, volumePath } from './operations.ts';
import { labels, layerLabel, tree as words } from './words.ts';
import { exists, type World } from './world.ts';

/** Where one container gets a name from. */
export type Origin =
  /** A file of one layer, or a directory that merges several: indices from the top, 'upper' first. */
  | {
      readonly kind: 'layers';
      readonly layers: readonly ('upper' | number)[];
      readonly size: number;
      readonly mode: number;
    }
  | { readonly kind: 'volume'; readonly size: number; readonly mode: number }
  /** A whiteout of its writable layer covers the name. */
  | { readonly kind: 'covered' }
  /** There is no such name for it. */
  | { readonly kind: 'none' }
  /** There is no such container now. */
  | { readonly kind: 'gone' };

export interface TreeRow {
  readonly path: string;
  readonly name: string;
  /** How far it is indented. */
  readonly level: number;
  readonly dir: boolean;
  /** One for each container. */
  readonly origins: readonly Origin[];
  /** The same in words. */
  readonly says: readonly string[];
  /** The whole row in words. */
  readonly label: string;
}

type Seen = ReadonlyMap<string, { readonly dir: boolean; readonly origin: Origin }>;

function seenBy(mount: Mount, volume: Mount | null): Seen {
  const out = new Map<string, { dir: boolean; origin: Origin }>();
  const put = (path: string, entry: MergedEntry, origin: Origin) =>
    out.set(path, { dir: entry.stat.type === 'dir', origin });
  for (const entry of listMerged(mount)) {
    // What a layer has under the mount point is out of sight while something is mounted there.
    if (volume && inVolume(entry.path)) continue;
    const { size, mode } = entry.stat;
    put(entry.path, entry, { kind: 'layers', layers: entry.layers, size, mode });
  }
  if (volume) {
    out.set(volumePath, { dir: true, origin: { kind: 'volume', size: 0, mode: 0o755 } });
    for (const entry of listMerged(volume)) {
      const { size, mode } = entry.stat;
      put(`${volumePath}/${entry.path}`, entry, { kind: 'volume', size, mode });
    }
  }
  if (!mount.upper) return out;
  walk(mount.upper, (path, inode) => {
    const parent = parentOf(path);
    if (!isWhiteout(inode) || out.has(path) || (parent !== '' && !out.has(parent))) return;
    out.set(path, { dir: wasDir(mount, path), origin: { kind: 'covered' } });
  });
  return out;
}

/** Whether what a whiteout covers is a directory: the topmost layer that has the name decides. */
function wasDir(mount: Mount, path: string): boolean {
  const below = mount.lowers.flatMap((lower) => {
    const inode = inodeAt(lower, path);
    return inode && !isWhiteout(inode) ? [inode.type] : [];
  });
  return below.at(-1) === 'dir';
}

const inTreeOrder = (a: string, b: string): number => {
  const [x, y] = [a.replaceAll('/', '\0'), b.replaceAll('/', '\0')];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** The merged trees of all containers as one list; without any container, the image's own tree. */
export function treeRows(world: World): TreeRow[] {
  const views = world.containers.map((container) =>
    exists(container) ? seenBy(container.mount, world.volume) : null,
  );
  const shown = views.some((view) => view !== null)
    ? views.flatMap((view) => (view ? [view] : []))
    : [seenBy(world.containers[0]!.mount, world.volume)];
  const paths = new Map<string, boolean>();
  for (const view of shown)
    for (const [path, { dir }] of view) paths.set(path, (paths.get(path) ?? false) || dir);
  return [...paths.keys()].sort(inTreeOrder).map((path) => {
    const dir = paths.get(path) ?? false;
    const origins = views.map((view): Origin =>
      view ? (view.get(path)?.origin ?? { kind: 'none' }) : { kind: 'gone' },
    );
    const says = origins.map((origin) => inWords(origin, dir, world));
    const label = words.row(path, dir, says);
    return { path, name: nameOf(path), level: path.split('/').length - 1, dir, origins, says, label };
  });
}

const usualModes = new Set([0o644, 0o755]);

function inWords(origin: Origin, dir: boolean, { image }: World): string {
  if (origin.kind === 'covered') return words.coveredLong;
  if (origin.kind === 'volume') return words.inVolume(dir ? null : origin.size);
  if (origin.kind !== 'layers') return words.notHere;
  const names = origin.layers.map((layer) =>
    layer === 'upper' ? labels.writable : layerLabel(layer, image[layer]!.name),
  );
  return words.described(dir ? null : origin.size, usualModes.has(origin.mode) ? null : origin.mode, names);
}
