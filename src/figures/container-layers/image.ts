import {
  commit,
  type Layer,
  lowerFromLayer,
  lowersFromLayers,
  makeLayer,
  mergedTree,
  type Mount,
  mountOverlay,
  parentOf,
  smallEntries,
  type SmallFiles,
  smallFiles,
  type Tree,
} from '../../simulators/image-layers/index.ts';

export type ImageVariant = 'clean' | 'leftovers';
export type LayerName = 'debian' | 'python' | 'libraries' | 'app' | 'step';

/** A layer as this figure needs it: its tar with real digests, and its directory as an overlay mount takes it. */
export interface ImageLayer {
  readonly name: LayerName;
  readonly layer: Layer;
  readonly lower: Tree;
  /** Bytes of file content in it. */
  readonly bytes: number;
}

const { debian, python, libraries, app } = smallFiles;
/** What a careless build step leaves behind: the packages that it downloaded and installed from. */
const leftovers: SmallFiles = { 'var/cache/libc.deb': 3000, 'var/cache/python3.deb': 5000 };

const variants: Readonly<Record<ImageVariant, readonly (readonly [LayerName, SmallFiles])[]>> = {
  clean: [
    ['debian', debian],
    ['python', python],
    ['libraries', libraries],
    ['app', app],
  ],
  leftovers: [
    ['debian', debian],
    ['python', { ...python, ...leftovers }],
    ['libraries', libraries],
    ['app', app],
  ],
};

export { parentOf };
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const contentBytes = (layer: Layer): number =>
  layer.entries.reduce((sum, entry) => sum + (entry.type === 'file' ? entry.data.length : 0), 0);

// Digests of bytes that never change: computed once for each variant, not for each run.
const made = new Map<ImageVariant, readonly ImageLayer[]>();

/** The image of the whole site in small, bottom layer first. */
export function imageOf(variant: ImageVariant): readonly ImageLayer[] {
  const known = made.get(variant);
  if (known) return known;
  const named = variants[variant].map(([name, files]) => ({ name, layer: makeLayer(smallEntries(files)) }));
  const lowers = lowersFromLayers(named.map(({ layer }) => layer));
  const image = named.map(({ name, layer }, i) => ({
    name,
    layer,
    lower: lowers[i]!,
    bytes: contentBytes(layer),
  }));
  made.set(variant, image);
  return image;
}

/** The image with one layer more: what a mount's writable layer holds, as a builder packs it after a step. */
export function withStep(image: readonly ImageLayer[], mount: Mount): readonly ImageLayer[] {
  const layer = makeLayer(commit(mount));
  const below = mergedTree(mountOverlay({ lowers: mount.lowers, upper: null }));
  return [...image, { name: 'step', layer, lower: lowerFromLayer(layer, below), bytes: contentBytes(layer) }];
}

export const imageBytes = (image: readonly ImageLayer[]): number =>
  image.reduce((sum, layer) => sum + layer.bytes, 0);

/** Bytes of the layers as archives, uncompressed: what is stored and sent. */
export const archiveBytes = (image: readonly ImageLayer[]): number =>
  image.reduce((sum, { layer }) => sum + layer.tar.length, 0);

/** Every path that some layer of some variant has, directories and their contents in byte order. */
export const imagePaths: readonly { readonly path: string; readonly dir: boolean }[] = (() => {
  const paths = new Map<string, boolean>();
  for (const files of [debian, python, leftovers, libraries, app]) {
    for (const [path, what] of Object.entries(files)) {
      paths.set(path, what === null);
      for (let dir = parentOf(path); dir !== ''; dir = parentOf(dir)) paths.set(dir, true);
    }
  }
  return [...paths].map(([path, dir]) => ({ path, dir })).sort((a, b) => (a.path < b.path ? -1 : 1));
})();
