import { useState } from 'react';

/**
 * The value of when time last stood still: `value` itself, unless `moving`. For what is costly to draw and cannot be
 * read on the way.
 */
export function useAtRest<T>(value: T, moving: boolean): T {
  const [held, setHeld] = useState(value);
  if (!moving && held !== value) setHeld(value);
  return moving ? held : value;
}
