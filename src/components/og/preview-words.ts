/** What stands on the pictures for link previews, and what they are said to show. */
export const previewWords = {
  says: 'A virtual machine brings its own kernel. A container talks to the one that is already there.',
  app: 'app',
  coverAlt:
    'The question “Where’s the kernel?” in large letters, and three containers standing on one orange kernel.',
  figure: (n: string, chapter: string): string => `Figure ${n} · ${chapter}`,
  /** A figure that no chapter shows under a number. */
  figureOf: (site: string): string => `A figure of “${site}”`,
  figureAlt: (title: string, alt: string): string => `${title}. ${alt}`,
  chapter: (number: number, total: number): string => `Chapter ${number} of ${total}`,
  chapterAlt: (number: number, title: string, alt: string): string => `Chapter ${number}, ${title}. ${alt}`,
} as const;
