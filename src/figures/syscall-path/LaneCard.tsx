import type { CSSProperties } from 'react';
import type { LaneView, RowView } from './frame.ts';
import { PathLine } from './PathLine.tsx';
import { roles } from './roles.ts';
import { countWords, labels } from './words.ts';

interface Props {
  readonly lane: LaneView;
  /** The one to see where there is room for one. */
  readonly shown: boolean;
  readonly places: number;
  readonly chip: string;
}

/** One box: its parts from the app down to the hardware, the way through them so far, and what that took. */
export function LaneCard({ lane, shown, places, chip }: Props) {
  const { name, sub, state, rows, stops, now, counts } = lane;
  const inVm = rows.filter((row) => row.inVm).length;
  return (
    <article className="iop-card" data-state={state} data-shown={shown || undefined} aria-label={name}>
      <p className="iop-name">
        {name} <span>{sub}</span>
      </p>
      <div className="iop-stack" style={{ '--rows': rows.length, '--vm': inVm } as CSSProperties}>
        {inVm > 0 && <div className="iop-vm" />}
        {rows.map((row) => (
          <Band key={row.part} row={row} chip={chip} />
        ))}
        <PathLine stops={stops} rows={rows.length} places={places} />
      </div>
      <p className="iop-now">{now}</p>
      <dl className="iop-counts">
        {countWords.map(([key, label]) => (
          <div key={key} data-some={counts[key] > 0 || undefined}>
            <dt>{label}</dt>
            <dd>{counts[key]}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

function Band({
  row: { part, label, sub, active, holds, gone },
  chip,
}: {
  readonly row: RowView;
  readonly chip: string;
}) {
  return (
    <div
      className="box iop-band"
      data-role={roles[part]}
      data-part={part}
      data-active={active || undefined}
      data-gone={gone || undefined}
    >
      <span className="iop-words">
        <span className="iop-label">{label}</span>
        <span className="iop-sub">{gone ? labels.gone : sub}</span>
      </span>
      <span className="iop-chip" data-there={holds || undefined}>
        {chip}
      </span>
    </div>
  );
}
