import type { RemoteImage } from '../../simulators/image-layers/registry/index.ts';
import type { StackState } from './state.ts';
import { capital, count, list } from './text.ts';

/* Everything the figure says, but the sentences of its steps: they are in narration-words.ts. */

export const title = 'A pull, request by request';

/** What is in the layers of each image, bottom first. */
export const layerNames = {
  python: ['Debian', 'certificates', 'Python', 'links'],
  debian: ['Debian'],
  app: ['Debian', 'Python', 'libraries', 'app'],
  rebased: ['Debian, patched', 'Python', 'libraries', 'app'],
} as const;

export const imageNames = {
  python: 'python:3.11-slim-trixie',
  debian: 'debian:trixie-slim',
  app: 'app:1',
  rebased: 'app:2',
} as const;

export const presetWords = {
  shared: {
    label: 'Python, Debian is here',
    promise:
      'The bottom layer of Python is the very layer that is Debian. Only what lies on top of it is fetched.',
  },
  cold: {
    label: 'Python, nothing is here',
    promise: 'Three downloads at a time. The smallest layer is here long before it may be unpacked.',
  },
  again: {
    label: 'The same again',
    promise: 'The tag is asked for, since it may have moved. It has not, and nothing else is fetched.',
  },
  first: {
    label: 'One layer',
    promise: 'The shortest pull there is: one layer, and a configuration that comes inside the manifest.',
  },
  rebased: {
    label: 'A new base',
    promise:
      'Three of four layers are here, and still all four are unpacked: on another base they are other stacks.',
  },
  corrupt: {
    label: 'One bit wrong',
    promise:
      'One bit of one layer arrives the other way round. The digest is another one, and the pull ends.',
  },
  cut: {
    label: 'A broken line',
    promise: 'The connection breaks, and the engine asks for the rest by its first missing byte.',
  },
} as const;

const noPartName = (part: string): string => (/\d/.test(part) ? `layer ${part}` : `the ${part}`);
export const problems = {
  noBytes: (name: string, part: string, { layers }: RemoteImage): string => {
    if (Number(part) > layers.length) return problems.noSuchLayer(name, part);
    const known = name.startsWith('python') ? ', or its manifest' : '';
    return `The bytes of ${noPartName(part)} of ${name} are not in this page, so no digest can be computed from them: choose app:1${known}.`;
  },
  noSuchLayer: (name: string, part: string): string =>
    `${name} has no ${/\d/.test(part) ? `layer ${part}` : 'such part'} to break off: choose another layer.`,
};

export const labels = {
  received: (bytes: string, of: string) => `${bytes} of ${of}`,
  registry: 'Registry',
  wire: 'On the line',
  host: 'This host',
  blobs: 'Content store: every part by its digest',
  classicBlobs: 'Documents are kept; a layer’s blob only until it is unpacked',
  stacks: 'Unpacked: every stack by its ChainID',
  before: (name: string) => `layers of ${name}`,
  tag: 'tag',
  standsFor: 'stands for',
  unknownTag: 'which digest is that today?',
  documents: { index: 'index', manifest: 'manifest', config: 'config' },
  layer: (i: number, name: string) => `${i + 1} ${name}`,
  notKnown: 'not known yet',
  kernel: 'host kernel',
  kernelSub: 'in no image, so it never travels',
  free: 'free',
  sent: 'asked',
  sameDigest: 'the one above',
  unknown: '?',
  unknownAloud: 'not known yet',
  missing: 'to come',
  refused: 'refused',
  counted: 'Counted',
  slot: (i: number) => `Download ${i + 1}`,
  waiting: 'Waiting for a free place:',
  nobody: 'nobody',
  sameStack: 'same ChainID, once for both',
  stackHere: 'same ChainID, here already',
  log: 'What is asked, and what comes back',
  nothingYet: 'nothing has been asked yet',
  columns: { n: 'No.', method: 'Request', status: 'Answer', type: 'Type', size: 'Body' },
  tokenPath: 'a token, from the address that the answer named',
  range: (from: string) => `Range: bytes=${from}-`,
  noBody: 'none',
  tokenBody: 'the token',
  smallBody: 'not counted',
  cancelled: 'given up',
  broken: (received: string) => `broke after ${received}`,
  dropped: 'not read',
  about: 'about ',
  requests: 'requests',
  fetched: 'fetched',
  spared: 'spared',
  time: 'time',
  ofImage: 'Its layers, to scale',
  imageUnknown: 'size not known yet',
} as const;

/** What is said of an unpacked stack, or of one that is to be. */
export function stackSays(state: StackState, layer: number, classic: boolean): string {
  if (state === 'waits') return `waits for ${layer}`;
  if (state === 'let-go') return classic ? 'let go' : 'not unpacked';
  return stackWords[state];
}

/** What a request is about that brings no part. */
export const askNames = { ping: 'GET /v2/', token: 'a token', tag: 'the tag', part: 'a part' } as const;

/** What is said of a part in the registry, beside its type. */
export const registryWords: Readonly<Record<string, string | undefined>> = {
  asked: 'asked for',
  coming: 'being sent',
  queued: 'waits its turn',
  here: 'not asked for',
  'stack-here': 'not asked for',
  embedded: 'in the manifest',
};

/** What the state of a part is called beside it. */
export const partWords = {
  unknown: 'not known yet',
  known: '',
  queued: 'waits its turn',
  asked: 'asked for',
  coming: 'on its way',
  broken: 'broken off',
  paused: 'tries again soon',
  arrived: '',
  embedded: 'in the manifest',
  here: 'was here',
  'stack-here': 'not needed',
  refused: 'refused',
  cancelled: 'given up',
  thrown: 'blob thrown away',
} as const;

const stackWords = {
  none: '',
  unpacking: 'unpacking',
  ready: 'ready',
  'was-here': 'was here',
} as const;

/** A ChainID that cannot be computed here, by the layers that it is of: "of 1+2+3". */
export const chainOf = (layer: number): string =>
  `of ${Array.from({ length: layer + 1 }, (_, i) => i + 1).join('+')}`;

/** Media types as the log prints them, without what they have in common. */
export const typeName = (mediaType: string | null): string =>
  (mediaType ?? '').replace('application/vnd.oci.image.', '').replace('+json', '');

export const bets = {
  shared: {
    question: (all: string) =>
      `this host has debian:trixie-slim. The layers of python:3.11-slim-trixie are ${all} in all. How much of that will be downloaded?`,
    options: {
      all: 'all of it',
      most: 'about two thirds',
      third: 'about a third',
      none: 'nothing',
    },
    verdict: (won: boolean, fetched: string, all: string, percent: number) =>
      `${won ? 'Right.' : 'Not so.'} ${fetched} of ${all} came over the line, ${percent}%. The largest layer was here already, under the same digest.`,
  },
  cold: {
    question: (layers: number, top: string) =>
      `${count(layers)} layers, the topmost of them ${top}. When will that smallest one be unpacked?`,
    options: { first: 'first, it is here at once', middle: 'somewhere in between', last: 'last of all' },
    verdict: (won: boolean, waited: string) =>
      `${won ? 'Right.' : 'Not so.'} It had to wait ${waited} for the layers below it. Downloads finish in any order, layers are stacked in one.`,
  },
  again: {
    question: () => 'you pull a tag that you have. How much of the image will the host fetch?',
    options: {
      nothing: 'nothing, not even a question',
      head: 'it asks, and fetches no part',
      docs: 'the manifest',
      all: 'all of it again',
    },
    verdict: (won: boolean, requests: number) =>
      `${won ? 'Right.' : 'Not so.'} ${requests} requests went out, and none brought a part of an image: the tag stands for a digest that is here.`,
  },
  rebased: {
    question: () =>
      'app:2 is app:1 on a patched Debian; the three upper layers are the same. app:1 is here. Of four layers, how many will be downloaded, and how many unpacked?',
    options: { 'one-one': 'one and one', 'one-four': 'one and four', 'four-four': 'four and four' },
    verdict: (won: boolean, down: number, unpacked: number) =>
      `${won ? 'Right.' : 'Not so.'} ${capital(count(down))} downloaded, ${count(unpacked)} unpacked. A blob is named by its bytes alone, a stack by all that lies below it.`,
  },
  corrupt: {
    question: () => 'one bit of one layer arrives the other way round. What will the engine do?',
    options: {
      nothing: 'not notice',
      repair: 'repair the bit',
      again: 'fetch the layer again',
      stop: 'throw it away and give up',
    },
    verdict: (won: boolean, layer: string) =>
      `${won ? 'Right.' : 'Not so.'} The digest of ${layer} came out as another one, and that was the end of the pull. Whoever pulls again asks anew.`,
  },
  cut: {
    question: () =>
      'the line breaks after three fifths of the layer. How much will have been fetched in the end?',
    options: { once: 'the layer once', more: 'the layer and three fifths', twice: 'the layer twice' },
    verdict: (won: boolean, carried: string, layer: string) =>
      `${won ? 'Right.' : 'Not so.'} ${carried} for a layer of ${layer}. What had come was kept, and the rest was asked for by its first byte.`,
  },
} as const;

/* What the picture shows, for those who do not see it. */

export const alt = {
  start: (name: string, host: string) => `A registry that has ${name}, and a host with ${host}.`,
  hostHas: (name: string | null, layers: number) =>
    name === null ? 'no image' : `${name}, ${count(layers)} ${layers === 1 ? 'layer' : 'layers'} unpacked`,
  asked: (n: number) => `${n} ${n === 1 ? 'request' : 'requests'} so far.`,
  line: (names: readonly string[]) =>
    names.length === 0 ? 'Nothing is on the line.' : `On the line: ${list(names)}.`,
  waiting: (names: readonly string[]) =>
    names.length === 0 ? '' : `Waiting for a free place: ${list(names)}.`,
  known: (names: readonly string[]) => (names.length === 0 ? '' : `On the host and right: ${list(names)}.`),
  stacks: (ready: number, all: number) =>
    all === 1
      ? `its one layer is ${ready === 1 ? 'stacked' : 'not stacked'}.`
      : `${count(ready)} of ${count(all)} layers stacked.`,
  counted: (fetched: string, spared: string | null) =>
    `Fetched ${fetched}, spared ${spared ?? labels.unknownAloud}.`,
  ended: {
    running: '',
    pulled: 'The image is here.',
    'up-to-date': 'The image was here.',
    failed: 'The pull has failed.',
  },
} as const;

export const documentNames: Readonly<Record<string, string>> = {
  index: 'index',
  manifest: 'manifest',
  config: 'config',
};
export const wordsForPart = (kind: string, layer: number, names: readonly string[]): string =>
  kind === 'layer' ? `layer ${layer + 1} (${names[layer] ?? ''})` : (documentNames[kind] ?? kind);
