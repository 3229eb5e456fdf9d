export interface Piece {
  readonly text: string;
  /** Whether it is what was searched for. */
  readonly marked: boolean;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const plain = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => entities[name]!);

/**
 * Takes an excerpt as Pagefind gives it apart: escaped text with `<mark>` around what was found. Anything else that
 * looks like a tag stays text.
 */
export function piecesOf(excerpt: string): Piece[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((part) => part !== '')
    .map((part) => {
      const inside = /^<mark>(.*)<\/mark>$/s.exec(part)?.[1];
      return { text: plain(inside ?? part), marked: inside !== undefined };
    });
}

/** An excerpt with "…" where it begins or ends within a sentence. */
export function withDots(excerpt: string): string {
  const text = piecesOf(excerpt)
    .map((piece) => piece.text)
    .join('');
  return `${/^[^\p{Ll}]/u.test(text) ? '' : '… '}${excerpt}${/[.!?][”’)\]]*$/.test(text) ? '' : ' …'}`;
}
