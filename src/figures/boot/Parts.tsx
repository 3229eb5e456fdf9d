import type { BootView } from './Figure.tsx';
import { groups } from './groups.ts';
import type { Part } from './params.ts';
import type { PartView } from './part-view.ts';
import { toggled } from './removal.ts';
import { words } from './words.ts';

/** What a part of the services is drawn with, here and inside the guest. */
export const seriesOf = (group: string): number => groups.indexOf(group as (typeof groups)[number]) + 1;

/** Every part of the Debian guest's start, to be taken away and put back. */
export function Parts({ view }: { readonly view: BootView }) {
  const { frame, run, params, setParams, t } = view;
  const change = (off: readonly Part[]) =>
    // What is left is shown at once, unless the clock has not begun: then the reader may want to bet first.
    setParams({ ...params, off }, t === 0 ? 0 : Number.MAX_SAFE_INTEGER);
  const press = (part: Part) => change(toggled(params.off, part));
  return (
    <section className="boot-parts" aria-label={words.takeAway}>
      <p className="boot-small">
        <b>{words.takeAway}</b>
      </p>
      <div className="boot-chips">
        {frame.parts.map((part) => (
          <Chip key={part.id} part={part} onPress={() => press(part.id)} />
        ))}
      </div>
      <p className="boot-left">
        <span>{frame.left}</span>
        <button type="button" disabled={run.gone.size === 0} onClick={() => change([])}>
          {words.putBack}
        </button>
      </p>
    </section>
  );
}

function Chip({ part, onPress }: { readonly part: PartView; readonly onPress: () => void }) {
  const { id, label, state, note, service } = part;
  return (
    <button
      type="button"
      className="boot-chip"
      data-state={state}
      data-service={service || undefined}
      aria-pressed={state !== 'here'}
      disabled={state === 'taken'}
      onClick={onPress}
    >
      <span className="boot-chip-name">
        {service && <i className="series-dot" data-series={seriesOf(id)} aria-hidden="true" />}
        <span>{label}</span>
      </span>
      <span className="boot-chip-note">{note}</span>
    </button>
  );
}
