import { useMotionValueEvent, type MotionValue } from 'framer-motion';
import { useLayoutEffect, useRef, type CSSProperties, type ReactNode } from 'react';

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
  // React may have drawn from a moment that has passed since.
  useLayoutEffect(() => place(time.get()));
  return (
    // On paper and without JavaScript this style is all that places it.
    <span
      ref={element}
      className={className}
      style={vars(time.get()) as CSSProperties}
      aria-hidden="true"
      {...data}
    >
      {children}
    </span>
  );
}

export const percent = (share: number): string => `${(Math.min(Math.max(share, 0), 1) * 100).toFixed(2)}%`;
