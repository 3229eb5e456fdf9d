import { formatClaim } from '../../src/components/format-claim.ts';
import type { FigureClaims } from '../../src/playback/figure.ts';
import { claimSchema, isNumber } from '../../src/schemas/claim.ts';
import { readCollection } from '../../src/schemas/read-collection.ts';
import { sourceSchema } from '../../src/schemas/source.ts';

/** The named claims as a page hands them to a figure, read from the collection. Throws on an id that is not there. */
export function testClaims(ids: readonly string[]): FigureClaims {
  const claims = new Map(readCollection('claims', claimSchema).map((entry) => [entry.id, entry.data]));
  const sources = new Map(readCollection('sources', sourceSchema).map((entry) => [entry.id, entry.data]));
  return Object.fromEntries(
    ids.map((id) => {
      const claim = claims.get(id);
      if (!claim || !isNumber(claim)) throw new Error(`There is no number claim "${id}" in content/claims.`);
      const { value, unit, label, what, source } = claim;
      const title = sources.get(source)?.title ?? source;
      return [
        id,
        {
          value,
          unit,
          label,
          what,
          text: formatClaim(claim),
          source: { title, href: `/sources/#${source}` },
        },
      ];
    }),
  );
}
