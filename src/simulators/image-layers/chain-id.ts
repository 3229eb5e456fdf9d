import { type Digest, digestOf } from './digest.ts';

/**
 * One ChainID per layer, from the DiffIDs bottom to top (image-spec config.md, "Layer ChainID"):
 * ChainID(L0) = DiffID(L0); ChainID(L0|…|Ln) = Digest(ChainID(L0|…|Ln-1) + " " + DiffID(Ln)).
 * It names the stack below and including that layer, so it is the key of an unpacked snapshot.
 */
export function chainIds(diffIds: readonly Digest[]): Digest[] {
  const out: Digest[] = [];
  for (const diffId of diffIds) {
    const below = out.at(-1);
    out.push(below === undefined ? diffId : digestOf(`${below} ${diffId}`));
  }
  return out;
}
