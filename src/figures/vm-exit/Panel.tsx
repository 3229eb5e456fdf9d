import type { Frame } from './frame.ts';
import type { ConsoleView, RingView } from './panel-view.ts';
import { WalkGrid } from './WalkGrid.tsx';
import { consoleWords, ring as words } from './words.ts';

/** What is touched beside the CPU: the tables of a walk, a ring of packets, a serial port. */
export function Panel({ frame }: { readonly frame: Frame }) {
  const { panel, panels } = frame;
  return (
    <section className="ve-panel" data-room={panels.join(' ')}>
      {panel?.kind === 'walk' && <WalkGrid walk={panel} />}
      {panel?.kind === 'ring' && <Ring ring={panel} />}
      {panel?.kind === 'console' && <Console console={panel} />}
    </section>
  );
}

function Ring({ ring }: { readonly ring: RingView }) {
  return (
    <>
      <h3>{ring.of === 'card' ? words.card : words.queue}</h3>
      <ol className="ve-slots">
        {ring.slots.map((state, i) => (
          <li key={i} className="ve-slot" data-state={state}>
            <span>{words.packet(i + 1)}</span>
            <b>{words.slot[state]}</b>
          </li>
        ))}
      </ol>
      <dl className="ve-fields">
        {ring.fields.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Console({ console: { text } }: { readonly console: ConsoleView }) {
  return (
    <>
      <h3>{consoleWords.heading}</h3>
      <p className="ve-console">
        {text === '' ? <span className="ve-dim">{consoleWords.empty}</span> : text}
      </p>
    </>
  );
}
