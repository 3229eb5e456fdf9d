/**
 * The addresses that readers may have kept: each page, and each place on it that has an id. `content/published-ids.txt`
 * lists them, one a line and sorted: `containers/` is a page, `containers/#walls` a place on it.
 */

/** Ids that are there for the page's own wiring: of cards, captions, titles that name a section, what React makes. */
const wiring = /^(?:main$|card-|_)|-(?:caption|title)$/;

/** The addresses a built page stands for. `path` relative to the site's root, "" for the cover. */
export function addressesIn(path: string, html: string): string[] {
  const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  const ids = [...main.matchAll(/<[a-z][^<>]*?\sid="([^"]+)"/g)].map(([, id]) => id!);
  const places = ids.filter((id) => !wiring.test(id));
  return [path === '' ? './' : path, ...places.map((id) => `${path}#${id}`)];
}

/** Whether a page of the build is one that readers keep: not a figure alone in a frame, not the page for what is gone. */
export const isKept = (path: string): boolean => !path.startsWith('embed/') && path !== '404.html';

/** The lines of the list; comments begin with "# ". */
export const readList = (text: string): string[] =>
  text.split('\n').filter((line) => line !== '' && !line.startsWith('# '));

/** One sentence for each published address that is gone, and one for all that are new and not in the list. */
export function problems(listed: readonly string[], built: readonly string[]): string[] {
  const now = new Set(built);
  const known = new Set(listed);
  const gone = listed.filter((address) => !now.has(address));
  const fresh = [...now].filter((address) => !known.has(address));
  return [
    ...gone.map(
      (address) =>
        `"${address}" is published and no longer there: give it back its id, for somebody may have kept the link.`,
    ),
    ...(fresh.length > 0
      ? [
          `New addresses are not in content/published-ids.txt (${fresh.slice(0, 5).join(', ')}${
            fresh.length > 5 ? ` and ${fresh.length - 5} more` : ''
          }): after a build run "node scripts/publish-ids.mjs" and commit the list.`,
        ]
      : []),
  ];
}
