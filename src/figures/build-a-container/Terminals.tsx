import { useState } from 'react';
import { Select } from '../../playback/Controls.tsx';
import { commands, type Side } from '../../simulators/process-walls/index.ts';
import type { WallsView } from './Figure.tsx';
import type { Line } from './line-difference.ts';
import type { Terminal } from './terminals.ts';
import { commandWords, terminal as words } from './words.ts';

/** The same question asked inside and on the host; what this step changed is marked. On a phone one side at a time. */
export function Terminals({ view }: { readonly view: WallsView }) {
  const { params, frame, setParams, t } = view;
  const [side, setSide] = useState<Side>('inside');
  return (
    <div className="bc-asks">
      <Select
        label={words.look}
        value={params.look}
        options={(['auto', ...commands] as const).map((id) => ({ id, label: commandWords[id] }))}
        onChange={(look) => setParams({ ...params, look }, t)}
      />
      <div className="bc-sides" role="group" aria-label={words.sides}>
        {frame.terminals.map((one) => (
          <button
            key={one.side}
            type="button"
            aria-pressed={one.side === side}
            onClick={() => setSide(one.side)}
          >
            {words.short[one.side]}
            <span className="bc-changed">{one.changed ? words.changed : ''}</span>
          </button>
        ))}
      </div>
      <div className="bc-terminals" data-side={side}>
        {frame.terminals.map((one) => (
          <Screen key={one.side} terminal={one} rows={frame.rows} first={frame.step === 0} />
        ))}
      </div>
    </div>
  );
}

function Screen(props: { readonly terminal: Terminal; readonly rows: number; readonly first: boolean }) {
  const { side, prompt, lines } = props.terminal;
  const count = (mark: Line['mark']) => lines.filter((line) => line.mark === mark).length;
  return (
    <section className="bc-terminal" data-of={side} aria-label={words[side]}>
      <h3>{words[side]}</h3>
      {/* A long line scrolls in its own window; the keyboard must get there too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="bc-screen" tabIndex={0} role="group" aria-label={words[side]}>
        <p className="bc-prompt">
          {side === 'inside' ? '$ ' : '# '}
          {prompt}
        </p>
        <ul style={{ height: `${props.rows * 1.5}em` }}>
          {lines.map((line, i) => (
            <LineView key={`${i} ${line.text}`} line={line} />
          ))}
        </ul>
      </div>
      <p className="bc-note bc-told">{props.first ? '' : words.told(count('new'), count('gone'))}</p>
    </section>
  );
}

/** New lines have a plus, lines that are gone a minus and a stroke through them. */
function LineView({ line: { text, mark } }: { readonly line: Line }) {
  if (mark === 'same')
    return (
      <li>
        <code>{text}</code>
      </li>
    );
  return (
    <li data-mark={mark}>
      <span className="visually-hidden">{words[mark]}</span>
      <code>{mark === 'gone' ? <del>{text}</del> : text}</code>
    </li>
  );
}
