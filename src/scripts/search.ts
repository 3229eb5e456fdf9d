/**
 * Opens the search: from its button, and with "/" while nothing else wants that key. The dialog, and with it the
 * index, is fetched when it is asked for.
 */
import { slashChanged, slashOpens } from './slash.ts';

const button = document.querySelector<HTMLButtonElement>('[data-search-button]');
const fields = 'input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable]';

async function open(): Promise<void> {
  const { openSearch } = await import('./search-dialog.ts');
  openSearch();
}

// The button says so only while the key does it; the choice is made in the dialog.
const tellKey = () =>
  slashOpens()
    ? button?.setAttribute('aria-keyshortcuts', '/')
    : button?.removeAttribute('aria-keyshortcuts');
tellKey();
addEventListener(slashChanged, tellKey);
button?.addEventListener('click', () => void open());
document.addEventListener('keydown', (event) => {
  // A figure that uses the key has prevented its default by now.
  if (event.key !== '/' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if ((event.target instanceof Element && event.target.closest(fields)) || !slashOpens()) return;
  event.preventDefault();
  void open();
});

export {};
