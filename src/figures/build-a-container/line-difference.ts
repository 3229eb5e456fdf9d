/** A line of what a command prints now, or of what it printed one step before and prints no more. */
export interface Line {
  readonly text: string;
  readonly mark: 'same' | 'new' | 'gone';
}

/**
 * Lays what was printed before over what is printed now, in order, by the longest sequence of lines they have in
 * common; where lines were replaced, the gone ones stand before the new ones. O(lines²).
 */
export function lineDifference(before: readonly string[], now: readonly string[]): readonly Line[] {
  // common[i][j]: how many lines before[i…] and now[j…] have in common.
  const common = Array.from({ length: before.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const from = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i]![j] =
        before[i] === now[j] ? from(i + 1, j + 1) + 1 : Math.max(from(i + 1, j), from(i, j + 1));
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < now.length) {
    const [was, is] = [before[i], now[j]];
    if (was !== undefined && was === is) {
      lines.push({ text: was, mark: 'same' });
      i++;
      j++;
    } else if (was !== undefined && (is === undefined || from(i + 1, j) >= from(i, j + 1))) {
      lines.push({ text: was, mark: 'gone' });
      i++;
    } else {
      lines.push({ text: is!, mark: 'new' });
      j++;
    }
  }
  return lines;
}
