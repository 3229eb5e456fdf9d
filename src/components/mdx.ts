import Aside from './Aside.astro';
import Figure from './Figure.astro';
import Note from './Note.astro';
import Pre from './Pre.astro';
import { proseComponents } from './prose.ts';
import Questions from './Questions.astro';
import Table from './Table.astro';
import TradeOffs from './TradeOffs.astro';

/** What a chapter's MDX may use without importing it. */
export const mdxComponents = {
  ...proseComponents,
  Aside,
  Figure,
  Note,
  Questions,
  Table,
  TradeOffs,
  pre: Pre,
};
