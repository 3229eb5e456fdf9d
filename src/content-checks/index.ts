import { bareNumbers } from './bare-numbers.ts';
import { headingIds } from './heading-ids.ts';
import { internalLinks } from './internal-links.ts';
import { knownIds } from './known-ids.ts';
import { readKnown } from './known.ts';
import { marks } from './marks.ts';
import { tableHeaders } from './table-headers.ts';

/**
 * The remark plugins every chapter goes through. They read the collections afresh for each file, so a new claim
 * counts at once while writing. `base` is the site's base path.
 */
export const contentChecks = (base: string) => [
  headingIds,
  knownIds(() => readKnown()),
  bareNumbers,
  internalLinks(() => readKnown(), base),
  marks,
  tableHeaders,
];
