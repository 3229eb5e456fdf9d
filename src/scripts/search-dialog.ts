/** The search dialog: made on first use, kept with its words and results for the next. */
import { element } from './element.ts';
import { forgetPagefind, loadPagefind, type Answer, type Found } from './pagefind.ts';
import { fits, namesakesFirst } from './search-fit.ts';
import { resultItem } from './search-results.ts';
import { kinds, words } from './search-words.ts';
import { setSlashOpens, slashOpens } from './slash.ts';

const AT_ONCE = 10;
const TYPING_MS = 120;

const input = element('input', {
  id: 'search-field',
  type: 'text',
  role: 'searchbox',
  autocomplete: 'off',
  spellcheck: 'false',
  enterkeyhint: 'search',
  maxlength: '100',
});
const close = element('button', { type: 'button', class: 'button' }, words.close);
const status = element('p', { class: 'search-status', role: 'status' });
const list = element('ol', { class: 'search-results' });
const more = element('button', { type: 'button', class: 'button', hidden: '' }, words.more);
const slash = element('input', { type: 'checkbox' });
const where = element(
  'fieldset',
  { class: 'search-where' },
  element('legend', { class: 'visually-hidden' }, words.where),
);
for (const [kind, name] of [['', words.all], ...Object.entries(kinds)] as [string, string][]) {
  const radio = element('input', { type: 'radio', name: 'search-where', value: kind });
  radio.checked = kind === '';
  where.append(element('label', {}, radio, element('span', {}, name)));
}
const dialog = element(
  'dialog',
  { class: 'search', 'aria-label': words.title, closedby: 'any' },
  element('label', { class: 'search-label', for: 'search-field' }, words.label),
  element('div', { class: 'search-top' }, input, close),
  where,
  status,
  element('div', { class: 'search-body' }, list, more),
  element(
    'p',
    { class: 'search-foot' },
    element('span', {}, words.keys),
    ' ',
    element('label', {}, slash, words.slash),
  ),
);
document.body.append(dialog);

/** Counts the searches, so that a slow one never overwrites a later one. */
let latest = 0;
/** What was found and is not shown yet. */
let rest: Answer['results'] = [];
let settled: Promise<void> = Promise.resolve();

const dataOf = (results: Answer['results']) => Promise.all(results.map((result) => result.data()));

function draw(found: readonly Found[], left: Answer['results']): void {
  list.append(...found.map(resultItem));
  rest = left;
  more.hidden = left.length === 0;
}

async function search(): Promise<void> {
  const mine = (latest += 1);
  const query = input.value.trim();
  const show = (said: string, found: readonly Found[] = [], left: Answer['results'] = []) => {
    if (mine !== latest) return;
    list.replaceChildren();
    draw(found, left);
    status.textContent = said;
  };
  try {
    const pagefind = await loadPagefind();
    if (query === '') return show('');
    await new Promise((typed) => setTimeout(typed, TYPING_MS));
    if (mine !== latest) return;
    const kind = where.querySelector<HTMLInputElement>(':checked')!.value;
    const { results } = await pagefind.search(query, { filters: kind ? { kind } : {} });
    const first = namesakesFirst(await dataOf(results.slice(0, AT_ONCE)), query);
    // Where none of the best fits, nothing does.
    if (first.some((found) => fits(found, query)))
      show(words.found(results.length, query), first, results.slice(AT_ONCE));
    else show(words.found(0, query));
  } catch {
    forgetPagefind();
    show(import.meta.env.DEV ? words.notBuilt : words.notLoaded);
  }
}
const start = () => (settled = search());

async function showMore(): Promise<void> {
  const mine = latest;
  const shown = list.childElementCount;
  const found = await dataOf(rest.slice(0, AT_ONCE));
  if (mine !== latest) return;
  draw(found, rest.slice(AT_ONCE));
  list.children[shown]?.querySelector('a')?.focus();
}

/** Puts the focus `by` places on from where it is among field and results; before the first of them is the field. */
function move(by: number | 'first' | 'last'): void {
  const stops = [
    input,
    ...dialog.querySelectorAll<HTMLElement>('.search-results a, .search-body > button:not([hidden])'),
  ];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const to = by === 'first' ? 1 : by === 'last' ? stops.length - 1 : at + by;
  stops[Math.min(Math.max(0, to), stops.length - 1)]!.focus();
}

dialog.addEventListener('keydown', (event) => {
  const inField = event.target === input;
  if (event.target instanceof HTMLInputElement && !inField) return;
  if (event.key === 'ArrowDown') move(1);
  else if (event.key === 'ArrowUp') move(-1);
  else if (event.key === 'Home' && !inField) move('first');
  else if (event.key === 'End' && !inField) move('last');
  else if (event.key === 'Enter' && inField) void settled.then(() => list.querySelector('a')?.click());
  else return;
  event.preventDefault();
});
input.addEventListener('input', start);
where.addEventListener('change', start);
close.addEventListener('click', () => dialog.close());
slash.addEventListener('change', () => setSlashOpens(slash.checked));
more.addEventListener('click', () => void showMore());
list.addEventListener('click', (event) => {
  // The result may be on this very page; a new tab leaves the search as it is.
  if ((event.target as Element).closest('a') && !event.ctrlKey && !event.metaKey && !event.shiftKey)
    dialog.close();
});

/** Shows the dialog with the last search in it, ready to be typed over. Closing gives the focus back. */
export function openSearch(): void {
  if (dialog.open) return;
  slash.checked = slashOpens();
  dialog.showModal();
  input.focus();
  input.select();
  void start();
}
