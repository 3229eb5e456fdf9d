/** What the search says. */
export const kinds = {
  chapter: 'Chapters',
  term: 'Glossary',
  figure: 'Figures',
  misconception: 'Misconceptions',
} as const;
export type Kind = keyof typeof kinds;

const kindOfOne: Record<string, string> = {
  chapter: 'Chapter',
  term: 'Glossary',
  figure: 'Figure',
  misconception: 'Misconception',
};

// The page says its language itself; a module shared with the figures would be one more file to send.
const whole = (count: number) => count.toLocaleString(document.documentElement.lang);

export const words = {
  title: 'Search',
  label: 'Search chapters, glossary and figures',
  close: 'Close',
  all: 'All',
  where: 'Where to look',
  keys: 'Arrow keys move, Enter opens, Escape closes.',
  slash: 'The key / opens the search',
  more: 'Show more',
  /** "Chapter 3", "Figure"; nothing for a page of another kind. */
  kind: (kind: string | undefined, chapter: string | undefined) =>
    [kindOfOne[kind ?? ''] ?? '', chapter ?? ''].filter(Boolean).join(' '),
  found: (count: number, query: string) =>
    count === 0
      ? `No result for “${query}”. Try another word, or fewer letters.`
      : `${whole(count)} ${count === 1 ? 'result' : 'results'} for “${query}”`,
  notBuilt:
    'There is no search while developing: the index is made by a build, so run npm start and search there.',
  notLoaded: 'The search index cannot be loaded. Check the connection and search again, or reload the page.',
};
