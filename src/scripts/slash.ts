/**
 * Whether the key "/" opens the search. WCAG 2.1.4 wants a way to turn a one-letter shortcut off: whoever dictates
 * text, or hits keys by accident, unticks it in the dialog.
 */
const KEY = 'search-slash';

/** The event on the window after a choice. */
export const slashChanged = 'slash-changed';

/** True unless the reader turned it off; without storage always true. */
export function slashOpens(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

/** Keeps the choice in this browser; without storage it is not kept. */
export function setSlashOpens(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // No storage: nothing to keep it in.
  }
  dispatchEvent(new Event(slashChanged));
}
