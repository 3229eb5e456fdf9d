import { fromUtf8, utf8 } from '../image-layers/bytes.ts';
import type { Digest } from '../image-layers/index.ts';
import { gzipStored } from './gzip.ts';
import { actual, digestLength, type PartId, type Parts, type Reference, references } from './parts.ts';

/** Where each reference's digest stands in its part; −1 for the tag, which is nothing but a digest. */
export type Places = ReadonlyMap<Reference, number>;

/** Finds the place of every reference in a sound image. Digests keep their length, so it holds after any change. */
export function placesOf(image: Parts): Places {
  return new Map(
    references.map((reference) => {
      const { from } = reference;
      return [
        reference,
        from === 'tag' ? -1 : fromUtf8(image.parts[from].bytes).indexOf(actual(image, reference)),
      ];
    }),
  );
}

/** The digest that stands in the bytes for a reference, whatever it is by now. */
export function writtenFor(image: Parts, places: Places, reference: Reference): string {
  const { from } = reference;
  const place = places.get(reference)!;
  return from === 'tag' ? image.tag : fromUtf8(image.parts[from].bytes.subarray(place, place + digestLength));
}

export const holds = (image: Parts, places: Places, reference: Reference): boolean =>
  writtenFor(image, places, reference) === actual(image, reference);

/** The image with the digest that is true now written into one reference. The part it stands in changes by that. */
export function rewrite(image: Parts, places: Places, reference: Reference): Parts {
  const digest: Digest = actual(image, reference);
  const { from } = reference;
  if (from === 'tag') return { ...image, tag: digest };
  const bytes = image.parts[from].bytes.slice();
  bytes.set(utf8(digest), places.get(reference)!);
  return { ...image, parts: { ...image.parts, [from]: { ...image.parts[from], bytes } } };
}

/** When a layer is packed again after a change of its archive, and when only for another time in the header. */
const packedAt = 1_795_400_000;

/**
 * The image with the lowest bit of one byte flipped: of a JSON part's bytes, or of a layer's archive, which is packed
 * again. Nothing else is touched.
 */
export function flip(image: Parts, id: PartId, offset: number): Parts {
  const part = image.parts[id];
  const flipped = (part.tar ?? part.bytes).slice();
  flipped[offset] = flipped[offset]! ^ 1;
  const next = part.tar
    ? { tar: flipped, bytes: gzipStored(flipped, packedAt) }
    : { tar: null, bytes: flipped };
  return { ...image, parts: { ...image.parts, [id]: next } };
}

/** The image with a layer's same archive packed at another time: other bytes outside, the same inside. */
export function repack(image: Parts, id: 'layer1' | 'layer2'): Parts {
  const tar = image.parts[id].tar!;
  return {
    ...image,
    parts: { ...image.parts, [id]: { tar, bytes: gzipStored(tar, packedAt + 3600) } },
  };
}

export interface Repair {
  readonly reference: Reference;
  /** The image after this one digest was written anew. */
  readonly image: Parts;
}

/** Writes digests anew from the bottom up until every reference holds again. */
export function repairs(image: Parts, places: Places): readonly Repair[] {
  const out: Repair[] = [];
  let now = image;
  for (const reference of references) {
    if (holds(now, places, reference)) continue;
    now = rewrite(now, places, reference);
    out.push({ reference, image: now });
  }
  return out;
}
