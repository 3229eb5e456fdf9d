/**
 * A link shared by senders that all want something: nobody gets more than it asks, and nobody who wants more gets less
 * than another (max-min fair). What is left by the modest goes to the rest. Gives each sender's part, in the link's unit.
 */
export function fairShares(link: number, asks: readonly number[]): number[] {
  const shares = asks.map(() => 0);
  const open = new Set([...asks.keys()].filter((i) => asks[i]! > 0));
  let left = link;
  while (open.size > 0) {
    const each = left / open.size;
    const modest = [...open].filter((i) => asks[i]! <= each);
    if (modest.length === 0) {
      for (const i of open) shares[i] = each;
      break;
    }
    for (const i of modest) {
      shares[i] = asks[i]!;
      left -= asks[i]!;
      open.delete(i);
    }
  }
  return shares;
}
