import { ParamError } from '../../shared/errors.ts';
import { chainIds } from '../chain-id.ts';
import type { Digest } from '../digest.ts';
import { type Descriptor, type Image, layerDescriptor } from '../image.ts';

export type PartKind = 'index' | 'manifest' | 'config' | 'layer';

/** One thing that a registry holds under a digest. */
export interface Part extends Descriptor {
  readonly kind: PartKind;
  /** Position of a layer, 0 at the bottom; −1 for the documents. */
  readonly layer: number;
  /** Its very bytes, where they are at hand; null where only digest and size are published. */
  readonly bytes: Uint8Array | null;
}

/** A layer, and what its unpacked stack is named. */
export interface LayerPart extends Part {
  /** null where the configuration that says it is not at hand. */
  readonly diffId: Digest | null;
  /**
   * What names the stack up to and with this layer: its ChainID, or, where the DiffIDs are not at hand, the digests of
   * its blobs. Equal blobs have equal DiffIDs, so either tells equal stacks from others (but for one tar compressed
   * in two ways).
   */
  readonly stack: string;
}

/** An image as a registry has it under a tag. */
export interface RemoteImage {
  /** Repository, "library/debian". */
  readonly repository: string;
  readonly tag: string;
  readonly index: Part;
  readonly manifest: Part;
  readonly config: Part;
  /** Whether the manifest carries the configuration's bytes in its descriptor (image-spec descriptor.md, `data`). */
  readonly embedsConfig: boolean;
  /** Bottom first. */
  readonly layers: readonly LayerPart[];
}

const isTag = (text: string): boolean => /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(text);

function checked(image: RemoteImage): RemoteImage {
  if (!isTag(image.tag)) {
    const start = image.tag.slice(0, 140);
    throw new ParamError('image.tag', `"${start}" is no tag; give 1 to 128 letters, digits, _ . -`);
  }
  if (image.layers.length === 0) throw new ParamError('image.layers', 'is empty; give at least one layer');
  return image;
}

/** An image with real bytes, as a registry serves it. ParamError on `image.tag` for what distribution-spec does not allow. */
export function remoteFromImage(repository: string, tag: string, image: Image): RemoteImage {
  const document = (
    kind: PartKind,
    of: { readonly descriptor: Descriptor; readonly bytes: Uint8Array },
  ): Part => ({ kind, layer: -1, ...of.descriptor, bytes: of.bytes });
  return checked({
    repository,
    tag,
    index: document('index', image.index),
    manifest: document('manifest', image.manifest),
    config: document('config', image.config),
    embedsConfig: false,
    layers: image.layers.map((layer, i) => ({
      kind: 'layer',
      layer: i,
      ...layerDescriptor(layer),
      bytes: layer.blob,
      diffId: layer.diffId,
      stack: image.chainIds[i]!,
    })),
  });
}

export interface PublishedImage {
  readonly repository: string;
  readonly tag: string;
  readonly index: Descriptor;
  readonly manifest: Descriptor & { readonly bytes: Uint8Array | null };
  readonly config: Descriptor;
  readonly embedsConfig: boolean;
  /** Bottom first. */
  readonly layers: readonly (Descriptor & { readonly diffId: Digest | null })[];
}

/** An image of which descriptors are published but not the blobs. ParamError as in `remoteFromImage`. */
export function remoteFromDescriptors(image: PublishedImage): RemoteImage {
  const diffIds = image.layers.map((layer) => layer.diffId);
  const known = diffIds.every((id) => id !== null);
  const chain = known ? chainIds(diffIds) : [];
  return checked({
    repository: image.repository,
    tag: image.tag,
    index: { kind: 'index', layer: -1, ...image.index, bytes: null },
    manifest: { kind: 'manifest', layer: -1, ...image.manifest },
    config: { kind: 'config', layer: -1, ...image.config, bytes: null },
    embedsConfig: image.embedsConfig,
    layers: image.layers.map((layer, i) => ({
      kind: 'layer',
      layer: i,
      ...layer,
      bytes: null,
      stack:
        chain[i] ??
        image.layers
          .slice(0, i + 1)
          .map(({ digest }) => digest)
          .join(' '),
    })),
  });
}
