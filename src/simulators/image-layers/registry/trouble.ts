import { ParamError } from '../../shared/errors.ts';
import { concat } from '../bytes.ts';
import { type Digest, digestOf } from '../digest.ts';
import type { Part, PartKind, RemoteImage } from './remote-image.ts';

/** Which part a trouble hits: a document, or a layer by its position from the bottom, 0 first. */
export type Target = Exclude<PartKind, 'layer'> | number;

export type Trouble =
  | { readonly kind: 'none' }
  /** The lowest bit of one byte arrives the other way round. */
  | { readonly kind: 'flip'; readonly target: Target; readonly byte: number }
  /** One byte too many arrives at the end. */
  | { readonly kind: 'extra'; readonly target: Target }
  /** The connection breaks once, after this many bytes; `range`: the registry heeds the Range header. */
  | { readonly kind: 'cut'; readonly target: number; readonly after: number; readonly range: boolean };

/** The part of an image that is meant. ParamError on `trouble.target` where the image has no such layer. */
export function targetOf(image: RemoteImage, target: Target): Part {
  if (typeof target !== 'number') return image[target];
  const layer = image.layers[target];
  if (!layer) {
    throw new ParamError(
      'trouble.target',
      `is layer ${target + 1}, but ${image.repository} has ${image.layers.length}; choose a lower one`,
    );
  }
  return layer;
}

/** A part as it arrives damaged, and what an engine finds when it checks: first the size, then the digest. */
export interface Damaged {
  readonly part: Part;
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly digest: Digest;
}

/**
 * The bytes that arrive in place of the right ones, with their real sha256. ParamError on `trouble.target` where the
 * part's bytes are not at hand, on `trouble.byte` where it lies outside.
 */
export function damage(image: RemoteImage, trouble: Trouble & { kind: 'flip' | 'extra' }): Damaged {
  const part = targetOf(image, trouble.target);
  const right = part.bytes;
  if (!right) {
    throw new ParamError(
      'trouble.target',
      'is a part whose bytes are not at hand, so no digest can be computed from them; choose another part',
    );
  }
  let bytes: Uint8Array;
  if (trouble.kind === 'extra') bytes = concat([right, Uint8Array.of(0)]);
  else {
    const { byte } = trouble;
    if (!Number.isInteger(byte) || byte < 0 || byte >= right.length) {
      throw new ParamError('trouble.byte', `is ${byte}; give a whole number from 0 to ${right.length - 1}`);
    }
    bytes = right.slice();
    bytes[byte] = right[byte]! ^ 1;
  }
  return { part, bytes, size: bytes.length, digest: digestOf(bytes) };
}
