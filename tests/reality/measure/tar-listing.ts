export interface Counted {
  readonly entries: number;
  readonly files: number;
  readonly directories: number;
  readonly links: number;
  readonly whiteouts: number;
}

/** What an archive holds, from `tar -tvf`, one entry a line; a whiteout (`.wh.name`) is counted apart from the files. */
export function countListing(text: string): Counted {
  const lines = text.split('\n').filter((line) => line !== '');
  const whiteout = (line: string) => line.startsWith('-') && /(^|[ /])\.wh\.[^/]+$/.test(line);
  const kind = (letters: string) => lines.filter((l) => letters.includes(l[0]!) && !whiteout(l)).length;
  return {
    entries: lines.length,
    files: kind('-'),
    directories: kind('d'),
    links: kind('lh'),
    whiteouts: lines.filter(whiteout).length,
  };
}
