import { concat, utf8 } from '../image-layers/bytes.ts';
import {
  type Digest,
  digestOf,
  dirEntry,
  fileEntry,
  LAYER_MEDIA_TYPES,
  type LayerEntry,
  MEDIA_TYPES,
} from '../image-layers/index.ts';
import { writeTar } from '../image-layers/tar.ts';
import { gzipStored } from './gzip.ts';

export const partIds = ['index', 'manifest', 'config', 'layer1', 'layer2'] as const;
export type PartId = (typeof partIds)[number];

/** A part of an image: the bytes that are stored; of a layer, the archive inside them too. */
export interface Part {
  readonly bytes: Uint8Array;
  readonly tar: Uint8Array | null;
}

/** An image as it lies in a registry or an OCI layout, and what its tag says. */
export interface Parts {
  readonly tag: Digest;
  readonly parts: Readonly<Record<PartId, Part>>;
}

/** Who names whom: by the digest of the stored bytes, or by that of the archive inside. */
export interface Reference {
  readonly from: PartId | 'tag';
  readonly to: PartId;
  readonly by: 'digest' | 'diffId';
}

/** Every reference, from the bottom up: the order in which a change has to be written into them. */
export const references: readonly Reference[] = [
  { from: 'config', to: 'layer1', by: 'diffId' },
  { from: 'config', to: 'layer2', by: 'diffId' },
  { from: 'manifest', to: 'layer1', by: 'digest' },
  { from: 'manifest', to: 'layer2', by: 'digest' },
  { from: 'manifest', to: 'config', by: 'digest' },
  { from: 'index', to: 'manifest', by: 'digest' },
  { from: 'tag', to: 'index', by: 'digest' },
];

export const digestLength = 71;

/** The digest of what a reference means, computed from the bytes that are there. */
export function actual({ parts }: Parts, { to, by }: Reference): Digest {
  const part = parts[to];
  return digestOf(by === 'diffId' && part.tar ? part.tar : part.bytes);
}

/** What the image holds: the files of two layers, and the settings. `packedAt`: the time in the layers' gzip headers. */
export interface Contents {
  readonly layers: readonly [readonly LayerEntry[], readonly LayerEntry[]];
  readonly env: readonly string[];
  readonly cmd: readonly string[];
  readonly packedAt: readonly [number, number];
}

const page = (value: unknown): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`);
const descriptor = (mediaType: string, bytes: Uint8Array) => ({
  mediaType,
  digest: digestOf(bytes),
  size: bytes.length,
});

/** Puts an image together from its contents: real archives, real JSON, every digest computed (image-spec). */
export function makeParts({ layers, env, cmd, packedAt }: Contents): Parts {
  const made = layers.map((entries, i): Part => {
    const tar = writeTar(entries);
    return { tar, bytes: gzipStored(tar, packedAt[i]!) };
  });
  const [layer1, layer2] = made as [Part, Part];
  const config = page({
    architecture: 'amd64',
    os: 'linux',
    config: { Env: env, Cmd: cmd },
    rootfs: { type: 'layers', diff_ids: made.map(({ tar }) => digestOf(tar!)) },
  });
  const manifest = page({
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.manifest,
    config: descriptor(MEDIA_TYPES.config, config),
    layers: made.map(({ bytes }) => descriptor(LAYER_MEDIA_TYPES[1], bytes)),
  });
  const index = page({
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.index,
    manifests: [
      { ...descriptor(MEDIA_TYPES.manifest, manifest), platform: { architecture: 'amd64', os: 'linux' } },
    ],
  });
  const plain = (bytes: Uint8Array): Part => ({ bytes, tar: null });
  return {
    tag: digestOf(index),
    parts: { index: plain(index), manifest: plain(manifest), config: plain(config), layer1, layer2 },
  };
}

const at = (path: string, text: string): LayerEntry => fileEntry(path, utf8(text), { mtime: 1_795_400_000 });
const dir = (path: string): LayerEntry => dirEntry(path, { mtime: 1_795_400_000 });

/** The example: a base with two files, and an app of one file on it. `greeting` is a line of the app. */
export const example = (greeting = 'hello'): Contents => ({
  layers: [
    [
      dir('etc'),
      at('etc/os-release', 'ID=tiny\nPRETTY_NAME="A tiny system"\n'),
      at('etc/motd', 'no kernel in here\n'),
    ],
    [dir('srv'), at('srv/app.txt', `${greeting} from a very small image\n`)],
  ],
  env: ['PORT=8080'],
  cmd: ['/srv/app.txt'],
  packedAt: [1_795_400_000, 1_795_400_000],
});

/** Where the first file's bytes with this path begin in a tar that `writeTar` made; −1 when it is not there. */
export function fileStart(tar: Uint8Array, path: string): number {
  const name = concat([utf8(path), Uint8Array.of(0)]);
  for (let block = 0; block < tar.length; block += 512)
    if (name.every((byte, i) => tar[block + i] === byte)) return block + 512;
  return -1;
}
