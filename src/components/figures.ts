import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { ComponentType } from 'react';
import { locale } from '../language/locale.ts';
import type { FigureProps } from '../playback/figure.ts';

/** A command that shows on the reader's own machine what the figure shows. */
export interface TryIt {
  readonly command: string;
  /** One sentence: what it prints, and why that is the same thing. Code between backticks. */
  readonly shows: string;
  /** What it takes beyond a shell: "a Linux machine with Docker". */
  readonly needs?: string;
}

/** What a figure's folder says of it (`src/figures/<id>/meta.ts`). */
export interface FigureMeta {
  readonly id: string;
  readonly title: string;
  /** Ids of the claims it needs. */
  readonly claims: readonly string[];
  /** One sentence for the list of labs. */
  readonly summary: string;
  readonly tryIt?: readonly TryIt[];
}

const metas = import.meta.glob<{ meta: FigureMeta }>('../figures/*/meta.ts', { eager: true });
const islands = import.meta.glob<{ default: AstroComponentFactory }>('../figures/*/Island.astro', {
  eager: true,
});
const drawings = import.meta.glob<{ default: ComponentType<FigureProps> }>('../figures/*/Figure.tsx', {
  eager: true,
});
// As text, so that a page carries the styles of its own figures only.
const styles = import.meta.glob<string>('../figures/*/styles.css', {
  eager: true,
  query: '?inline',
  import: 'default',
});

/** Every figure there is, by title. */
export const figures: readonly FigureMeta[] = Object.values(metas)
  .map(({ meta }) => meta)
  .sort((a, b) => a.title.localeCompare(b.title, locale));

/** A figure, its island and its bare component; throws one sentence that names who asked for one that is not there. */
export function figure(
  id: string,
  asker: string,
): { meta: FigureMeta; Island: AstroComponentFactory; Drawing: ComponentType<FigureProps> } {
  const meta = figures.find((found) => found.id === id);
  const island = islands[`../figures/${id}/Island.astro`];
  if (!meta)
    throw new Error(`${asker}: the figure "${id}" is unknown; src/figures/${id}/meta.ts is not there.`);
  const drawing = drawings[`../figures/${id}/Figure.tsx`];
  if (!island || !drawing)
    throw new Error(`${asker}: the figure "${id}" lacks src/figures/${id}/Island.astro or Figure.tsx.`);
  return { meta, Island: island.default, Drawing: drawing.default };
}

/** A figure's styles as CSS; throws one sentence that names who asked for one that is not there. */
export function stylesOf(id: string, asker: string): string {
  const found = styles[`../figures/${id}/styles.css`];
  if (!found) throw new Error(`${asker}: the figure "${id}" lacks src/figures/${id}/styles.css.`);
  return found;
}
