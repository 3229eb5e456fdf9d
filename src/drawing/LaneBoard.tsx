import { useMotionValueEvent, type MotionValue } from 'framer-motion';
import { useLayoutEffect, useRef, type ReactNode } from 'react';

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
  const cover = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const covered = (t: number) => `scaleX(${(1 - share(t, from, to)).toFixed(5)})`;
  const at = (t: number) => `translateX(${(share(t, from, to) * 100).toFixed(3)}cqi)`;
  // Transforms of just these two: nothing is laid out or painted anew while time moves.
  const placed = useRef('');
  const place = (t: number) => {
    if (placed.current === at(t)) return;
    placed.current = at(t);
    if (cover.current) cover.current.style.transform = covered(t);
    if (head.current) head.current.style.transform = at(t);
  };
  useMotionValueEvent(time, 'change', place);
  // React may have drawn from a moment that has passed since.
  useLayoutEffect(() => {
    placed.current = '';
    place(time.get());
  });
  return (
    <div className="lanes" aria-hidden="true">
      <div className="lane-labels">
        {labels.map((label) => (
          <span key={label}>{label}</span>
        ))}
      </div>
      <div className="lane-tracks">
        {children}
        <div ref={cover} className="lane-cover" style={{ transform: covered(time.get()) }} />
        <div ref={head} className="playhead" style={{ transform: at(time.get()) }} />
      </div>
    </div>
  );
}

/** Where `t` lies between `from` and `to`, 0…1. */
export function share(t: number, from: number, to: number): number {
  return Math.min(Math.max((t - from) / (to - from), 0), 1);
}
