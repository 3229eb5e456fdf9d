import { useMotionValueEvent, type MotionValue } from 'framer-motion';
import { memo, useLayoutEffect, useRef } from 'react';

interface Props {
  readonly time: MotionValue<number>;
  /** The words at a moment; pure. */
  readonly text: (t: number) => string;
  readonly className?: string;
}

/** Text that follows the moving time without asking React to draw. Hidden from screen readers: the narration speaks. */
export const Live = memo(function Live({ time, text, className }: Props) {
  const span = useRef<HTMLSpanElement>(null);
  const write = (t: number) => {
    if (!span.current) return;
    const next = text(t);
    const letters = span.current.firstChild;
    if (!letters) span.current.textContent = next;
    else if (letters.nodeValue !== next) letters.nodeValue = next;
  };
  useMotionValueEvent(time, 'change', write);
  // React compares with what it drew last, not with what was written here since.
  useLayoutEffect(() => write(time.get()));
  return (
    <span ref={span} className={className} aria-hidden="true" suppressHydrationWarning>
      {text(time.get())}
    </span>
  );
});
