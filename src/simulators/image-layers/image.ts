import { ParamError } from '../shared/errors.ts';
import { utf8 } from './bytes.ts';
import { chainIds } from './chain-id.ts';
import { type Digest, digestOf } from './digest.ts';
import type { Layer } from './layer.ts';

export const MEDIA_TYPES = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
} as const;

/** What points to a blob: its type, digest and size in bytes (image-spec descriptor.md). */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly platform?: { readonly architecture: string; readonly os: string };
}

/** A JSON document with the very bytes that its digest is of. */
export interface Document<T> {
  readonly value: T;
  readonly bytes: Uint8Array;
  readonly descriptor: Descriptor;
}

/** Image configuration (image-spec config.md), the parts that this model uses. */
export interface ImageConfig {
  readonly architecture: string;
  readonly os: string;
  readonly config: {
    readonly Env?: readonly string[];
    readonly Entrypoint?: readonly string[];
    readonly Cmd?: readonly string[];
    readonly WorkingDir?: string;
    readonly User?: string;
  };
  readonly rootfs: { readonly type: 'layers'; readonly diff_ids: readonly Digest[] };
  readonly history: readonly { readonly created_by: string; readonly empty_layer?: boolean }[];
}

export interface Manifest {
  readonly schemaVersion: 2;
  readonly mediaType: typeof MEDIA_TYPES.manifest;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

export interface Index {
  readonly schemaVersion: 2;
  readonly mediaType: typeof MEDIA_TYPES.index;
  readonly manifests: readonly Descriptor[];
}

/** An image: layers bottom first, and the documents that name them. */
export interface Image {
  readonly layers: readonly Layer[];
  readonly config: Document<ImageConfig>;
  readonly manifest: Document<Manifest>;
  readonly index: Document<Index>;
  /** The digest of the configuration (config.md, "ImageID"). */
  readonly imageId: Digest;
  /** One per layer: names the unpacked stack up to it. */
  readonly chainIds: readonly Digest[];
}

export interface ImageParams {
  /** Bottom first; layers[0] is the base. */
  readonly layers: readonly Layer[];
  readonly architecture?: string;
  readonly os?: string;
  readonly config?: ImageConfig['config'];
  /** What made each layer, for people; one per layer if given. */
  readonly createdBy?: readonly string[];
}

function document<T>(value: T, mediaType: string): Document<T> {
  const bytes = utf8(JSON.stringify(value));
  return { value, bytes, descriptor: { mediaType, digest: digestOf(bytes), size: bytes.length } };
}

/** The descriptor of a layer's stored blob. */
export const layerDescriptor = (layer: Layer): Descriptor => ({
  mediaType: layer.mediaType,
  digest: layer.digest,
  size: layer.blob.length,
});

/**
 * Puts an image together: configuration, manifest and index as real JSON with real digests, linked as in
 * image-spec (index → manifest → config and layers). Without a time of creation, so the same layers always
 * give the same image. ParamError on `image.layers` when there is none, on `image.createdBy` when it does not fit.
 */
export function makeImage(params: ImageParams): Image {
  const { layers, architecture = 'amd64', os = 'linux', createdBy } = params;
  if (layers.length === 0) throw new ParamError('image.layers', 'is empty; give at least one layer');
  if (createdBy && createdBy.length !== layers.length) {
    throw new ParamError(
      'image.createdBy',
      `has ${createdBy.length} lines for ${layers.length} layers; give one each`,
    );
  }
  const diffIds = layers.map((layer) => layer.diffId);
  const config = document<ImageConfig>(
    {
      architecture,
      os,
      config: params.config ?? {},
      rootfs: { type: 'layers', diff_ids: diffIds },
      history: (createdBy ?? []).map((line) => ({ created_by: line })),
    },
    MEDIA_TYPES.config,
  );
  const manifest = document<Manifest>(
    {
      schemaVersion: 2,
      mediaType: MEDIA_TYPES.manifest,
      config: config.descriptor,
      layers: layers.map(layerDescriptor),
    },
    MEDIA_TYPES.manifest,
  );
  const index = document<Index>(
    {
      schemaVersion: 2,
      mediaType: MEDIA_TYPES.index,
      manifests: [{ ...manifest.descriptor, platform: { architecture, os } }],
    },
    MEDIA_TYPES.index,
  );
  return { layers, config, manifest, index, imageId: config.descriptor.digest, chainIds: chainIds(diffIds) };
}

/** Of several manifests for a platform the first is used (image-index.md); null when there is none. */
export const choosePlatform = (index: Index, architecture: string, os: string): Descriptor | null =>
  index.manifests.find((each) => each.platform?.architecture === architecture && each.platform.os === os) ??
  null;
