/** What the page for what is not there says. */
export const notFoundWords = {
  title: 'No such page',
  kicker: 'ENOENT',
  dek: 'You asked the kernel for a file, and it answered as it always does when there is none. Perhaps the address has a slip in it.',
  description: 'The page you asked for is not on this site.',
  here: 'These pages are here:',
  cover: 'The cover',
  chapter: (number: number, title: string): string => `Chapter ${number}: ${title}`,
  glossary: 'The glossary',
} as const;
