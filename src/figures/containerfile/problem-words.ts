/** What a builder would say of a line, in our words: what is wrong, and what to do. */
export const problemWords = {
  unknown: (keyword: string, near: string | null) =>
    near === null
      ? `There is no instruction ${shown(keyword)}; begin the line with one such as RUN or COPY.`
      : `There is no instruction ${shown(keyword)}; did you mean ${near}?`,
  missing: (keyword: string, least: number) =>
    least > 1
      ? `${keyword} needs a source and a destination; add what is missing.`
      : `${keyword} needs something after it; add it, or take the line out.`,
  env: 'ENV needs a value for each name; write NAME=value.',
  from: 'FROM takes one image, and after it at most AS and a name for the stage.',
  fromFirst: (keyword: string) => `${keyword} stands before any FROM; put FROM with a base image above it.`,
  noFrom: 'There is no FROM; begin with the image to build on, such as FROM debian:trixie-slim.',
  unreadable: 'This instruction cannot be read; look at its marks and at the backslashes that end its lines.',
  heredoc:
    'Builders take texts between << marks, but this page does not; write the commands on lines that end in \\.',
  tooMany: (most: number) => `This page builds at most ${most} instructions; take some out.`,
} as const;

/** What a reader typed, short enough for a sentence. */
export const shown = (text: string): string => `“${text.length > 24 ? `${text.slice(0, 24)}…` : text}”`;
