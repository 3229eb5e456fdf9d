import type { MotionValue } from 'framer-motion';
import { LaneBoard, share } from './LaneBoard.tsx';

/** A coloured stretch of a lane. `series` 1…6 picks colour and hatch; 0 is neutral. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly series: number;
  readonly label: string;
}

export interface Lane {
  readonly label: string;
  readonly spans: readonly Span[];
}

interface Props {
  readonly lanes: readonly Lane[];
  readonly from: number;
  readonly to: number;
  readonly time: MotionValue<number>;
}

/** Who had which CPU when, one lane a CPU, slice by slice. */
export function Lanes({ lanes, from, to, time }: Props) {
  return (
    <LaneBoard labels={lanes.map(({ label }) => label)} from={from} to={to} time={time}>
      {lanes.map((lane) => (
        <div key={lane.label} className="lane">
          {lane.spans
            .filter((span) => span.end > from && span.start < to)
            // By place, not by slice: in a window that moves on, marks are moved and renamed, not made anew.
            .map((span, i) => (
              <SpanMark key={i} span={span} from={from} to={to} />
            ))}
        </div>
      ))}
    </LaneBoard>
  );
}

function SpanMark({ span, from, to }: { readonly span: Span; readonly from: number; readonly to: number }) {
  const left = share(span.start, from, to) * 100;
  const right = share(span.end, from, to) * 100;
  return (
    <span
      className="span"
      data-series={span.series}
      style={{ left: `${left.toFixed(3)}%`, width: `${(right - left).toFixed(3)}%` }}
    >
      <span className="span-label">{span.label}</span>
    </span>
  );
}
