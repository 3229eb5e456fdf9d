import { Box } from '../../drawing/Box.tsx';
import type { LaneView } from './board-view.ts';
import type { Frame } from './frame.ts';
import { Lanes } from './Lanes.tsx';
import { roles } from './roles.ts';
import { labels, lanes as names, wayWordsOf } from './words.ts';

/** Who has the CPU now, on the left; who had it until now, to the right of that; below, what the CPUs are at. */
export function Board({ frame }: { readonly frame: Frame }) {
  const { board } = frame;
  return (
    <section className="ve-board" aria-label={labels.board}>
      <div className="ve-head">
        <h3>{labels.board}</h3>
        <p className="ve-way">{wayWordsOf(frame.way, frame.cards).long}</p>
      </div>
      <div className="ve-lanes" data-thread={board.lanes.some(({ id }) => id === 'thread') || undefined}>
        <span className="ve-vm" aria-hidden="true" />
        {board.lanes.map((lane) => (
          <Part key={lane.id} lane={lane} />
        ))}
        <span className="ve-wall-words">
          {labels.wall.map((way) => (
            <span key={way}>{way}</span>
          ))}
        </span>
        <Lanes board={board} cards={frame.cards} />
      </div>
      <div className="ve-cpus">
        {board.cpus.map(({ name, doing, guest }) => (
          <div key={name} className="ve-cpu" data-guest={guest || undefined}>
            <Box role="hardware" label={name} sub={doing} size="thin" />
          </div>
        ))}
      </div>
    </section>
  );
}

function Part({ lane }: { readonly lane: LaneView }) {
  const { id, label, doing, state } = lane;
  return (
    <div className="ve-part" data-lane={id} data-state={state}>
      <Box
        role={roles[id]}
        label={label}
        sub={
          <>
            <span className="ve-short">{names[id].short}</span>
            <span className="ve-doing">{doing}</span>
          </>
        }
      />
    </div>
  );
}
