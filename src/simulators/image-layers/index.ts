/** Image layers: OCI layers, digests and images, and overlayfs; pulls are in registry/. */
export { applyLayer, applyLayers } from './apply-layer.ts';
export { fromUtf8, utf8 } from './bytes.ts';
export { chainIds } from './chain-id.ts';
export { type Digest, digestOf, parseDigest, shortDigest } from './digest.ts';
export {
  choosePlatform,
  type Descriptor,
  type Image,
  type ImageConfig,
  type ImageParams,
  type Index,
  layerDescriptor,
  makeImage,
  type Manifest,
  MEDIA_TYPES,
} from './image.ts';
export { type Inode, type InodeType, isWhiteout } from './inode.ts';
export { commit, layerFromUpper, lowerFromLayer, lowersFromLayers } from './layer-convert.ts';
export {
  deviceEntry,
  dirEntry,
  fileEntry,
  hardlinkEntry,
  type LayerEntry,
  opaqueEntry,
  symlinkEntry,
  whiteoutEntry,
} from './layer-entry.ts';
export {
  type Compressed,
  type Layer,
  LAYER_MEDIA_TYPES,
  layerFromTar,
  type LayerMediaType,
  makeLayer,
} from './layer.ts';
export { apply, applyAll, type Step } from './overlay/apply.ts';
export type { Stat } from './overlay/attributes.ts';
export type { Errno } from './overlay/errno.ts';
export type { Answer, Asked } from './overlay/search.ts';
export {
  type Coverage,
  coverageOf,
  listMerged,
  type MergedEntry,
  mergedTree,
  upperBytes,
} from './overlay/merged.ts';
export { type Effect, type LayerRef, type Mount, mountOverlay, type MountParams } from './overlay/mount.ts';
export type { Operation, OperationName, Value } from './overlay/operation.ts';
export { type MountLine, type MountOptions, parseMountLine } from './overlay/options.ts';
export { type LookupTrace, type NameLookup, type StopReason, traceLookup } from './overlay/trace.ts';
export { nameOf, parentOf } from './path-names.ts';
export { smallEntries, type SmallFiles, smallFiles } from './small-files.ts';
export { readTar, writeTar } from './tar.ts';
export { diffTrees } from './tree-diff.ts';
export { layerName, mergedText, parseTree, type TextOptions, treeText } from './tree-text.ts';
export { emptyTree, inodeAt, type Tree, walk } from './tree.ts';
