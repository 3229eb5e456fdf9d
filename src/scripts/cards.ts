/**
 * What the cards of terms and claims cannot do in CSS: close on Escape and on a tap elsewhere, stand near their
 * word, and light up the word's part in the figures (parts carry data-role, styles/drawing.css reads data-lit).
 */
const root = document.documentElement;
const cardOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('.has-card') : null;

function close(except?: Element | null): void {
  for (const open of document.querySelectorAll<HTMLElement>('.has-card:is(:hover, :focus-within)')) {
    if (open !== except && !open.contains(except ?? null)) open.dataset.closed = '';
  }
}

function open(holder: HTMLElement): void {
  close(holder);
  delete holder.dataset.closed;
  if (holder.dataset.part) root.dataset.lit = holder.dataset.part;
  const card = holder.querySelector<HTMLElement>('.card')!;
  const word = holder.querySelector('.word')!.getClientRects()[0]!;
  card.style.setProperty('--shift', '0px');
  const room = card.offsetParent!.getBoundingClientRect();
  const space = Math.max(0, Math.min(room.width, innerWidth - room.left) - card.offsetWidth);
  card.style.setProperty('--shift', `${Math.min(Math.max(0, word.left - room.left - 12), space)}px`);
}

document.addEventListener('pointerover', (event) => {
  const holder = cardOf(event.target);
  const from = cardOf(event.relatedTarget);
  if (from && from !== holder) {
    delete from.dataset.closed;
    delete root.dataset.lit;
  }
  if (holder && holder !== from) open(holder);
});
document.addEventListener('focusin', (event) => {
  const holder = cardOf(event.target);
  if (holder && !holder.contains((event as FocusEvent).relatedTarget as Element | null)) open(holder);
});
document.addEventListener('focusout', (event) => {
  const holder = cardOf(event.target);
  if (!holder || holder.contains(event.relatedTarget as Element | null)) return;
  delete holder.dataset.closed;
  delete root.dataset.lit;
});
document.addEventListener('pointerdown', (event) => {
  if (cardOf(event.target)) return;
  close();
  delete root.dataset.lit;
});
document.addEventListener('keydown', (event) => {
  const holder = cardOf(event.target);
  if (event.key === 'Escape') {
    close();
    delete root.dataset.lit;
  } else if (
    holder &&
    (event.key === 'Enter' || event.key === ' ') &&
    event.target instanceof HTMLSpanElement
  ) {
    event.preventDefault();
    open(holder);
  }
});

export {};
