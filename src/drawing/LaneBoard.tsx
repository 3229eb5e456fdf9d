import { useMotionValueEvent, type MotionValue } from 'framer-motion';
import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';

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
 * Lanes under one playhead. The tracks show the whole stretch; what lies after the playhead is covered. Only the
 * playhead follows `time`, without React. Hidden from screen readers: the figure's alternative says what the lanes say.
 */
export function LaneBoard({ labels, from, to, time, children }: Props) {
  const tracks = useRef<HTMLDivElement>(null);
  const now = (t: number) => `${share(t, from, to) * 100}%`;
  const place = (t: number) => tracks.current?.style.setProperty('--now', now(t));
  useMotionValueEvent(time, 'change', place);
  useEffect(() => {
    place(time.get());
  });
  return (
    <div className="lanes" aria-hidden="true">
      <div className="lane-labels">
        {labels.map((label) => (
          <span key={label}>{label}</span>
        ))}
      </div>
      <div className="lane-tracks" ref={tracks} style={{ '--now': now(time.get()) } as CSSProperties}>
        {children}
        <div className="lane-cover" />
        <div className="playhead" />
      </div>
    </div>
  );
}

/** Where `t` lies between `from` and `to`, 0…1. */
export function share(t: number, from: number, to: number): number {
  return Math.min(Math.max((t - from) / (to - from), 0), 1);
}
