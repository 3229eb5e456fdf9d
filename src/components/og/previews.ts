import { chapters } from '../content.ts';
import { figures } from '../figures.ts';
import { href } from '../href.ts';
import { placesOf } from '../places-of.ts';
import { poster } from '../posters.ts';
import { site, siteKicker } from '../site-words.ts';
import { usesIn } from '../uses.ts';
import { card, coverCard } from './card.ts';
import type { Node } from './node.ts';
import { roles } from './png.ts';
import { previewWords as words } from './preview-words.ts';

/** A picture for link previews. */
export interface Preview {
  /** File name without its ending, in /og/. */
  readonly name: string;
  readonly alt: string;
  readonly node: Node;
}

/** The figure that stands for the site wherever there is none. */
const flagship = 'side-by-side';
const longest = 400;

/** The picture that a page at this address shows when it is linked to; pages without one of their own share the cover’s. */
export async function previewFor(pathname: string): Promise<Preview> {
  for (const { id } of figures)
    if (pathname === href(`/labs/${id}/`)) return (await figurePreview(id)) ?? coverPreview();
  for (const { path, id } of await chapters()) if (pathname === href(path)) return chapterPreview(id);
  return coverPreview();
}

/** All there are. */
export async function previews(): Promise<Preview[]> {
  const of = [
    coverPreview(),
    ...(await chapters()).map(({ id }) => chapterPreview(id)),
    ...figures.map(({ id }) => figurePreview(id)),
  ];
  return (await Promise.all(of)).filter((preview) => preview !== null);
}

const coverPreview = (): Preview => ({
  name: 'cover',
  alt: words.coverAlt,
  node: coverCard({ kicker: siteKicker, says: words.says, app: words.app }, roles),
});

async function figurePreview(id: string): Promise<Preview | null> {
  const { title } = figures.find((meta) => meta.id === id)!;
  const place = (await placesOf('Figure')).get(id)?.[0];
  const still = await poster(id);
  if (!still) return null;
  const { picture, alt } = still;
  const kicker = place?.n ? words.figure(place.n, place.chapter.title) : words.figureOf(site);
  return {
    name: `figure-${id}`,
    alt: shorten(words.figureAlt(title, alt)),
    node: card({ kicker, title, picture }, roles),
  };
}

/** A chapter shows its first figure. */
async function chapterPreview(slug: string): Promise<Preview> {
  const all = await chapters();
  const { data, body } = all.find(({ id }) => id === slug)!;
  const shown = usesIn(body ?? '').filter(({ kind }) => kind === 'Figure');
  const { picture, alt } = (await poster(shown[0]?.id ?? flagship)) ?? (await poster(flagship))!;
  return {
    name: `chapter-${slug}`,
    alt: shorten(words.chapterAlt(data.number, data.title, alt)),
    node: card(
      { kicker: words.chapter(data.number, all.length), title: data.title, number: data.number, picture },
      roles,
    ),
  };
}

/** Whole sentences, as many as fit; what reads such texts aloud is not kept waiting. */
function shorten(text: string): string {
  if (text.length <= longest) return text;
  const end = text.slice(0, longest).search(/[.;](?=[^.;]*$)/);
  return end > 0 ? `${text.slice(0, end)}.` : `${text.slice(0, longest - 1)}…`;
}
