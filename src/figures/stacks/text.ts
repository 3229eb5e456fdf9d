const numbers = ['No', 'One', 'Two', 'Three', 'Four'] as const;

/** A small number at the beginning of a sentence: 0 to 4. */
export const number = (n: number): string => numbers[n]!;

/** "a", "a and b", "a, b and c". */
export const and = (list: readonly string[]): string =>
  list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;

export const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
