/** Above the list of chapters, while there is nothing to tell of the reader. */
export const progressWords = {
  minutes: (minutes: number): string => `${minutes} minutes to read in all`,
  forget: 'Forget what I read',
  /** What stands between [ and ] is a link. */
  begin: (title: string): string => `Begin with the first: [${title}]`,
} as const;
