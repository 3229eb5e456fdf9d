/** The theme button: system → light → dark → system, kept in localStorage. */
import { themeLabel } from './theme-words.ts';

const order = ['system', 'light', 'dark'] as const;
type Choice = (typeof order)[number];

const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>('[data-theme-button]');
const current = (): Choice => (root.dataset.theme as Choice | undefined) ?? 'system';
const next = (): Choice => order[(order.indexOf(current()) + 1) % order.length]!;

function label(): void {
  button?.setAttribute('aria-label', themeLabel(current(), next()));
}

button?.addEventListener('click', () => {
  const choice = next();
  if (choice === 'system') delete root.dataset.theme;
  else root.dataset.theme = choice;
  try {
    if (choice === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', choice);
  } catch {
    // No storage: the choice lasts as long as the page.
  }
  label();
});
label();
