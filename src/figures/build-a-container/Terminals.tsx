import { Select } from '../../playback/Controls.tsx';
import { commands } from '../../simulators/process-walls/index.ts';
import type { WallsView } from './Figure.tsx';
import type { Terminal } from './terminals.ts';
import { commandWords, terminal as words } from './words.ts';

/** The same question asked inside and on the host; what this step changed is marked. */
export function Terminals({ view }: { readonly view: WallsView }) {
  const { params, frame, setParams, t } = view;
  return (
    <div className="bc-asks">
      <Select
        label={words.look}
        value={params.look}
        options={(['auto', ...commands] as const).map((id) => ({ id, label: commandWords[id] }))}
        onChange={(look) => setParams({ ...params, look }, t)}
      />
      <div className="bc-terminals">
        {frame.terminals.map((one) => (
          <Screen key={one.side} terminal={one} rows={frame.rows} first={frame.step === 0} />
        ))}
      </div>
    </div>
  );
}

function Screen(props: { readonly terminal: Terminal; readonly rows: number; readonly first: boolean }) {
  const { side, prompt, lines, gone } = props.terminal;
  const changed = gone > 0 || lines.some(({ fresh }) => fresh);
  return (
    <section className="bc-terminal" aria-label={words[side]}>
      <h3>{words[side]}</h3>
      {/* A long line scrolls in its own window; the keyboard must get there too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="bc-screen" tabIndex={0} role="group" aria-label={words[side]}>
        <p className="bc-prompt">
          {side === 'inside' ? '$ ' : '# '}
          {prompt}
        </p>
        <ul style={{ minHeight: `${props.rows * 1.5}em` }}>
          {lines.map(({ text, fresh }, i) => (
            <li key={`${i} ${text}`} data-fresh={fresh ? '' : undefined}>
              <span className="bc-mark">{fresh ? words.fresh : ''}</span>
              <code>{text}</code>
            </li>
          ))}
        </ul>
      </div>
      <p className="bc-note bc-gone">{props.first ? '' : changed ? words.gone(gone) : words.same}</p>
    </section>
  );
}
