import type { MotionValue } from 'framer-motion';
import { memo } from 'react';
import { LaneBoard } from './LaneBoard.tsx';

/** How much of a bucket each series had; what is left of 1 was idle. */
export type Stack = readonly { readonly series: number; readonly share: number }[];

interface Props {
  readonly lanes: readonly { readonly label: string; readonly buckets: readonly Stack[] }[];
  readonly to: number;
  readonly time: MotionValue<number>;
}

/** A long run at a glance, one lane a CPU: the shares of each stretch stacked up, where single slices would be dust. */
export function StackedLanes({ lanes, to, time }: Props) {
  return (
    <LaneBoard labels={lanes.map(({ label }) => label)} from={0} to={to} time={time}>
      {lanes.map(({ label, buckets }) => (
        <StackedLane key={label} buckets={buckets} />
      ))}
    </LaneBoard>
  );
}

const StackedLane = memo(function StackedLane({ buckets }: { readonly buckets: readonly Stack[] }) {
  return (
    <svg className="lane" viewBox={`0 0 ${buckets.length} 1`} preserveAspectRatio="none">
      {[...paths(buckets)].map(([series, d]) => (
        <path key={series} data-series={series} className="stack" d={d} />
      ))}
    </svg>
  );
});

/** One path a series: a rectangle for each bucket it has a share of, on top of the series before it. */
function paths(buckets: readonly Stack[]): Map<number, string> {
  const found = new Map<number, string>();
  for (const [x, stack] of buckets.entries()) {
    let top = 1;
    for (const { series, share } of stack) {
      const height = Number(share.toFixed(3));
      top -= height;
      found.set(series, `${found.get(series) ?? ''}M${x} ${top.toFixed(3)}h1v${height}h-1z`);
    }
  }
  return found;
}
