import { ParamError } from '../shared/errors.ts';
import { addBlob, addSnapshot, type ContentStore } from './content-store.ts';
import { chainIds } from './chain-id.ts';
import type { Digest } from './digest.ts';
import type { Descriptor } from './image.ts';

/** An image as a registry describes it: enough to plan a pull, without the bytes. */
export interface RemoteImage {
  /** Repository, "library/debian". */
  readonly name: string;
  readonly tag: string;
  /** null: the tag names a manifest directly. */
  readonly index: Descriptor | null;
  readonly manifest: Descriptor;
  readonly config: Descriptor;
  /** Bottom first. `unpacked` is the size on disk in bytes. */
  readonly layers: readonly (Descriptor & { readonly diffId: Digest; readonly unpacked: number })[];
}

export type PullStep =
  | {
      readonly kind: 'request';
      readonly method: 'GET';
      readonly path: string;
      readonly bytes: number;
      readonly for: 'ping' | 'index' | 'manifest' | 'config' | 'layer';
      readonly digest: Digest | null;
    }
  | { readonly kind: 'have-blob'; readonly digest: Digest; readonly bytes: number }
  | { readonly kind: 'have-snapshot'; readonly chainId: Digest; readonly digest: Digest }
  | { readonly kind: 'verify'; readonly digest: Digest }
  | {
      readonly kind: 'unpack';
      readonly chainId: Digest;
      readonly parent: Digest | null;
      readonly bytes: number;
    };

export interface Pull {
  readonly steps: readonly PullStep[];
  readonly store: ContentStore;
  /** Bytes of the layers that crossed the network. */
  readonly layerBytes: number;
  /** Bytes of all that crossed the network. */
  readonly bytes: number;
}

/** Layers fetched at once by default (moby DefaultMaxConcurrentDownloads, containerd max_concurrent_downloads). */
export const CONCURRENT_DOWNLOADS = 3;

/**
 * What a pull does, in the order of distribution-spec and containerd's unpacker (facts §3.4): ping; the tag;
 * the manifest of the platform; the config; then each layer: nothing to fetch if its stack is unpacked
 * already or its blob is here, else GET, verify; then unpack in order, each on top of its parent. Steps are
 * in order of their beginning; who plays them lets up to CONCURRENT_DOWNLOADS layer requests overlap.
 * A tag over 128 characters is a ParamError on `image.tag`.
 */
export function pull(before: ContentStore, image: RemoteImage): Pull {
  if (!/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(image.tag)) {
    throw new ParamError(
      'image.tag',
      `"${image.tag.slice(0, 140)}" is no tag; give 1 to 128 letters, digits, _ . -`,
    );
  }
  const steps: PullStep[] = [];
  let store = before;
  const base = `/v2/${image.name}`;
  const get = (kind: 'index' | 'manifest' | 'config' | 'layer', blob: Descriptor, path: string): void => {
    const here = store.blobs.get(blob.digest);
    // The tag must be asked for even when what it names is here: it may have moved.
    if (here && !path.endsWith(`/manifests/${image.tag}`)) {
      steps.push({ kind: 'have-blob', digest: blob.digest, bytes: blob.size });
      return;
    }
    steps.push({ kind: 'request', method: 'GET', path, bytes: blob.size, for: kind, digest: blob.digest });
    steps.push({ kind: 'verify', digest: blob.digest });
    store = addBlob(store, blob).store;
  };
  steps.push({ kind: 'request', method: 'GET', path: '/v2/', bytes: 0, for: 'ping', digest: null });
  if (image.index) {
    get('index', image.index, `${base}/manifests/${image.tag}`);
    get('manifest', image.manifest, `${base}/manifests/${image.manifest.digest}`);
  } else get('manifest', image.manifest, `${base}/manifests/${image.tag}`);
  get('config', image.config, `${base}/blobs/${image.config.digest}`);
  const chain = chainIds(image.layers.map((layer) => layer.diffId));
  image.layers.forEach((layer, i) => {
    const chainId = chain[i] as Digest;
    if (store.snapshots.has(chainId)) steps.push({ kind: 'have-snapshot', chainId, digest: layer.digest });
    else
      get(
        'layer',
        { mediaType: layer.mediaType, digest: layer.digest, size: layer.size },
        `${base}/blobs/${layer.digest}`,
      );
  });
  image.layers.forEach((layer, i) => {
    const chainId = chain[i] as Digest;
    const parent = chain[i - 1] ?? null;
    const snapshot = { chainId, parent, diffId: layer.diffId, bytes: layer.unpacked };
    const added = addSnapshot(store, snapshot);
    if (added.added) steps.push({ kind: 'unpack', chainId, parent, bytes: layer.unpacked });
    store = added.store;
  });
  const sum = (only?: 'layer'): number =>
    steps.reduce(
      (total, step) => total + (step.kind === 'request' && (!only || step.for === only) ? step.bytes : 0),
      0,
    );
  return { steps, store, layerBytes: sum('layer'), bytes: sum() };
}
