import { m, useTransform, type MotionValue } from 'framer-motion';
import type { ReactNode } from 'react';

interface Props {
  readonly labels: readonly string[];
  /** The stretch of time that is shown. */
  readonly from: number;
  readonly to: number;
  readonly time: MotionValue<number>;
  /** One track a label. */
  readonly children: ReactNode;
}

/**
 * Lanes under one playhead. The tracks show the whole stretch; what lies after the playhead is covered. Hidden from
 * screen readers: the figure's alternative says what the lanes say.
 */
export function LaneBoard({ labels, from, to, time, children }: Props) {
  const place = useTransform(time, (t) => `${share(t, from, to) * 100}%`);
  return (
    <div className="lanes" aria-hidden="true">
      <div className="lane-labels">
        {labels.map((label) => (
          <span key={label}>{label}</span>
        ))}
      </div>
      <div className="lane-tracks">
        {children}
        <m.div className="lane-cover" style={{ left: place }} />
        <m.div className="playhead" style={{ left: place }} />
      </div>
    </div>
  );
}

/** Where `t` lies between `from` and `to`, 0…1. */
export function share(t: number, from: number, to: number): number {
  return Math.min(Math.max((t - from) / (to - from), 0), 1);
}
