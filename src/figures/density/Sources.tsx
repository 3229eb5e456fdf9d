import type { FigureClaim, FigureClaims } from '../../playback/figure.ts';
import { claimLabels } from '../../playback/words.ts';
import { claimIds } from './claims.ts';
import { sources } from './words.ts';

/** Every number the figure is made of, with its label and where it comes from. */
export function Sources({ claims }: { readonly claims: FigureClaims }) {
  const listed = claimIds.flatMap((id): [string, FigureClaim][] => {
    const claim = claims[id];
    return claim ? [[id, claim]] : [];
  });
  return (
    <details className="den-details">
      <summary>{sources}</summary>
      <ul>
        {listed.map(([id, { text, label, what, source }]) => (
          <li key={id}>
            <b>{text}</b> <span className="den-label">{claimLabels[label]}</span> {what}{' '}
            <a href={source.href}>{source.title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
