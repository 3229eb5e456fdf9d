import { Choice } from '../../playback/Controls.tsx';
import { still, type Still } from '../../playback/still.ts';
import { claimLabels } from '../../playback/words.ts';
import { claimIds } from './claims.ts';
import type { ContainerfileView } from './Figure.tsx';
import { changes, withChange } from './params.ts';
import { changeWords, leavesOut, settings as words } from './words.ts';

/** What changes between the builds, and what to know beside the figure. */
export const Settings = still(function Settings({
  view: { params, claims, setParams },
}: {
  readonly view: Still<ContainerfileView>;
}) {
  return (
    <>
      <Choice
        label={words.change}
        value={params.change}
        options={changes.map((id) => ({ id, label: changeWords[id].label }))}
        onChange={(change) => setParams(withChange(params, change))}
      />
      <details className="cf-details">
        <summary>{words.sources}</summary>
        <ul>
          {claimIds.map((id) => {
            const claim = claims[id]!;
            return (
              <li key={id}>
                <b>{claim.text}</b> <span className="claim-label">{claimLabels[claim.label]}</span>.{' '}
                {claim.what} <a href={claim.source.href}>{claim.source.title}</a>
              </li>
            );
          })}
        </ul>
      </details>
      <details className="cf-details">
        <summary>{words.leavesOut}</summary>
        <ul>
          {leavesOut.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  );
});
