import { bolts, limits, namespaces } from '../../simulators/process-walls/index.ts';
import type { Switch } from '../../simulators/process-walls/index.ts';
import type { WallsView } from './Figure.tsx';
import type { SwitchView } from './frame.ts';
import { stepLength, stepOf } from './run.ts';
import { board as words, groups, switchAbout, switchWords } from './words.ts';

/** Fourteen switches. A press throws one after the others, or takes it back. */
export function Board({ view }: { readonly view: WallsView }) {
  const { params, frame, act, setParams, t } = view;
  const press = (sw: Switch) => {
    if (params.order.includes(sw))
      setParams({ ...params, order: params.order.filter((one) => one !== sw) }, t);
    else act({ ...params, order: [...params.order, sw] }, (run) => stepOf(run, sw) * stepLength);
  };
  const group = (id: keyof typeof groups, list: readonly Switch[]) => (
    <fieldset className="bc-group" data-group={id}>
      <legend>{groups[id]}</legend>
      <span className="bc-switches">
        {list.map((sw) => {
          const shown = frame.switches.find((one) => one.sw === sw)!;
          return (
            <button
              key={sw}
              type="button"
              className="bc-switch"
              data-state={shown.state}
              aria-pressed={shown.place > 0}
              aria-current={shown.now ? 'step' : undefined}
              onClick={() => press(sw)}
            >
              <b>{switchWords[sw]}</b>
              <span className="bc-about">{shown.state === 'refused' ? words.refused : switchAbout[sw]}</span>
              <span className="bc-place" aria-hidden="true">
                {shown.place > 0 ? shown.place : ''}
              </span>
              <span className="visually-hidden">, {stateWord(shown)}</span>
            </button>
          );
        })}
      </span>
    </fieldset>
  );
  return (
    <div className="bc-board">
      <div className="bc-head">
        <span className="bc-note">{words.title}</span>
        <button
          type="button"
          disabled={params.order.length === 0}
          onClick={() => setParams({ ...params, order: [] })}
        >
          {words.clear}
        </button>
      </div>
      {group('namespaces', namespaces)}
      {group('limits', limits)}
      {group('bolts', bolts)}
    </div>
  );
}

const stateWord = ({ state, place }: SwitchView): string =>
  state === 'off' ? words.off : `${words.place(place)}, ${words[state]}`;
