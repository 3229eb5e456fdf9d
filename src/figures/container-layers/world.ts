import {
  emptyTree,
  inodeAt,
  isWhiteout,
  listMerged,
  type Mount,
  mountOverlay,
  upperBytes,
  walk,
} from '../../simulators/image-layers/index.ts';
import { imageBytes, imageOf, type ImageLayer } from './image.ts';
import type { Params } from './params.ts';

export type Status = 'absent' | 'running' | 'stopped' | 'removed';

export interface Container {
  readonly status: Status;
  /** The image's layers with this container's writable layer on top. Empty again once it is removed. */
  readonly mount: Mount;
}

/** Everything there is at one moment. */
export interface World {
  readonly image: readonly ImageLayer[];
  readonly containers: readonly Container[];
  /** The volume's own tree, which no layer is part of; null: none is mounted. */
  readonly volume: Mount | null;
}

export const mountOf = (image: readonly ImageLayer[]): Mount =>
  mountOverlay({ lowers: image.map(({ lower }) => lower) });

/** The image, container 1 running on it; container 2, if there is to be one, not yet started. */
export function firstWorld({ image: variant, containers, volume }: Params): World {
  const image = imageOf(variant);
  const mount = mountOf(image);
  return {
    image,
    containers: Array.from({ length: containers }, (_, i) => ({
      status: i === 0 ? 'running' : 'absent',
      mount,
    })),
    // A directory with nothing below it: a mount over an empty lower one follows the rules of a plain one.
    volume: volume ? mountOverlay({ lowers: [emptyTree()] }) : null,
  };
}

export const withContainer = (world: World, index: number, change: Partial<Container>): World => ({
  ...world,
  containers: world.containers.map((container, i) => (i === index ? { ...container, ...change } : container)),
});

export const exists = ({ status }: Container): boolean => status === 'running' || status === 'stopped';

/** Length of a file in a mount's merged tree, or null when there is none. */
export function fileSize(mount: Mount, path: string): number | null {
  const entry = listMerged(mount).find((each) => each.path === path);
  return entry?.stat.type === 'file' ? entry.stat.size : null;
}

/** Layers, counted from the bottom and from 0, that hold a file or directory at this very path. */
export const layersWith = (world: World, path: string): number[] =>
  world.image.flatMap(({ lower }, i) => {
    const inode = inodeAt(lower, path);
    return inode && inode.type !== 'chardev' ? [i] : [];
  });

/** Layers, from the top and counted from 0, that hold a file somewhere in this directory. */
export const layersWithFilesIn = (world: World, path: string): number[] =>
  world.image
    .flatMap(({ layer }, i) =>
      layer.entries.some((entry) => entry.type === 'file' && entry.path.startsWith(`${path}/`)) ? [i] : [],
    )
    .reverse();

/** What lies on the disk, in bytes of file content. */
export interface Disk {
  readonly layers: readonly number[];
  readonly uppers: readonly number[];
  readonly volume: number;
  readonly total: number;
  /** The same if every container had its own copy of the image; with no container, one copy. */
  readonly copies: number;
}

/** Each layer counts once, however many containers stand on it. */
export function diskOf(world: World): Disk {
  const layers = world.image.map(({ bytes }) => bytes);
  const uppers = world.containers.map((container) => (exists(container) ? upperBytes(container.mount) : 0));
  const volume = world.volume ? upperBytes(world.volume) : 0;
  const image = imageBytes(world.image);
  const own = uppers.reduce((a, b) => a + b, 0) + volume;
  const count = Math.max(1, world.containers.filter(exists).length);
  return { layers, uppers, volume, total: image + own, copies: image * count + own };
}

/** How many whiteouts and how many directories a writable layer holds, in all or in one of its directories. */
export function marksOf({ upper }: Mount, within = ''): { whiteouts: number; dirs: number } {
  const marks = { whiteouts: 0, dirs: 0 };
  if (upper)
    walk(upper, (path, inode) => {
      if (within !== '' && !path.startsWith(`${within}/`)) return;
      if (isWhiteout(inode)) marks.whiteouts += 1;
      else if (inode.type === 'dir') marks.dirs += 1;
    });
  return marks;
}

/** Nothing was ever changed: no file, no directory, no whiteout. */
export const upperIsEmpty = (mount: Mount): boolean => {
  const root = mount.upper && inodeAt(mount.upper, '');
  return root?.type !== 'dir' || root.entries.size === 0;
};
