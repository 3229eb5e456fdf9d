/** Where the project's files can be read, without a slash at its end: "https://github.com/owner/name". */
export const repository = process.env.REPOSITORY?.replace(/\/+$/, '') ?? '';

const pages: Readonly<Record<string, readonly string[]>> = {
  '/': [
    'src/pages/index.astro',
    'src/pages/_words/cover-words.ts',
    'src/components/first-bet-words.ts',
    'src/figures/side-by-side',
  ],
  '/labs/': ['src/pages/labs/index.astro', 'src/pages/_words/labs-words.ts'],
  '/glossary/': ['content/glossary', 'src/pages/glossary.astro', 'src/pages/_words/glossary-words.ts'],
  '/sources/': [
    'content/sources',
    'content/claims',
    'content/measurements',
    'src/pages/sources.astro',
    'src/pages/_words/sources-words.ts',
  ],
  '/misconceptions/': [
    'content/misconceptions',
    'src/pages/misconceptions.astro',
    'src/pages/_words/misconceptions-words.ts',
  ],
  '/about/': [
    'content/pages/about.mdx',
    'src/pages/_Models.astro',
    'src/components/model-words.ts',
    // As git understands it: what each model leaves out.
    ':(glob)src/simulators/**/simplifications.ts',
    'content/measurements',
  ],
};

/**
 * The files and folders that a page is made of, the one to read first. `path` as in the address, without the base
 * path; a path that is no page gives none. `figures` are the ids of those that a chapter shows.
 */
export function sourcesOf(path: string, figures: readonly string[] = []): readonly string[] {
  if (Object.hasOwn(pages, path)) return pages[path]!;
  const lab = /^\/labs\/([a-z0-9-]+)\/$/.exec(path);
  if (lab) return [`src/figures/${lab[1]}`];
  const chapter = /^\/([a-z0-9-]+)\/$/.exec(path);
  return chapter
    ? [`content/chapters/${chapter[1]}.mdx`, 'content/questions', ...figures.map((id) => `src/figures/${id}`)]
    : [];
}

/** A file's text and its history, as the large hosts of repositories (GitHub, GitLab, Forgejo) lay them out. */
export const sourceLinks = (
  at: string,
  file: string,
): { readonly source: string; readonly history: string } => ({
  source: `${at}/${/\.[a-z]+$/.test(file) ? 'blob' : 'tree'}/HEAD/${file}`,
  history: `${at}/commits/HEAD/${file}`,
});
