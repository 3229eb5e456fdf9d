import { animate } from 'framer-motion/dom/mini';
import { useLayoutEffect, useRef, type CSSProperties, type ReactNode } from 'react';

/** Where a thing stands: a shift in px or %, a size, how much it can be seen. */
export interface Place {
  readonly x?: number | string;
  readonly y?: number | string;
  readonly scale?: number;
  readonly opacity?: number;
}

interface Props {
  readonly to: Place;
  /** Seconds on the way. */
  readonly seconds?: number;
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
  readonly 'data-series'?: number | undefined;
  readonly 'data-role'?: string | undefined;
  readonly children?: ReactNode;
}

/**
 * A thing that glides to its new place when `to` changes, and just stands there when the reader asked for less
 * motion. The server draws it at its place; a change on the way starts from where it is seen.
 */
export function Moved({ to, seconds = 0.35, style, children, ...rest }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const running = useRef<{ stop: () => void }>(undefined);
  const before = useRef(to);
  const transform = transformOf(to);
  const opacity = to.opacity ?? 1;

  useLayoutEffect(() => {
    const old = { transform: transformOf(before.current), opacity: before.current.opacity ?? 1 };
    before.current = { ...to };
    if (old.transform === transform && old.opacity === opacity) return;
    if (!element.current || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const seen = running.current ? getComputedStyle(element.current) : undefined;
    const from = seen ? { transform: seen.transform, opacity: Number(seen.opacity) } : old;
    running.current?.stop();
    const animation = animate(
      element.current,
      { transform: [from.transform, transform], opacity: [from.opacity, opacity] },
      { duration: seconds, ease: 'easeInOut' },
    );
    running.current = animation;
    void animation.then(() => {
      if (running.current === animation) running.current = undefined;
    });
    // `to` is compared by what it draws: a new object that says the same moves nothing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [transform, opacity, seconds]);

  return (
    <div ref={element} style={{ ...style, transform, opacity }} {...rest}>
      {children}
    </div>
  );
}

function transformOf({ x = 0, y = 0, scale = 1 }: Place): string {
  // A thing at its own place needs no layer of its own.
  if (x === 0 && y === 0 && scale === 1) return 'none';
  const length = (value: number | string) => (typeof value === 'number' ? `${value}px` : value);
  return `translate(${length(x)}, ${length(y)}) scale(${scale})`;
}
