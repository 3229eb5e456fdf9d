import type { Verdict } from './fall.ts';
import type { ImageVariant, LayerName } from './image.ts';
import type { FileVerb, LifeVerb } from './operations.ts';
import { change, list, name, size } from './text.ts';
import type { Status } from './world.ts';

/** Everything this figure says to its reader. Functions of plain values: no logic of the figure is in here. */

export const title = 'An image’s layers, and what a container does to them';

export const presetWords = {
  read: {
    label: 'Read: fall',
    promise:
      'A read falls through the layers until the first one that has the file. It takes no disk, however deep it falls.',
  },
  'copy-up': {
    label: 'Change: lift',
    promise:
      'One line is added to a file of the image, and the whole file is copied up. The second line costs a line.',
  },
  delete: {
    label: 'Delete: cover',
    promise:
      'Deleting a file of the image frees nothing. One whiteout covers it, and one covers a whole directory as well.',
  },
  'rm-later': {
    label: 'rm in a later layer',
    promise: 'A build step deletes what an earlier step left behind. The image is not one byte smaller.',
  },
  two: {
    label: 'Two containers, one image',
    promise: 'The layers are there once for both. What one container changes, the other does not see.',
  },
  lifetimes: {
    label: 'Stop, remove, volume',
    promise:
      'A stopped container keeps its writable layer. Removing the container deletes it. A volume outlives both.',
  },
} as const;

export const layerNames: Readonly<Record<LayerName, string>> = {
  debian: 'Debian',
  python: 'Python',
  libraries: 'libraries',
  app: 'app',
  step: 'build step',
};

/** "layer 3 (libraries)"; index from 0. */
export const layerLabel = (index: number, layer: LayerName): string =>
  `layer ${index + 1} (${layerNames[layer]})`;
export const writableLayer = 'the writable layer';

/** "container 1"; index from 0. */
export const containerName = (index: number): string => `container ${index + 1}`;

export const statusWords: Readonly<Record<Status, string>> = {
  absent: 'not started yet',
  running: 'running',
  stopped: 'stopped: no process',
  removed: 'removed',
};

/* ---- What the kernel is doing, in the orange box ---- */

export const kernelDoes = {
  idle: 'overlayfs: shows the pile as one tree',
  looks: (path: string) => `overlayfs: looks for ${path}`,
  merges: (path: string) => `overlayfs: merges ${path}/`,
  copies: 'overlayfs: copies up',
  writes: 'overlayfs: writes to the writable layer',
  covers: 'overlayfs: puts a whiteout',
  removes: 'overlayfs: removes from the writable layer',
  reads: (who: string) => `overlayfs: reads from ${who}`,
  refuses: (errno: string) => `overlayfs: answers ${errno}`,
  volume: 'the host’s own file system, not overlayfs',
  mounts: 'overlayfs: stacks the layers',
  unmounts: 'overlayfs: the stack is taken apart',
  unmounted: 'overlayfs: this stack is gone, its layers are not',
  compares: 'overlayfs: rests while the builder packs a layer',
} as const;

/** The short flag beside a layer that was asked. */
export const verdictFlag = (path: string, verdict: Verdict): string => {
  switch (verdict.kind) {
    case 'no-dir':
      return `no ${verdict.at}/`;
    case 'absent':
      return `no ${name(path)}`;
    case 'opaque-absent':
      return `no ${name(path)}, opaque: stop`;
    case 'file':
      return 'has it: stop';
    case 'dir':
      return `has ${path}/`;
    case 'opaque-dir':
      return 'opaque: stop';
    case 'whiteout':
      return 'whiteout: stop';
    case 'in-the-way':
      return 'a file: stop';
  }
};

/* ---- The picture ---- */

export const labels = {
  process: 'process',
  writable: 'writable layer',
  /** On the layer’s spine, where a layer of the image has its number. */
  writableMark: 'W',
  volumeMark: 'V',
  depth: (n: number) => `layer ${n}:`,
  /** `once`: that containers share the layers may be told. */
  image: (n: number, once: boolean) => `the image: ${n} layers, read-only${once ? ', on the disk once' : ''}`,
  seenBy: (i: number) => `; struck out: hidden from ${containerName(i)}`,
  kernel: 'host kernel',
  volume: 'volume',
  volumeSub: 'at data/, not in the pile',
  empty: 'empty',
  upperGone: 'gone with the container',
  whiteout: 'whiteout',
  opaque: 'opaque',
  covered: 'covered',
  coveredByMark: 'covered by a whiteout',
  digest: (text: string) => `sha256:${text.slice(0, 8)}…`,
} as const;

export const tree = {
  heading: 'What the container sees',
  headingTwo: 'What each container sees',
  file: 'File',
  files: 'Files',
  size: 'Size',
  from: 'From',
  container: 'container',
  /** A row for those who do not see where it stands: its whole path, and where each container gets it from. */
  row: (path: string, dir: boolean, says: readonly string[]) =>
    `${path}${dir ? '/' : ''}, ${says
      .map((from, i) => (says.length > 1 ? `${containerName(i)}: ${from}` : from))
      .join('; ')}`,
  pick: 'Pick a file, then say what to do with it.',
  actor: 'Act in',
  origin: {
    upper: 'writable',
    volume: 'volume',
    covered: 'whiteout',
    none: '–',
    gone: 'no container',
  },
  /** "6 kB, from layer 3 (libraries)"; the mode only where it is not the usual one. */
  described: (bytes: number | null, mode: number | null, layers: readonly string[]) =>
    [
      ...(bytes === null ? [] : [size(bytes)]),
      ...(mode === null ? [] : [`mode ${mode.toString(8).padStart(4, '0')}`]),
      layers.length > 1 ? `merged from ${list(layers)}` : `from ${layers[0] ?? ''}`,
    ].join(', '),
  inVolume: (bytes: number | null) => (bytes === null ? 'volume' : `${size(bytes)}, volume`),
  coveredLong: 'deleted: covered by a whiteout',
  notHere: 'not in what this container sees',
} as const;

export const verbWords: Readonly<Record<FileVerb, string>> = {
  read: 'Read',
  overwrite: 'Overwrite',
  append: 'Append',
  delete: 'Delete',
  rename: 'Rename',
  chmod: 'chmod',
  create: 'New file',
  mkdir: 'Make it again',
};
export const verbOnDir: Partial<Record<FileVerb, string>> = {
  read: 'List',
  delete: 'Delete (rm -r)',
  create: 'New file in it',
};
export const verbOnCovered: Partial<Record<FileVerb, string>> = { create: 'Make it again' };

export const lifeWords: Readonly<Record<LifeVerb, string>> = {
  stop: 'Stop',
  start: 'Start',
  remove: 'Remove',
  keep: 'Pack as a layer',
};
export const startNew = 'Start a new one';

export const whyNot = {
  full: (most: number) => `${most} operations are as many as a link can carry. Undo one to go on.`,
} as const;

export const disk = {
  heading: 'On the disk',
  total: (once: boolean) => (once ? 'every layer once' : 'what is there'),
  copies: (n: number) => (n > 1 ? 'if each had its own copy' : 'with a copy for each'),
  layers: (n: number) => `image ${size(n)}`,
  upper: (i: number, n: number) => `writable ${i + 1}: ${size(n)}`,
  volume: (n: number) => `volume ${size(n)}`,
  sinceStart: (n: number) => (n === 0 ? 'no byte more than at the start' : `${change(n)} than at the start`),
  bar: 'bytes of file content; names, modes and whiteouts are not counted',
} as const;

export const settings = {
  containers: 'Containers',
  image: 'Image',
  volume: 'Volume at data/',
  on: 'mounted',
  off: 'none',
  images: { clean: 'clean', leftovers: 'with leftovers in layer 2' } satisfies Record<ImageVariant, string>,
  done: 'What is done',
  nothing: 'Nothing yet. Pick a file in the merged tree.',
  undo: 'Undo the last',
  clear: 'Undo all',
} as const;

/** What a link may say of an operation. */
export const expectsOperation =
  'a container, what it does and a file of this figure, such as 1add-srv-lib-words_db';

/** What is done, in a few words, for the list: "append to words.db". */
export const operationWords: Readonly<Record<FileVerb, (name: string) => string>> = {
  read: (name) => `read ${name}`,
  overwrite: (name) => `overwrite ${name}`,
  append: (name) => `append to ${name}`,
  delete: (name) => `delete ${name}`,
  rename: (name) => `rename ${name}`,
  chmod: (name) => `chmod ${name}`,
  create: (name) => `make ${name}`,
  mkdir: (name) => `make ${name}`,
};
export const lifeLine: Readonly<Record<LifeVerb, string>> = {
  stop: 'stop',
  start: 'start',
  remove: 'remove',
  keep: 'pack as a layer',
};
/** "C1: stop" where there are two containers. */
export const operationLine = (container: number, what: string, several: boolean): string =>
  several ? `C${container}: ${what}` : what;

/* ---- Below the figure ---- */

export const folklore = {
  summary: 'Told differently elsewhere',
  show: 'Show it',
  items: {
    chmod:
      'chmod changes no data, and still copies the whole file. So does chown: chmod -R in a build step doubles what it touches.',
    whiteout:
      'Deleting a directory leaves one whiteout for all of it. Opaque directories, often named here, come from making it again.',
    opaque: 'Make a deleted directory again, and it is marked opaque, or the old files would show through.',
    truncate:
      'Overwriting copies nothing up: the old content would be thrown away. Only name, owner and mode count.',
    rename:
      'Renaming a file of the image copies all of it. Renaming a directory of the image is refused (EXDEV).',
    merge:
      'Only directories merge. Of two files with one name the upper one counts whole; they are never mixed.',
  },
} as const;

export const real = (debian: string, python: string, app: string, file: string): string =>
  `A small model: its files are made up, and its sizes are theirs, to the byte. In the image that we measured, unpacked, the Debian layer has ${debian}, the Python layer ${python} and the app’s layer ${app} as an archive, for one file of ${file}. The libraries are made up there too.`;

export const leavesOut =
  'What this leaves out: metacopy and redirect_dir, which change two of these rules and are off by default; the page cache, links, and the disk’s own blocks, names and directories, so that a whiteout counts as 0 bytes. The kernel looks a path up name by name and remembers directories; here one fall stands for the whole path. The time line is made for reading and measures nothing.';
export const leavesOutSummary = 'What this leaves out';
