import type { MotionValue } from 'framer-motion';
import { memo } from 'react';
import { LaneBoard } from './LaneBoard.tsx';
import { laneHeight, stackedPaths, type Stack } from './stacked-paths.ts';

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
    <svg className="lane" viewBox={`0 0 ${buckets.length} ${laneHeight}`} preserveAspectRatio="none">
      {stackedPaths(buckets).map(({ series, d }) => (
        <path key={series} data-series={series} className="stack" d={d} />
      ))}
    </svg>
  );
});
