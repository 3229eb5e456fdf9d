/**
 * Copying and sharing. Buttons with `data-copy` put that text on the clipboard; links with `data-copy-link` lead where
 * they lead and put their whole address there; buttons with `data-share` open the system's share sheet. What happened
 * is shown beside the press and told once, politely.
 */
import { shareAddress } from '../share/native-share.ts';
import { addressToShare } from '../share/page-address.ts';
import { words } from './words.ts';

const TOLD_FOR_MS = 2500;

// In the page before anything is said, or some screen readers miss the first message.
const status = document.createElement('p');
status.className = 'visually-hidden';
status.setAttribute('role', 'status');
document.body.append(status);

/** Takes back what was told last; nothing where nothing is. */
let takeBack = (): void => undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows `text` in `place` and says `said`, both for a moment. */
function tell(place: HTMLElement, text: string, said: string): void {
  clearTimeout(timer);
  takeBack();
  const before = place.textContent;
  place.textContent = text;
  place.dataset.told = '';
  status.textContent = said;
  takeBack = () => {
    place.textContent = before;
    delete place.dataset.told;
    status.textContent = '';
    takeBack = () => undefined;
  };
  timer = setTimeout(() => takeBack(), TOLD_FOR_MS);
}

async function copyText(button: HTMLButtonElement): Promise<void> {
  const label = button.querySelector('span')!;
  try {
    await navigator.clipboard.writeText(button.dataset.copy!);
    tell(label, words.copied, words.copiedStatus);
  } catch {
    getSelection()?.selectAllChildren(button.previousElementSibling!);
    tell(label, words.selected, words.selectedStatus);
  }
}

/** The whole address of a place on this page, without any figure's state. */
function addressOf(hash: string): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  const url = new URL(addressToShare(location.href, canonical));
  url.search = '';
  url.hash = hash;
  return url.href;
}

/** Copies the address of a place on this page ("" for the page itself) and says so in `label`. */
async function copyAddress(hash: string, label: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(addressOf(hash));
    tell(label, words.linkCopied, words.linkCopiedStatus);
  } catch {
    tell(label, words.linkAbove, words.linkAboveStatus);
  }
}

async function sharePage(button: HTMLElement): Promise<void> {
  if ((await shareAddress(document.title, addressOf(''))) === 'none') await copyAddress('', button);
}

document.addEventListener('click', (event) => {
  const pressed = event.target as Element;
  const button = pressed.closest<HTMLButtonElement>('button[data-copy], button[data-share]');
  if (button?.dataset.copy !== undefined) void copyText(button);
  else if (button) void sharePage(button);
  const link = pressed.closest<HTMLAnchorElement>('a[data-copy-link]');
  // A press with a key held opens a tab or a window, as on any link.
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // A link to the page itself would only load it anew.
  if (!link.hash) event.preventDefault();
  void copyAddress(link.hash, link.querySelector<HTMLElement>('[aria-hidden]') ?? link);
});
