import type { Frame } from './frame.ts';
import type { ListingLine } from './listing-view.ts';
import { labels } from './words.ts';

/** The guest's program around the present line, with what has left the guest so far. */
export function Listing({ frame }: { readonly frame: Frame }) {
  const { lines, of } = frame.listing;
  const now = lines.find(({ state }) => state === 'now')?.index ?? -1;
  return (
    <section className="ve-listing" aria-label={labels.listing}>
      <div className="ve-head">
        <h3>{labels.listing}</h3>
        {lines.length > 0 && (
          <p className="ve-way">{labels.lines(lines[0]!.index + 1, lines.at(-1)!.index + 1, of)}</p>
        )}
      </div>
      {lines.length === 0 ? (
        <p className="ve-empty">{labels.nothing}</p>
      ) : (
        <ol>
          {lines.map((line) => (
            <Line key={line.index} line={line} away={line.index - Math.max(now, 0)} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Line({ line, away }: { readonly line: ListingLine; readonly away: number }) {
  const { place, code, words, state, exits } = line;
  return (
    <li
      className="ve-line"
      data-place={place}
      data-state={state}
      data-far={away < -1 || away > 3 || undefined}
      aria-current={state === 'now' ? 'step' : undefined}
    >
      <span className="ve-place">{labels.places[place]}</span>
      <span className="ve-code">
        {code !== '' && <code>{code}</code>}
        {words !== '' && <span className="ve-words">{words}</span>}
      </span>
      {exits.length > 0 && <span className="ve-mark">{labels.exitMark(exits)}</span>}
    </li>
  );
}
