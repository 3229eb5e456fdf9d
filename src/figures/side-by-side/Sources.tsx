import { claimLabels } from '../../playback/words.ts';
import type { FigureClaim, FigureClaims } from '../../playback/figure.ts';
import { claimIds } from './claims.ts';
import type { Params } from './params.ts';
import { words } from './words.ts';

/** Every number the run is made of, with its label and where it comes from. */
export function Sources({
  claims,
  guest,
}: {
  readonly claims: FigureClaims;
  readonly guest: Params['guest'];
}) {
  const other = guest === 'debian' ? /microvm|vmm-start|firecracker/ : /emulated|scale|qemu/;
  const listed = claimIds
    .filter((id) => !other.test(id))
    .flatMap((id): [string, FigureClaim][] => {
      const claim = claims[id];
      return claim ? [[id, claim]] : [];
    });
  return (
    <details className="sbs-details">
      <summary>{words.sources}</summary>
      <ul className="sbs-sources">
        {listed.map(([id, { text, label, what, source }]) => (
          <li key={id}>
            <b>{text}</b> <span className="sbs-label">{claimLabels[label]}</span> {what}{' '}
            <a href={source.href}>{source.title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
