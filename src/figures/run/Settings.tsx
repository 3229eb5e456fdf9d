import { Check } from '../../playback/Controls.tsx';
import { DetailsList } from '../../playback/Details.tsx';
import type { RunView } from './Figure.tsx';
import type { Params } from './params.ts';
import { labels, leavesOut } from './words.ts';

const switches = ['noNewPrivs', 'userNamespace', 'seccomp'] as const satisfies readonly (keyof Params)[];

/** What the bundle asks for, where the times come from, and what is left out. */
export function Settings({ view: { params, frame, setParams } }: { readonly view: RunView }) {
  return (
    <>
      <fieldset className="control checks">
        <legend>{labels.options}</legend>
        {switches.map((each) => (
          <Check
            key={each}
            label={labels[each]}
            checked={params[each]}
            onChange={(on) => setParams({ ...params, [each]: on })}
          />
        ))}
      </fieldset>
      {frame.source && (
        <p className="rnc-source">
          {labels.times} <a href={frame.source.href}>{labels.timesLink}</a>.
        </p>
      )}
      <DetailsList summary={labels.leavesOut} lines={leavesOut} />
    </>
  );
}
