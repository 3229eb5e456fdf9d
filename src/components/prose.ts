import Claim from './Claim.astro';
import Heading2 from './Heading2.astro';
import Heading3 from './Heading3.astro';
import Source from './Source.astro';
import Term from './Term.astro';

/** What any text in MDX may use without importing it. A page of prose has no more, and sends no styles but theirs. */
export const proseComponents = { Claim, Source, Term, h2: Heading2, h3: Heading3 };
