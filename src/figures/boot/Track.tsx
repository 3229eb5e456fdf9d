import { useMotionValueEvent, type MotionValue } from 'framer-motion';
import { useLayoutEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { percent } from './place.ts';

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
  const now = (t: number) => `${percent(t, from, to)}%`;
  const place = (t: number) => element.current?.style.setProperty('--now', now(t));
  useMotionValueEvent(time, 'change', place);
  // React may have drawn from a moment that has passed since.
  useLayoutEffect(() => {
    place(time.get());
  });
  return (
    <div
      className={`boot-track ${className}`}
      ref={element}
      // On paper and without JavaScript this is all that sets it.
      style={{ '--now': now(time.get()) } as CSSProperties}
      aria-hidden="true"
    >
      {ground}
      <div className="boot-passed">{children}</div>
      <div className="boot-playhead" />
    </div>
  );
}
