import { figure as figureOf } from './figures.ts';
import { placesOf } from './places-of.ts';

/**
 * Gives a function from a figure's moment ("boot" or "boot=1.micro") to where it can be seen: the figure's title and
 * its place in its chapter, or in its lab where no chapter shows it. `asker` is named when the figure is unknown.
 */
export async function momentLinks(asker: string) {
  const figures = await placesOf('Figure');
  return (moment: string): { path: `/${string}`; title: string } => {
    const id = moment.split('=')[0]!;
    const page = figures.get(id)?.[0]?.path.split('#')[0] ?? `/labs/${id}/`;
    const query = moment.includes('=') ? `?${moment}` : '';
    return { path: `${page}${query}#${id}` as `/${string}`, title: figureOf(id, asker).meta.title };
  };
}
