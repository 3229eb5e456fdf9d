import type { CSSProperties } from 'react';
import type { Stop } from './frame.ts';

interface Props {
  readonly stops: readonly Stop[];
  readonly rows: number;
  readonly places: number;
}

/** The way so far: a line with a corner half way between two stops, dashed where it goes through the wall of a VM. */
export function PathLine({ stops, rows, places }: Props) {
  const at = (i: number) => i + 0.5;
  return (
    <div className="iop-path" aria-hidden="true">
      <svg viewBox={`0 0 ${places} ${rows}`} preserveAspectRatio="none">
        {stops.slice(1).map((stop, i) => {
          const from = stops[i]!;
          const d = `M${at(i)} ${from.row + 0.5}H${i + 1}V${stop.row + 0.5}H${at(i + 1)}`;
          return (
            <g key={stop.n}>
              <path className="iop-casing" d={d} />
              <path className="iop-line" d={d} data-wall={stop.wall || undefined} />
            </g>
          );
        })}
      </svg>
      {stops.map(({ n, row, copies, current }, i) => (
        <span
          key={n}
          className="iop-stop"
          data-copies={copies || undefined}
          data-current={current || undefined}
          style={
            {
              left: `${((at(i) / places) * 100).toFixed(2)}%`,
              top: `${(((row + 0.5) / rows) * 100).toFixed(2)}%`,
            } as CSSProperties
          }
        >
          {n}
        </span>
      ))}
    </div>
  );
}
