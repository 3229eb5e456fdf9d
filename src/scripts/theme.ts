/** The theme button: system → light → dark → system, kept in localStorage. */
import { themeLabel } from './theme-words.ts';

const order = ['system', 'light', 'dark'] as const;
type Choice = (typeof order)[number];

const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>('[data-theme-button]');
const current = (): Choice => (root.dataset.theme as Choice | undefined) ?? 'system';
const next = (): Choice => order[(order.indexOf(current()) + 1) % order.length]!;

const bars = [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')];
const own = ({ media }: HTMLMetaElement) => (media.includes('dark') ? 'dark' : 'light');
const barOf = Object.fromEntries(bars.map((meta) => [own(meta), meta.content]));

function show(choice: Choice): void {
  if (choice === 'system') delete root.dataset.theme;
  else root.dataset.theme = choice;
  // The browser's own bars: the page names a colour for each theme of the system.
  for (const meta of bars) meta.content = barOf[choice === 'system' ? own(meta) : choice]!;
  button?.setAttribute('aria-label', themeLabel(choice, next()));
}

button?.addEventListener('click', () => {
  const choice = next();
  show(choice);
  try {
    if (choice === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', choice);
  } catch {
    // No storage: the choice lasts as long as the page.
  }
});
show(current());

// A page that Back brings out of the browser's keeping, or another tab, may not know of the last choice.
function catchUp(): void {
  try {
    const kept = localStorage.getItem('theme');
    show(kept === 'light' || kept === 'dark' ? kept : 'system');
  } catch {
    // No storage: nothing was kept.
  }
}
addEventListener('pageshow', ({ persisted }) => persisted && catchUp());
addEventListener('storage', ({ key }) => key === 'theme' && catchUp());
