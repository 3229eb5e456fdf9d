import { Choice } from '../../playback/Controls.tsx';
import { faults } from '../../simulators/isolation/index.ts';
import type { BlastView } from './Figure.tsx';
import { faultWords, labels, leavesOut } from './words.ts';

/** Which fault, and which precautions; the hole that really was there. */
export function Settings({ view: { params, frame, setParams, act } }: { readonly view: BlastView }) {
  const { cve } = frame;
  return (
    <>
      <Choice
        label={labels.fault}
        value={params.fault}
        options={faults.map((id) => ({ id, label: faultWords[id] }))}
        onChange={(fault) => act({ ...params, fault }, () => 0)}
      />
      <div className="control bla-checks">
        <label>
          <input
            type="checkbox"
            checked={params.limited}
            onChange={(event) => setParams({ ...params, limited: event.currentTarget.checked })}
          />
          {labels.limited}
        </label>
        <label>
          <input
            type="checkbox"
            checked={params.jailed}
            onChange={(event) => setParams({ ...params, jailed: event.currentTarget.checked })}
          />
          {labels.jailed}
        </label>
      </div>
      {cve && (
        <p className="bla-cve">
          {labels.cve}: <a href={cve.href}>{cve.id}</a>
          {cve.name && `, ${cve.name}`}, <time dateTime={cve.date}>{cve.day}</time>, {labels.severity}{' '}
          {cve.score}.
        </p>
      )}
      <details className="bla-details">
        <summary>{labels.leavesOut}</summary>
        <ul>
          {leavesOut.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
