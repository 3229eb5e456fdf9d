import type { FigureClaims } from './figure.ts';
import { claimLabels } from './words.ts';

interface Props {
  readonly className: string;
  readonly summary: string;
  readonly claims: FigureClaims;
  /** Which of the claims, in this order; one that the page did not give is passed over. */
  readonly ids: readonly string[];
  readonly listClass?: string;
  readonly labelClass: string;
  /** The label carries its kind for the style sheet. */
  readonly kinds?: true;
  /** What stands behind each label. */
  readonly after?: string;
}

/** Where numbers of a figure come from: each with its label, what was counted, and its source. */
export function ClaimList({
  className,
  summary,
  claims,
  ids,
  listClass,
  labelClass,
  kinds,
  after = '',
}: Props) {
  return (
    <details className={className}>
      <summary>{summary}</summary>
      <ul className={listClass}>
        {ids.map((id) => {
          const claim = claims[id];
          return (
            claim && (
              <li key={id}>
                <b>{claim.text}</b>{' '}
                <span className={labelClass} data-label={kinds && claim.label}>
                  {claimLabels[claim.label]}
                </span>
                {`${after} ${claim.what} `}
                <a href={claim.source.href}>{claim.source.title}</a>
              </li>
            )
          );
        })}
      </ul>
    </details>
  );
}
