import type { AnatomyView } from './Figure.tsx';
import type { Look } from './params.ts';
import type { Segment } from './viewer.ts';
import { labels } from './words.ts';

/** The open part: its digest, computed here, and its bytes; each digest in them opens the part that it names. */
export function Bytes({ view }: { readonly view: AnatomyView }) {
  const { params, t, setParams, frame } = view;
  const { part, of, name, what, size, digest, diffId, lines } = frame.viewer;
  return (
    <section className="ia-bytes" aria-label={labels.viewer}>
      <div className="ia-bytes-head">
        <p className="ia-head">
          {name}: {what}
          <span className="ia-size">{size === '' ? labels.tagIs : size}</span>
        </p>
        <button
          type="button"
          disabled={params.look === 'story'}
          onClick={() => setParams({ ...params, look: 'story' }, t)}
        >
          {labels.story}
        </button>
      </div>
      <dl className="ia-digests">
        {digest !== null && (
          <div>
            <dt>{labels.computed}</dt>
            <dd>
              <code>{digest}</code>
            </dd>
          </div>
        )}
        {diffId !== null && (
          <div>
            <dt>{labels.inside}</dt>
            <dd>
              <code>{diffId}</code>
            </dd>
          </div>
        )}
      </dl>
      <ol className="ia-lines" data-part={part}>
        {lines.map((line, i) => (
          <li key={i}>
            {line.map((segment, k) => (
              <Piece
                key={k}
                segment={segment}
                onOpen={(to) => setParams({ ...params, look: of === 1 ? `b-${to}` : to }, t)}
              />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface PieceProps {
  readonly segment: Segment;
  readonly onOpen: (part: Exclude<Look, 'story' | `b-${string}`>) => void;
}

const stateWords = { holds: labels.holds, broken: labels.broken, fresh: labels.fresh } as const;

function Piece({ segment: { text, kind, to, state }, onOpen }: PieceProps) {
  if (kind === 'text') return <span>{text}</span>;
  if (kind === 'flipped') return <mark title={labels.flipped}>{text}</mark>;
  // What the walk has not come to cannot be opened, and nothing was checked yet.
  if (to === null) return <span>{text}</span>;
  return (
    <button type="button" className="ia-link" data-state={state ?? undefined} onClick={() => onOpen(to)}>
      {text}
      <span className="visually-hidden">, {stateWords[state ?? 'holds']}</span>
    </button>
  );
}
