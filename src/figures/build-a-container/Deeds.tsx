import { deeds } from '../../simulators/process-walls/index.ts';
import type { WallsView } from './Figure.tsx';
import { deed as words, deedWords } from './outcome-words.ts';

/** What the process tries when all switches are thrown, and what came of it. */
export function Deeds({ view }: { readonly view: WallsView }) {
  const { params, frame, act, setParams, t } = view;
  return (
    <div className="bc-deeds">
      <fieldset className="control choice">
        <legend>{words.title}</legend>
        <span className="bc-switches">
          {(['none', ...deeds] as const).map((id) => (
            <button
              key={id}
              type="button"
              className="bc-deed"
              aria-pressed={params.deed === id}
              onClick={() =>
                id === 'none'
                  ? setParams({ ...params, deed: id }, t)
                  : act({ ...params, deed: id }, (run) => run.timeline.steps.at(-2) ?? 0)
              }
            >
              {deedWords[id]}
            </button>
          ))}
        </span>
      </fieldset>
      <p className="bc-outcome" data-harm={frame.deed ? String(frame.deed.harm) : undefined}>
        {frame.deed ? (
          <>
            <b>{frame.deed.harm ? words.harm : words.held}</b> {frame.deed.fact}
          </>
        ) : params.deed === 'none' ? (
          words.none
        ) : (
          words.waiting(deedWords[params.deed])
        )}
      </p>
    </div>
  );
}
