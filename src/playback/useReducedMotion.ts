import { useSyncExternalStore } from 'react';

let asked: MediaQueryList | undefined;

/** One list for all: asking the browser for a new one makes it bring its styles up to date first. */
const media = () => (asked ??= matchMedia('(prefers-reduced-motion: reduce)'));

function subscribe(onChange: () => void): () => void {
  media().addEventListener('change', onChange);
  return () => media().removeEventListener('change', onChange);
}

/** Whether the reader asked for less motion, live: it follows the setting while the page is open. False on the server. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => media().matches,
    () => false,
  );
}
