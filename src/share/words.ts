/** What the links to a figure’s moment say. */
export const words = {
  copied: 'Link copied',
  copiedStatus: 'Link copied.',
  address: 'Link to this moment',
  share: 'Share this moment',
} as const;

/** What a setting takes; it stands in the brackets of `problemWords.unfit`. */
export const expectsWords = {
  int: (min: number, max: number) => `a whole number from ${min} to ${max}`,
  oneOf: (words: readonly string[]) => `one of ${words.join(', ')}`,
  flag: 'on or off',
  list: (min: number, max: number, item: string) => `${min} to ${max} of: ${item}`,
  time: 'a time such as 1250ms',
} as const;

/** What is said of a link that does not fit, one sentence for each part of it. */
export const problemWords = {
  long: 'The link is too long to be one of ours, so the figure starts from its default.',
  version: 'The link was made for another version of this figure, so it starts from its default.',
  twice: (key: string) => `The link gives “${key}” twice; the first one counts.`,
  time: 'The link’s time does not fit, so the figure stands at its start.',
  unknown: (key: string) => `The link has a setting “${key}” that this figure does not know; it is left out.`,
  unfit: (key: string, expects: string) =>
    `The link’s “${key}” does not fit (it takes ${expects}), so the preset’s value is used.`,
  others: (n: number) =>
    n === 1 ? 'And one more part of the link does not fit.' : `And ${n} more parts of the link do not fit.`,
} as const;
