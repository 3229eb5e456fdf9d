import { Choice } from '../../playback/Controls.tsx';
import type { HostKind, Layer } from '../../simulators/machine-stack/index.ts';
import type { StacksView } from './Figure.tsx';
import { layerRoles } from './picture.ts';
import { system } from './shapes.ts';
import { hostWords, layerWords, tray as words } from './words.ts';

interface Props {
  readonly view: StacksView;
  readonly onPress: (layer: Layer, wish: boolean) => void;
}

/** Which machine it is, and every layer as a button, pressed where it stands. Each can be dragged onto the stack too. */
export function Tray({ view, onPress }: Props) {
  const { frame, params, act } = view;
  return (
    <div className="stk-tray">
      <Choice
        label={words.host}
        value={params.host}
        options={(Object.keys(hostWords) as HostKind[]).map((id) => ({ id, label: hostWords[id].label }))}
        onChange={(host) => act({ ...params, host, was: system }, ({ timeline }) => timeline.steps[1] ?? 0)}
      />
      <div className="control stk-layers" role="group" aria-label={words.label}>
        <span className="stk-legend" aria-hidden="true">
          {words.label}
        </span>
        <span className="stk-chips">
          {frame.tray.map(({ layer, state, due }) => (
            <button
              key={layer}
              type="button"
              className="stk-chip"
              data-chip={layer}
              data-state={state}
              data-due={due ?? undefined}
              aria-pressed={state !== 'off'}
              onClick={() => onPress(layer, state === 'off')}
            >
              <i className="stk-swatch" data-role={layerRoles[layer]} aria-hidden="true" />
              <span className="stk-chip-name">{layerWords[layer]}</span>
              {state === 'hidden' && <span className="visually-hidden">, {words.hidden}</span>}
              {due && <span className="visually-hidden">, {words[due]}</span>}
              <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
                <path d={state === 'off' ? 'M7 3h2v4h4v2H9v4H7V9H3V7h4z' : 'M3 7h10v2H3z'} />
              </svg>
            </button>
          ))}
        </span>
      </div>
    </div>
  );
}
