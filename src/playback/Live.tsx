import { useMotionValueEvent, type MotionValue } from 'framer-motion';
import { useRef } from 'react';

interface Props {
  readonly time: MotionValue<number>;
  /** The words at a moment; pure. */
  readonly text: (t: number) => string;
  readonly className?: string;
}

/** Text that follows the moving time without asking React to draw. Hidden from screen readers: the narration speaks. */
export function Live({ time, text, className }: Props) {
  const span = useRef<HTMLSpanElement>(null);
  useMotionValueEvent(time, 'change', (t) => {
    const next = text(t);
    if (span.current && span.current.textContent !== next) span.current.textContent = next;
  });
  return (
    <span ref={span} className={className} aria-hidden="true" suppressHydrationWarning>
      {text(time.get())}
    </span>
  );
}
