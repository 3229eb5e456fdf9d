import type { RunView } from './Figure.tsx';
import type { Frame, ProcessView } from './frame.ts';
import { labels } from './words.ts';

/** The steps in their order; pressing one goes there. The bar is the time it took. */
export function Steps({ view: { frame, run, seek } }: { readonly view: RunView }) {
  return (
    <section className="rnc-steps" aria-label={labels.steps}>
      <p className="rnc-head">{labels.steps}</p>
      <ol>
        {frame.lines.map(({ id, name, state, took }, i) => (
          <li key={id} data-state={state}>
            <button
              type="button"
              aria-current={state === 'now' ? 'step' : undefined}
              onClick={() => seek(run.timeline.steps[i]!)}
            >
              <span className="rnc-name">{name}</span>
              {took && (
                <span className="rnc-took">
                  <i style={{ width: `${Math.max(took.share * 100, 1)}%` }} aria-hidden="true" />
                  <span>{took.text}</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Who lives, from the shim on, on top of the one kernel that they all ask. */
export function Processes({ frame }: { readonly frame: Frame }) {
  const { processes, requests } = frame;
  return (
    <section className="rnc-processes" aria-label={labels.processes}>
      <p className="rnc-head">{labels.processes}</p>
      <div className="rnc-room">
        {processes.map((process) => (
          <Process key={process.id} process={process} />
        ))}
      </div>
      <div className="rnc-requests">
        {requests.map(({ by, what }) => (
          <p key={`${by} ${what}`}>
            <code>{what}</code> <span>{by}</span>
          </p>
        ))}
        {requests.length === 0 && <p className="rnc-quiet">{labels.quiet}</p>}
      </div>
      <div className="box box-tall" data-role="kernel">
        <span className="box-label">{labels.kernel}</span>
      </div>
    </section>
  );
}

function Process({ process: { id, name, runs, fresh, walled } }: { readonly process: ProcessView }) {
  return (
    <div
      className="box rnc-process"
      data-role={id === 'program' ? 'app' : 'user-space'}
      data-walled={walled || undefined}
      data-fresh={fresh || undefined}
    >
      <span className="box-words">
        <span className="box-label">{name}</span>
        <span className="box-sub">{runs}</span>
      </span>
    </div>
  );
}

/** Everything that the steps make or take away, as it is now. */
export function Things({ frame }: { readonly frame: Frame }) {
  return (
    <section className="rnc-things" aria-label={labels.exists}>
      <p className="rnc-head">{labels.exists}</p>
      <dl>
        {frame.things.map(({ id, name, value, changed }) => (
          <div key={id} data-thing={id} data-changed={changed || undefined}>
            <dt>
              {name} {changed && <span className="rnc-new">{labels.changed}</span>}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
