/** What stands around the misconceptions. */
export const misconceptionsWords = {
  title: 'Misconceptions',
  kicker: 'What nearly everybody believes at first',
  dek: 'Each of these is wrong, and each is wrong for a good reason. Read the belief, the temptation, then what is true, and look at it yourself.',
  description:
    'Wrong beliefs about virtual machines and containers, why each is tempting, what is true instead, and the figure or the section that shows it.',
  belief: (belief: string): string => `“${belief}”`,
  tempting: 'Tempting, because',
  truth: 'In truth',
  read: (number: number, chapter: string): string => `Read it in chapter ${number}, ${chapter}`,
  see: (figure: string): string => `See it in the figure: ${figure}`,
  sources: (count: number): string => (count === 1 ? 'Source: ' : 'Sources: '),
} as const;
