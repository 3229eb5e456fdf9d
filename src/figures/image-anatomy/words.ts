import { locale } from '../../language/locale.ts';
import type { PartId } from '../../simulators/image-parts/index.ts';
import type { Story } from './params.ts';

/** Names, labels and sentences of the figure. */
export const title = 'The parts of an image, and who names whom';

export const presetWords = {
  flip: {
    label: 'A byte in a file',
    promise:
      'One letter changes in a file of layer 2, and five digests have to be written anew: the change climbs to the tag.',
  },
  walk: {
    label: 'Walk down',
    promise:
      'From the tag to the last layer. Every part is checked against the digest that named it, and all hold.',
  },
  config: {
    label: 'A byte in the config',
    promise:
      'A setting changes, and three digests follow. Both layers keep theirs and need not be sent again.',
  },
  repack: {
    label: 'Pack it again',
    promise:
      'The same archive, packed an hour later. Its digest changes, its DiffID does not, and so the config stays.',
  },
  tag: {
    label: 'Move the tag',
    promise:
      'The tag leads to another image from one moment to the next. The old one is still there, by its digest.',
  },
  share: {
    label: 'Same layer, other image',
    promise:
      'Another image stands on the same base. Equal bytes have equal names, so the layer is kept once.',
  },
} as const;

export const partWords: Readonly<Record<PartId | 'tag', { readonly name: string; readonly what: string }>> = {
  tag: { name: 'tag', what: 'a name that may move' },
  index: { name: 'index', what: 'one entry for each platform' },
  manifest: { name: 'manifest', what: 'one config, and the layers in order' },
  config: { name: 'config', what: 'settings, and the DiffIDs' },
  layer1: { name: 'layer 1', what: 'the base, two files' },
  layer2: { name: 'layer 2', what: 'the app, one file' },
};

export const tagNames = ['tiny:1', 'other:1'] as const;

export const labels = {
  graph: 'The parts of the image',
  image: (of: 0 | 1, story: Story) =>
    of === 0
      ? story === 'tag'
        ? 'the old image'
        : 'the image'
      : story === 'tag'
        ? 'the new image'
        : 'the other image',
  computed: 'sha256 of these bytes',
  inside: 'DiffID: sha256 of the archive inside',
  bytes: (n: number) => `${n.toLocaleString(locale)} bytes`,
  packed: (stored: number, inside: number) =>
    `${stored.toLocaleString(locale)} bytes of gzip, ${inside.toLocaleString(locale)} bytes of tar inside`,
  namedBy: (part: string) => `${part} says`,
  holds: 'holds',
  broken: 'does not hold',
  fresh: 'written anew',
  same: 'the same bytes, kept once',
  flipped: 'flipped',
  written: 'Digests written anew',
  broke: 'References that do not hold',
  blobs: 'Parts stored',
  diffId: 'as DiffID',
  noTag: 'no tag leads here',
  tagIs: 'a name, and the digest that it leads to',
  story: 'Look where the story is',
  viewer: 'Its bytes',
  directory: 'directory',
  file: (n: number) => `${n} bytes`,
} as const;

export const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const inWords = (n: number) => small[n] ?? String(n);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where the byte was flipped, for a sentence. */
const place = (part: PartId) =>
  part === 'layer2' || part === 'layer1'
    ? `in a file of ${partWords[part].name}; the layer is packed again around it`
    : `in the ${partWords[part].name}`;

export const say = {
  start:
    'A tag and five parts. Each part is named by the digest of its bytes, and at the moment every name is true.',
  startWalk: 'All we have is a tag, and the digest that it leads to. Nothing is fetched yet.',
  open: {
    index:
      'The index: the bytes that the tag’s digest asked for, and their SHA-256 is that digest. It names one manifest, for one platform.',
    manifest:
      'The manifest: its bytes give the digest that the index said. It names one config and two layers, each with type, digest and size.',
    config:
      'The config: as the manifest said. It holds the settings, and each layer once more, by the DiffID of the archive inside.',
    layer1:
      'Layer 1: the stored bytes give the digest in the manifest; unpacked, the archive inside gives the DiffID in the config. Two names, two checks.',
    layer2: 'Layer 2, checked in the same two ways. It holds a directory and the one file of our app.',
  } satisfies Record<PartId, string>,
  checked:
    'All seven digests hold, down to the last letter of the last file. Whoever trusts the tag’s digest can trust all of it, from any mirror.',
  flip: (part: PartId, broken: number) =>
    `One bit of one byte is flipped ${place(part)}. ${capital(inWords(broken))} ${broken === 1 ? 'digest that names it does' : 'digests that name it do'} not hold any more.`,
  repack:
    'The same archive is packed an hour later, and gzip writes the time into its header. The stored bytes have another digest; the DiffID, of what is inside, still holds.',
  rewriteDiffId: (to: string) =>
    `The config says the new DiffID of ${to}. By that the config’s own bytes have changed, so its digest in the manifest is wrong now.`,
  rewrite: (to: string, from: string, above: string) =>
    `The ${from} says the new digest of ${to}. By that the ${from} itself has changed, so ${above} is wrong about it.`,
  rewriteTag:
    'The tag is the top: it takes the index’s new digest, and nothing stands above that could be wrong. Every digest holds again.',
  above: { index: 'the tag', manifest: 'the index', config: 'the manifest' } as Readonly<
    Record<string, string>
  >,
  end: (written: number, kept: readonly string[]) =>
    `It is another image now: ${inWords(written)} ${written === 1 ? 'digest was' : 'digests were'} written anew.${kept.length > 0 ? ` What kept its digest need not be sent again: ${kept.join(', ')}.` : ' No part kept its digest.'}`,
  pushTag:
    'A new version is pushed: another line in the app, so another layer 2, config, manifest and index. Layer 1 is there already. The tag still leads to the old one.',
  move: 'The tag is moved: one digest is overwritten. Whoever pulls tiny:1 now gets other bytes, and no digest is broken by that.',
  keptTag:
    'The old index is still there under its digest. Whoever asked for tiny@sha256:… gets what they got yesterday.',
  endTag:
    'A tag is a name that may move; a digest is a name that cannot. Both images hold, and one layer is in both.',
  pushShare:
    'A second image with its own tag. Its manifest names two layers, and the first digest in it is one that we know.',
  keptShare:
    'Equal bytes have equal digests. Layer 1 is here already, so it is neither fetched nor kept a second time.',
  endShare:
    'Two images, nine parts instead of ten. Nobody arranged that; it follows from naming things by what they are.',
} as const;

/** The picture in words. */
export const alt = {
  part: (name: string, digest: string, wrong: readonly string[], same: boolean) =>
    `${name} ${digest}${wrong.length > 0 ? `, not what ${wrong.join(' and ')} ${wrong.length > 1 ? 'say' : 'says'}` : ''}${same ? `, ${labels.same}` : ''}`,
  image: (
    tag: { readonly name: string; readonly digest: string; readonly state: string } | null,
    parts: readonly string[],
  ) => {
    const head = tag ? `Tag ${tag.name} leads to ${tag.digest}` : 'No tag leads here';
    return `${head}${tag?.state === 'broken' ? ', which is not the index’s digest' : ''}.${parts.length > 0 ? ` ${parts.join('; ')}.` : ''}`;
  },
  all: (images: readonly string[], open: { readonly name: string; readonly what: string }) =>
    `An image as parts that name each other by digests. ${images.join(' ')} Open: ${open.name}, ${open.what}.`,
} as const;

export const bet = {
  question: {
    flip: (part: string) =>
      `one byte in ${part} is flipped. How many digests must be written anew before all names are true again?`,
    repack:
      'the same archive is packed with another time in gzip’s header. How many digests must be written anew?',
  },
  option: (n: number) => capital(inWords(n)),
  verdict: (picked: number, came: number) =>
    picked === came
      ? `You said ${inWords(picked)}, and so it is.`
      : `You said ${inWords(picked)}; it is ${inWords(came)}. ${picked < came ? 'Whoever writes a digest changes a part that is itself named by one.' : 'What stands below or beside keeps its bytes, and so its name.'}`,
} as const;

export const settings = {
  part: 'Flip a byte in',
  partNames: {
    layer1: 'a file of layer 1',
    layer2: 'a file of layer 2',
    config: 'the config',
    manifest: 'the manifest',
    index: 'the index',
  } as Readonly<Record<PartId, string>>,
  byte: 'Which byte',
  leavesOut: 'What this figure leaves out',
} as const;

export const leavesOut: readonly string[] = [
  'The image is tiny and real: three JSON texts and two archives, which any tool for OCI layouts reads. Its layers are packed with gzip’s stored blocks, which make nothing smaller.',
  'A flipped byte here is a changed file, and its layer is packed again. Damage in a stored layer would be caught by gzip’s own check too.',
  'Signatures. A digest tells that these are the bytes that were named, and not who named them.',
  'An index with several platforms, a history, times of creation, annotations: all are more text of the same kind.',
];
