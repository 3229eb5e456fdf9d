/**
 * Buttons with `data-copy` put that text on the clipboard and say so; where the clipboard is refused, the text beside
 * the button is selected instead, ready for the reader's own copying.
 */
const TOLD_FOR_MS = 2500;

async function copy(button: HTMLButtonElement): Promise<void> {
  const text = button.dataset.copy!;
  const label = button.querySelector('span')!;
  const status = button.closest('.try-it')?.querySelector('[data-copy-status]');
  try {
    await navigator.clipboard.writeText(text);
    label.textContent = 'Copied';
    if (status) status.textContent = 'Copied.';
  } catch {
    getSelection()?.selectAllChildren(button.previousElementSibling!);
    label.textContent = 'Selected';
    if (status) status.textContent = 'The clipboard cannot be reached; the text is selected.';
  }
  setTimeout(() => {
    label.textContent = 'Copy';
    if (status) status.textContent = '';
  }, TOLD_FOR_MS);
}

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>('button[data-copy]');
  if (button) void copy(button);
});

export {};
