/** What a chapter rests on, as its MDX names it, each id once and in the reader's order. */
export interface Cited {
  readonly kind: 'Claim' | 'Source' | 'Figure' | 'TradeOffs';
  /** Of the claim, the source or the figure; of trade-offs the side they are about, "" for both. */
  readonly id: string;
}

/** Every `<Claim>`, `<Source>`, `<Figure>` and `<TradeOffs>` of a chapter's MDX. */
export function citedIn(body: string): Cited[] {
  const cited = new Map<string, Cited>();
  for (const [, kind, attributes] of body.matchAll(/<(Claim|Source|Figure|TradeOffs)\b([^>]*)>/g)) {
    const id = /\b(?:id|about)="([^"]+)"/.exec(attributes!)?.[1] ?? '';
    if (!cited.has(`${kind} ${id}`)) cited.set(`${kind} ${id}`, { kind: kind as Cited['kind'], id });
  }
  return [...cited.values()];
}
