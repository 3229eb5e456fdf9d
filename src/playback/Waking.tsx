import { useSyncExternalStore, type ReactNode } from 'react';

const never = () => () => undefined;

/**
 * What a figure draws, with its buttons and fields out of use as the server draws them: for good where there is no
 * JavaScript. Where there is, the page's own script frees them at once, before React comes. Takes no room of its own.
 */
export function Waking({ children }: { readonly children: ReactNode }) {
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset className="waking" role="presentation" disabled={!awake} suppressHydrationWarning>
      {children}
    </fieldset>
  );
}
