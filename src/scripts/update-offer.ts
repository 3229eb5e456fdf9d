/** The quiet offer to reload when a newer version of the site has been fetched whole. */
import { element } from './element.ts';
import { words } from './update-words.ts';

const KEY = 'update-later';
const DAY_MS = 24 * 60 * 60 * 1000;

function putOff(): boolean {
  try {
    return Date.now() - Number(sessionStorage.getItem(KEY) ?? 0) < DAY_MS;
  } catch {
    return false;
  }
}

let offered = false;

/**
 * Shows the offer, unless it is shown or was put off in this tab today. "Reload" puts the waiting version in charge
 * and reloads this page, no other; until then, and after "Later", nothing changes.
 */
export function offerUpdate(registration: ServiceWorkerRegistration): void {
  if (offered || putOff()) return;
  offered = true;
  const reload = element('button', { type: 'button', class: 'button' }, words.reload);
  const later = element('button', { type: 'button', class: 'button' }, words.later);
  const text = element('p', { role: 'status' });
  const offer = element('aside', { class: 'update-offer', 'aria-label': words.name }, text, reload, later);
  document.body.append(offer);
  // A live region tells what comes into it, not what it came with.
  requestAnimationFrame(() => (text.textContent = words.text));
  reload.addEventListener('click', () => {
    if (!registration.waiting) return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting.postMessage('activate');
  });
  later.addEventListener('click', () => {
    offer.remove();
    offered = false;
    try {
      sessionStorage.setItem(KEY, String(Date.now()));
    } catch {
      // No storage: the next page offers it again.
    }
  });
}
