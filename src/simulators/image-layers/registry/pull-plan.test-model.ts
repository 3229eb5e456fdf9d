import { chainIds } from '../chain-id.ts';
import type { Digest } from '../digest.ts';
import type { RemoteImage } from './remote-image.ts';

/** What a host holds: digests of blobs, and ChainIDs of unpacked stacks. */
export interface Held {
  readonly blobs: ReadonlySet<string>;
  readonly stacks: ReadonlySet<string>;
}

export const nothingHeld: Held = { blobs: new Set(), stacks: new Set() };

/** What a pull comes to: the layers that are fetched, the stacks that are unpacked in order, and what is there then. */
export interface Plan {
  readonly fetched: readonly Digest[];
  readonly unpacked: readonly Digest[];
  readonly held: Held;
}

/**
 * The rules of facts §3.4 in a few lines and without a clock, to hold the real simulator against: a layer whose stack
 * is unpacked, or whose blob is here, is not fetched; every stack that is not there is unpacked, bottom first.
 */
export function planOf(before: Held, image: RemoteImage): Plan {
  const chain = chainIds(image.layers.map(({ diffId }) => diffId!));
  const missing = image.layers.filter((_, i) => !before.stacks.has(chain[i]!));
  const fetched = [...new Set(missing.map(({ digest }) => digest))].filter((each) => !before.blobs.has(each));
  const unpacked = chain.filter((each) => !before.stacks.has(each));
  const held = {
    blobs: new Set([...before.blobs, ...fetched]),
    stacks: new Set([...before.stacks, ...unpacked]),
  };
  return { fetched, unpacked, held };
}
