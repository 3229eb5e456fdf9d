/** What stands around the content of every page. */
export const pageWords = {
  skip: 'Skip to the text',
  menu: 'Menu',
  main: 'Main',
  footer: 'Footer',
  promise:
    'Every number here names its source. Nothing on this site follows you around: no cookies, no tracking, no request to anybody else.',
  search: 'Search',
} as const;

/** At the foot of a page. */
export const footWords = {
  changed: (day: string): string => `This page was last changed on ${day}.`,
  source: 'Its source',
  history: 'Its history',
  link: 'Link to this page',
  share: 'Share this page',
} as const;

/** Around the lines that put a figure into somebody else's page. `id` is the figure's. */
export const embedWords = {
  title: 'Put it on your own page',
  says: (id: string): string =>
    `The frame keeps to itself, follows the figure’s height, and links back here. Add \`?theme=light\` or \`?theme=dark\` to the address to fix the theme, or the \`?${id}=…\` of a copied link to start from that moment.`,
  copy: 'Copy the lines',
} as const;

/** Beneath a figure in somebody else's page. */
export const embedFoot = (title: string, site: string): string => `${title}, at ${site}`;

export const labWords = { one: 'Lab', all: 'Labs' } as const;
