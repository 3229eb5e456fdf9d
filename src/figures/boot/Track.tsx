import { useMotionValueEvent, type MotionValue } from 'framer-motion';
import { useLayoutEffect, useRef, type ReactNode } from 'react';

interface Props {
  /** The stretch of time that is shown. */
  readonly from: number;
  readonly to: number;
  readonly time: MotionValue<number>;
  readonly className?: string;
  /** Drawn as far as the time has come. */
  readonly children: ReactNode;
  /** Drawn all the time, below. */
  readonly ground?: ReactNode;
}

/**
 * A stretch of time of which only what has passed is drawn. The edge follows `time` without React. Hidden from screen
 * readers: the figure's alternative and the lists say what it shows.
 */
export function Track({ from, to, time, className = '', children, ground }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const place = (t: number) => element.current?.style.setProperty('--now', `${percent(t, from, to)}%`);
  useMotionValueEvent(time, 'change', place);
  useLayoutEffect(() => {
    place(time.get());
  });
  return (
    <div className={`boot-track ${className}`} ref={element} aria-hidden="true">
      {ground}
      <div className="boot-passed">{children}</div>
      <div className="boot-playhead" />
    </div>
  );
}

/** Where `t` lies between `from` and `to`, in percent, kept inside. */
export function percent(t: number, from: number, to: number): number {
  return Math.min(Math.max(((t - from) / (to - from)) * 100, 0), 100);
}

/** Left edge and width of a stretch, as styles. */
export function stretch(start: number, end: number, from: number, to: number) {
  const left = percent(start, from, to);
  return { left: `${left.toFixed(3)}%`, width: `${(percent(end, from, to) - left).toFixed(3)}%` };
}
