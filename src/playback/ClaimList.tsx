import { Details } from './Details.tsx';
import type { FigureClaims } from './figure.ts';
import { claimLabels } from './words.ts';

interface Props {
  readonly summary: string;
  readonly claims: FigureClaims;
  /** Which of the claims, in this order; one that the page did not give is passed over. */
  readonly ids: readonly string[];
}

/** Where numbers of a figure come from: each with its label, what was counted, and its source. */
export function ClaimList({ summary, claims, ids }: Props) {
  return (
    <Details summary={summary}>
      <ul className="claim-list">
        {ids.map((id) => {
          const claim = claims[id];
          return (
            claim && (
              <li key={id}>
                <b>{claim.text}</b>{' '}
                <span className="label" data-label={claim.label}>
                  {claimLabels[claim.label]}
                </span>{' '}
                {claim.what} <a href={claim.source.href}>{claim.source.title}</a>
              </li>
            )
          );
        })}
      </ul>
    </Details>
  );
}
