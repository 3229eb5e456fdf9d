import { Check, Choice } from '../../playback/Controls.tsx';
import { DetailsList } from '../../playback/Details.tsx';
import { claimLabels } from '../../playback/words.ts';
import { faults } from '../../simulators/isolation/index.ts';
import type { BlastView } from './Figure.tsx';
import { faultWords, labels, leavesOut } from './words.ts';

/** Which fault, and which precautions; the hole that really was there. */
export function Settings({ view: { params, frame, setParams } }: { readonly view: BlastView }) {
  const { cve } = frame;
  return (
    <>
      <Choice
        label={labels.fault}
        value={params.fault}
        options={faults.map((id) => ({ id, label: faultWords[id] }))}
        onChange={(fault) => setParams({ ...params, fault })}
      />
      <div className="control checks">
        <Check
          label={labels.limited}
          checked={params.limited}
          onChange={(limited) => setParams({ ...params, limited })}
        />
        <Check
          label={labels.jailed}
          checked={params.jailed}
          onChange={(jailed) => setParams({ ...params, jailed })}
        />
      </div>
      {cve && (
        <p className="bla-cve">
          {labels.cve}: <a href={cve.href}>{cve.id}</a>
          {cve.name && `, ${cve.name}`}, <time dateTime={cve.date}>{cve.day}</time>,{' '}
          {labels.severity(cve.score)}{' '}
          <span className="label" data-label={cve.label}>
            {claimLabels[cve.label]}
          </span>
        </p>
      )}
      <DetailsList summary={labels.leavesOut} lines={leavesOut} />
    </>
  );
}
