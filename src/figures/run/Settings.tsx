import type { RunView } from './Figure.tsx';
import type { Params } from './params.ts';
import { labels, leavesOut } from './words.ts';

const switches = ['noNewPrivs', 'userNamespace', 'seccomp'] as const satisfies readonly (keyof Params)[];

/** What the bundle asks for, where the times come from, and what is left out. */
export function Settings({ view: { params, frame, setParams } }: { readonly view: RunView }) {
  return (
    <>
      <fieldset className="control rnc-switches">
        <legend>{labels.options}</legend>
        {switches.map((each) => (
          <label key={each}>
            <input
              type="checkbox"
              checked={params[each]}
              onChange={(event) => setParams({ ...params, [each]: event.currentTarget.checked })}
            />
            {labels[each]}
          </label>
        ))}
      </fieldset>
      {frame.source && (
        <p className="rnc-source">
          {labels.times} <a href={frame.source.href}>{labels.timesLink}</a>.
        </p>
      )}
      <details className="rnc-details">
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
