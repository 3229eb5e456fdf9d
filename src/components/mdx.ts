import Aside from './Aside.astro';
import Claim from './Claim.astro';
import Figure from './Figure.astro';
import Heading2 from './Heading2.astro';
import Heading3 from './Heading3.astro';
import Note from './Note.astro';
import Pre from './Pre.astro';
import Questions from './Questions.astro';
import Source from './Source.astro';
import Table from './Table.astro';
import Term from './Term.astro';
import TradeOffs from './TradeOffs.astro';

/** What a chapter's MDX may use without importing it. */
export const mdxComponents = {
  Aside,
  Claim,
  Figure,
  Note,
  Questions,
  Source,
  Table,
  Term,
  TradeOffs,
  h2: Heading2,
  h3: Heading3,
  pre: Pre,
};
