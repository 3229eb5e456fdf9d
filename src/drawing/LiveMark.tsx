import { useMotionValueEvent, type MotionValue } from 'framer-motion';
import { useLayoutEffect, useRef, type ReactNode } from 'react';

interface Props {
  readonly time: MotionValue<number>;
  /** Lengths and places at a moment, as CSS variables; pure. */
  readonly vars: (t: number) => Readonly<Record<`--${string}`, string>>;
  readonly className: string;
  readonly 'data-depth'?: number | undefined;
  readonly 'data-state'?: string | undefined;
  readonly children?: ReactNode;
}

/** A thing whose length or place follows the moving time without asking React to draw. It only repeats what words say. */
export function LiveMark({ time, vars, className, children, ...data }: Props) {
  const element = useRef<HTMLSpanElement>(null);
  const place = (t: number) => {
    for (const [name, value] of Object.entries(vars(t))) element.current?.style.setProperty(name, value);
  };
  useMotionValueEvent(time, 'change', place);
  useLayoutEffect(() => place(time.get()));
  return (
    <span ref={element} className={className} aria-hidden="true" {...data}>
      {children}
    </span>
  );
}

export const percent = (share: number): string => `${(Math.min(Math.max(share, 0), 1) * 100).toFixed(2)}%`;
