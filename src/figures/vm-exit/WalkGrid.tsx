import type { Cell, WalkView } from './panel-view.ts';
import { walk as words } from './words.ts';

/** The two-dimensional walk: a row for each of the guest's tables, a column for each of the host's, numbered in the order of reading. */
export function WalkGrid({ walk }: { readonly walk: WalkView }) {
  const { rows, levels, reads, now, parts, inPage } = walk;
  return (
    <>
      <div className="ve-head">
        <h3>{words.heading}</h3>
        <p className="ve-reads">{words.count(reads)}</p>
      </div>
      <div className="ve-grid" data-levels={levels} aria-hidden="true">
        <span />
        {Array.from({ length: levels }, (_, i) => (
          <span key={i} className="ve-col">
            {words.ept(levels - i)}
          </span>
        ))}
        <span className="ve-col ve-col-guest">{words.guest}</span>
        {rows.map((row, r) => (
          <Row key={r} row={row} label={r < levels ? words.row(levels - r) : words.page} levels={levels} />
        ))}
      </div>
      <ul className="ve-keys" aria-hidden="true">
        <li>
          <i data-table="ept" />
          {words.eptKey}
        </li>
        <li>
          <i data-table="guest" />
          {words.guestKey}
        </li>
      </ul>
      <p className="ve-now">{now}</p>
      <div className="ve-address" aria-hidden="true">
        <span>{words.address}</span>
        <span className="ve-parts">
          {parts.map(({ level, index, active }) => (
            <b key={level} data-active={active || undefined}>
              {index ?? words.unknown}
            </b>
          ))}
          <b className="ve-offset" data-active={inPage || undefined}>
            {words.offset}
          </b>
        </span>
      </div>
    </>
  );
}

function Row({
  row,
  label,
  levels,
}: {
  readonly row: readonly Cell[];
  readonly label: string;
  readonly levels: number;
}) {
  return (
    <>
      <span className="ve-row-name">{label}</span>
      {row.map(({ n, state }, column) => (
        <span
          key={column}
          className="ve-cell"
          data-table={column < levels ? 'ept' : 'guest'}
          data-state={state}
        >
          {n ?? ''}
        </span>
      ))}
      {row.length === levels && <span className="ve-cell" data-state="none" />}
    </>
  );
}
