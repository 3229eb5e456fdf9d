import {
  inodeAt,
  isWhiteout,
  type LayerRef,
  listMerged,
  shortDigest,
  type Tree,
  walk,
} from '../../simulators/image-layers/index.ts';
import type { LayerName } from './image.ts';
import { inVolume, parentOf } from './operations.ts';
import type { Event } from './script.ts';
import type { Status, World } from './world.ts';
import { verdictFlag } from './words.ts';

/** One name in one layer, as it is drawn. */
export interface Chip {
  readonly path: string;
  readonly kind: 'file' | 'dir' | 'whiteout';
  /** Bytes of a file. */
  readonly size: number;
  /** seen: it is what the container gets; covered: a file above hides it; masked: a whiteout or opaque mark does. */
  readonly state: 'seen' | 'covered' | 'masked';
  readonly opaque: boolean;
  /** The lookup has just found this very one. */
  readonly found: boolean;
  /** It arrives with this event, from a layer ('new': from nowhere). */
  readonly rising: LayerRef | 'new' | null;
  readonly touched: boolean;
}

/** What a layer answered, beside it. */
export interface Flag {
  readonly text: string;
  readonly stops: boolean;
  /** This layer is the one asked right now. */
  readonly now: boolean;
}

export interface LayerView {
  readonly index: number;
  readonly name: LayerName;
  readonly digest: string;
  readonly bytes: number;
  readonly chips: readonly Chip[];
  readonly flag: Flag | null;
}

export interface ContainerView {
  readonly index: number;
  readonly status: Status;
  readonly acts: boolean;
  /** What its process asks; '' when nothing. */
  readonly call: string;
  readonly errno: string | null;
  readonly bytes: number;
  readonly chips: readonly Chip[];
  readonly flag: Flag | null;
}

export interface VolumeView {
  readonly chips: readonly Chip[];
  readonly bytes: number;
}

const plain = { opaque: false, found: false, rising: null, touched: false } as const;

const kindOf = (tree: Tree, path: string): Chip['kind'] | null => {
  const inode = inodeAt(tree, path);
  if (!inode) return null;
  return isWhiteout(inode) ? 'whiteout' : inode.type === 'dir' ? 'dir' : 'file';
};

const isOpaque = (tree: Tree, path: string): boolean =>
  inodeAt(tree, path)?.xattrs.get('trusted.overlay.opaque') === 'y';

const ancestors = (path: string): string[] => {
  const out: string[] = [];
  for (let dir = parentOf(path); dir !== ''; dir = parentOf(dir)) out.push(dir);
  return out;
};

/** What hides a path from the trees above it, top first: a mark, a file, or nothing. */
function hiddenBy(above: readonly Tree[], path: string): 'seen' | 'covered' | 'masked' {
  for (const tree of above) {
    if (ancestors(path).some((dir) => kindOf(tree, dir) === 'whiteout' || isOpaque(tree, dir)))
      return 'masked';
    if (ancestors(path).some((dir) => kindOf(tree, dir) === 'file')) return 'covered';
    const here = kindOf(tree, path);
    if (here === 'whiteout' || (here === 'dir' && isOpaque(tree, path))) return 'masked';
    if (here === 'file') return 'covered';
  }
  return 'seen';
}

function sizeAt(tree: Tree, path: string): number {
  const inode = inodeAt(tree, path);
  return inode?.type === 'file' ? inode.data.length : 0;
}

/** The container whose eyes the pile is seen with: the one that acts, else the first. */
export const viewerOf = ({ scene, world }: Event): number =>
  scene.actor !== null && scene.actor < world.containers.length ? scene.actor : 0;

function flagOf(event: Event, layer: LayerRef): Flag | null {
  const { fall, path, rising, touched, errno } = event.scene;
  const at = fall.findIndex((asked) => asked.layer === layer);
  const asked = fall[at];
  if (!asked || path === null) return null;
  const busy = rising.length === 0 && touched.length === 0 && errno === null;
  return {
    text: verdictFlag(path, asked.verdict),
    stops: asked.stops,
    now: busy && at === fall.length - 1,
  };
}

const finds = (event: Event, layer: LayerRef, path: string): boolean =>
  event.scene.path === path &&
  event.scene.fall.some(
    (asked) => asked.layer === layer && asked.stops && asked.verdict.kind !== 'opaque-absent',
  );

/** The image's layers, bottom first, as the acting container sees them. */
export function layerViews(event: Event): LayerView[] {
  const { world } = event;
  const { mount } = world.containers[viewerOf(event)]!;
  const lowers = world.image.map(({ lower }) => lower);
  const merged = new Map(listMerged(mount).map((entry) => [entry.path, entry]));
  return world.image.map(({ name, layer, lower, bytes }, index) => {
    const above = [...(mount.upper ? [mount.upper] : []), ...lowers.slice(index + 1).reverse()];
    const chips: Chip[] = [];
    walk(lower, (path, inode) => {
      const kind = isWhiteout(inode) ? 'whiteout' : inode.type === 'dir' ? 'dir' : 'file';
      // A directory is drawn for what is in it; only an empty one is drawn itself.
      if (kind === 'dir' && inode.type === 'dir' && inode.entries.size > 0) return;
      const seen = merged.get(path)?.layers.includes(index) ?? false;
      const mounted = world.volume !== null && inVolume(path);
      const state = mounted ? 'covered' : seen || kind === 'whiteout' ? 'seen' : hiddenBy(above, path);
      chips.push({
        ...plain,
        path,
        kind,
        size: sizeAt(lower, path),
        state,
        found: finds(event, index, path),
      });
    });
    return {
      index,
      name,
      digest: shortDigest(layer.digest),
      bytes,
      chips,
      flag: flagOf(event, index),
    };
  });
}

/** The containers with what is in their writable layers. */
export function containerViews(event: Event, uppers: readonly number[]): ContainerView[] {
  const { world, scene } = event;
  return world.containers.map(({ status, mount }, index) => {
    const acts = scene.actor === index;
    const rising = new Map(acts ? scene.rising.map((each) => [each.path, each]) : []);
    const chips: Chip[] = [];
    const { upper } = mount;
    if (upper && status !== 'absent' && status !== 'removed') {
      walk(upper, (path, inode) => {
        const kind = isWhiteout(inode) ? 'whiteout' : inode.type === 'dir' ? 'dir' : 'file';
        const comes = rising.get(path);
        rising.delete(path);
        chips.push({
          path,
          kind,
          size: sizeAt(upper, path),
          state: 'seen',
          opaque: isOpaque(upper, path),
          found: acts && finds(event, 'upper', path),
          rising: comes ? (comes.from ?? 'new') : null,
          touched: acts && scene.touched.includes(path),
        });
      });
    }
    // Directories that are made on the way to a copy: the call as a whole is not done yet.
    for (const { path, from, dir } of rising.values()) {
      chips.push({
        ...plain,
        path,
        kind: dir ? 'dir' : 'file',
        size: 0,
        state: 'seen',
        rising: from ?? 'new',
      });
    }
    chips.sort((a, b) => (a.path < b.path ? -1 : 1));
    return {
      index,
      status,
      acts,
      call: acts ? scene.call : '',
      errno: acts ? scene.errno : null,
      bytes: uppers[index] ?? 0,
      chips,
      flag: acts ? flagOf(event, 'upper') : null,
    };
  });
}

/** What is in the volume. */
export function volumeView(world: World, touched: readonly string[], bytes: number): VolumeView | null {
  if (!world.volume) return null;
  const chips = listMerged(world.volume).map(({ path, stat }): Chip => ({
    ...plain,
    path: `data/${path}`,
    kind: stat.type === 'dir' ? 'dir' : 'file',
    size: stat.size,
    state: 'seen',
    touched: touched.includes(`data/${path}`),
  }));
  return { chips, bytes };
}
