/** Where chapters name terms and figures. */

export interface Use {
  readonly kind: 'Term' | 'Figure';
  readonly id: string;
  /** Id of the heading it stands under; undefined above the first. */
  readonly section: string | undefined;
  /** That heading's text. */
  readonly heading: string | undefined;
  /** A figure's number, as written: "4.1". */
  readonly n: string | undefined;
}

/** Every `<Term>` and `<Figure>` of a chapter's MDX, in its order. */
export function usesIn(body: string): Use[] {
  const uses: Use[] = [];
  let section: string | undefined;
  let heading: string | undefined;
  for (const line of body.split('\n')) {
    const title = /^#{2,3} (.*?)\s*\[#([a-z0-9-]+)\]\s*$/.exec(line);
    if (title) [, heading, section] = title;
    for (const [, kind, attributes] of line.matchAll(/<(Term|Figure)\b([^>]*)>/g)) {
      const id = /\bid="([a-z0-9-]+)"/.exec(attributes!)?.[1];
      const n = /\bn="([\d.]+)"/.exec(attributes!)?.[1];
      if (id) uses.push({ kind: kind as Use['kind'], id, section, heading, n });
    }
  }
  return uses;
}
