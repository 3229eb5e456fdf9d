import { useMotionValueEvent, type MotionValue } from 'framer-motion';
import { useLayoutEffect, useRef } from 'react';

interface Props {
  readonly time: MotionValue<number>;
  /** The words at a moment; pure. */
  readonly text: (t: number) => string;
  readonly className?: string;
}

/** Text that follows the moving time without asking React to draw. Hidden from screen readers: the narration speaks. */
export function Live({ time, text, className }: Props) {
  const span = useRef<HTMLSpanElement>(null);
  const write = (t: number) => {
    const next = text(t);
    if (span.current && span.current.textContent !== next) span.current.textContent = next;
  };
  useMotionValueEvent(time, 'change', write);
  // React compares with what it drew last, not with what was written here since.
  useLayoutEffect(() => write(time.get()));
  return (
    <span ref={span} className={className} aria-hidden="true" suppressHydrationWarning>
      {text(time.get())}
    </span>
  );
}
