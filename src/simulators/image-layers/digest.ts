import { ParamError } from '../shared/errors.ts';
import { utf8 } from './bytes.ts';
import { sha256Hex } from './sha256.ts';

/** A content address: "sha256:" and 64 lower-case hex digits (image-spec descriptor.md). */
export type Digest = `sha256:${string}`;

/** The digest of the bytes, or of the UTF-8 bytes of a text. */
export function digestOf(content: Uint8Array | string): Digest {
  return `sha256:${sha256Hex(typeof content === 'string' ? utf8(content) : content)}`;
}

/** Takes a text for a digest; anything but "sha256:" and 64 lower-case hex digits is a ParamError on `field`. */
export function parseDigest(text: string, field = 'digest'): Digest {
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return text as Digest;
  throw new ParamError(
    field,
    `"${text.slice(0, 80)}" is not a digest; give sha256: and 64 lower-case hex digits`,
  );
}

/** The first 12 hex digits, the short form that tools print. */
export const shortDigest = (digest: Digest): string => digest.slice(7, 19);
