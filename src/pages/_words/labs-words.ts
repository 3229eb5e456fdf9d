/** The list of all figures. What stands between [ and ] is a link. */
export const labsWords = {
  title: 'Labs',
  kicker: 'Every figure, all its controls',
  dek: 'The figures of the chapters with the whole page to themselves. Change what you like, then copy a link to the moment you want to show.',
  description:
    'Every interactive figure of the site at full width, with all its controls: virtual machines, containers, schedulers and image layers to play with.',
  explained: (number: number, chapter: string): string => `Explained in [chapter ${number}, ${chapter}]`,
} as const;

/** Around one figure on its own page. */
export const labWords = {
  description: (summary: string): string => `${summary} An interactive figure to play, step and change.`,
  /** `n` is the figure's number, "4.1", where it has one. */
  place: (n: string | undefined, number: number, chapter: string): string =>
    `${n ? `Figure ${n}` : 'It stands'} in chapter ${number}, ${chapter}`,
  all: 'All labs',
  figure: 'The figure',
  numbers: 'The numbers in this figure',
  numbersSay:
    'Measured, published or illustrative: every number the figure starts from, what exactly was timed or counted, and who says so. What the models leave out stands under [how it works].',
  numbersOf: (figure: string): string => `Numbers used in: ${figure}`,
} as const;
