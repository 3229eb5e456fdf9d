/** A piece of a sentence, and what it is set as. */
export interface Piece {
  readonly as: 'text' | 'code' | 'link';
  readonly text: string;
}

/**
 * A sentence in pieces: what stands between backticks is code and, where the sentence leads `to` an address, what
 * stands between [ and ] is a link. Throws one sentence if nothing is there to lead to it.
 */
export function piecesOf(text: string, to?: string): readonly Piece[] {
  const inside = (part: string) => part.slice(1, -1);
  const pieces = text.split(/(`[^`]*`|\[[^\]]*\])/).map((part): Piece => {
    if (part.startsWith('`')) return { as: 'code', text: inside(part) };
    if (to !== undefined && part.startsWith('[')) return { as: 'link', text: inside(part) };
    return { as: 'text', text: part };
  });
  if (to !== undefined && !pieces.some(({ as }) => as === 'link'))
    throw new Error(`Nothing in "${text}" leads to ${to}: put the words that should between [ and ].`);
  return pieces.filter(({ text }) => text !== '');
}
