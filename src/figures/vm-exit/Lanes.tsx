import type { BoardView } from './board-view.ts';
import type { LaneId } from './picture.ts';
import { wayWordsOf } from './words.ts';

/** Where the lanes lie, in px of the board's own height; the boxes on the left have the same rows (figure.css). */
const tops: Readonly<Record<LaneId, number>> = {
  app: 0,
  'guest-kernel': 58,
  'host-kernel': 150,
  vmm: 208,
  thread: 274,
};
const row = 52;
const bar = 26;
const wall = 130;
const heights = { plain: 260, thread: 326 } as const;

const middle = (lane: LaneId): number => tops[lane] + row / 2;
const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

/** How many exits can be told by number before the numbers run into each other. */
const mostNumbers = 12;

/** The history: a bar for whose code ran, a line for each change of hands, a number for each exit. Said in words elsewhere. */
export function Lanes({ board, cards }: { readonly board: BoardView; readonly cards: boolean }) {
  const { spans, hops, width, x, lanes, several, sections } = board;
  const thread = lanes.some(({ id }) => id === 'thread');
  const height = thread ? heights.thread : heights.plain;
  const active = lanes.find(({ state }) => state === 'charge');
  const exits = hops.filter(({ exit }) => exit > 0);
  return (
    <div className="ve-tracks" aria-hidden="true">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
        {lanes.map(({ id }) => (
          <rect
            key={id}
            className="ve-track"
            x={0}
            width={width}
            y={tops[id] + (row - bar) / 2}
            height={bar}
          />
        ))}
        <path className="ve-wall" d={`M0 ${wall}H${width}`} />
        {spans.map(({ lane, from, to, imitated }) => (
          <rect
            key={`${lane}-${from}`}
            className="ve-span"
            data-lane={lane}
            data-imitated={imitated || undefined}
            x={from}
            width={to - from}
            y={tops[lane] + (row - bar) / 2}
            height={bar}
          />
        ))}
        {hops.map(({ x: at, from, to, exit }) => (
          <path key={at} className="ve-hop" data-exit={exit > 0 || undefined} d={hopPath(at, from, to)} />
        ))}
      </svg>
      {several
        ? sections.map((section, i) => (
            <span
              key={section.x}
              className="ve-section"
              data-last={i === sections.length - 1 || undefined}
              style={{ left: percent(section.x / width) }}
            >
              {wayWordsOf(section.way, cards).short}
            </span>
          ))
        : null}
      {exits.map(({ x: at, exit }, i) => (
        <span
          key={at}
          className="ve-exit"
          data-last={i === exits.length - 1 || undefined}
          data-many={exits.length > mostNumbers || undefined}
          style={{ left: percent(at / width) }}
        >
          {exit}
        </span>
      ))}
      {active && (
        <span
          className="ve-token"
          style={{ left: percent(x / width), top: `calc(${middle(active.id)} * var(--u))` }}
        />
      )}
    </div>
  );
}

const hopPath = (x: number, from: LaneId, to: LaneId): string => `M${x} ${middle(from)}V${middle(to)}`;
