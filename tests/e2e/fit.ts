import type { Page } from '@playwright/test';
import { wake } from './site.ts';

/** Brings every figure of a page into view, one after the other, and waits until it answers. */
export async function wakeAll(page: Page): Promise<void> {
  for (const figure of await page.locator('[data-figure]').all())
    await wake(page, (await figure.getAttribute('data-figure'))!);
}

/** What of a page does not fit: beyond its sides, or cut off by the box it stands in. */
export const misfits = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const found: string[] = [];
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`);
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (element.closest('.visually-hidden, [aria-hidden=true], svg') || !element.checkVisibility())
        continue;
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      if (clipPath !== 'none') continue;
      const wide = ['hidden', 'clip'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const tall = ['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1;
      if ((wide || tall) && element.innerText.trim() !== '')
        found.push(`cut: ${element.outerHTML.slice(0, 160)}`);
    }
    return found;
  });
