import type { BoxView, PartView } from './frame.ts';
import { roles } from './roles.ts';
import { harmWords, labels } from './words.ts';

/** One way to box three copies: its parts from the copies down to the host's kernel, and what came of them. */
export function BoxCard({ box: { name, sub, rows, counts, hold, ended } }: { readonly box: BoxView }) {
  return (
    <article className="bla-card" aria-label={name}>
      <p className="bla-name">
        {name} <span>{sub}</span>
      </p>
      <div className="bla-stack">
        {rows.map((row, y) => row.map((part) => <PartBox key={part.id} part={part} row={y + 1} />))}
      </div>
      <p className="bla-counts">{counts}</p>
      <p className="bla-hold" data-ended={ended || undefined}>
        {hold}
      </p>
    </article>
  );
}

function PartBox({
  part: { kind, label, harm, fresh, held, from, span },
  row,
}: {
  readonly part: PartView;
  readonly row: number;
}) {
  return (
    <div
      className="box bla-part"
      data-role={roles[kind]}
      data-kind={kind}
      data-harm={harm ?? undefined}
      data-fresh={fresh || undefined}
      data-held={held || undefined}
      style={{ gridColumn: `${from} / span ${span}`, gridRow: row }}
    >
      <span className="bla-label">{label}</span>
      <span className="bla-state">{harm ? harmWords[harm] : held ? labels.held : ''}</span>
    </div>
  );
}
