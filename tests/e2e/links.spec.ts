import type { Page } from '@playwright/test';
import { chapters, expect, figures, pages, test } from './site.ts';

/** Pages whose headings, tables and terms a reader may want to point at. */
const linked = pages.filter((path) => !path.startsWith('embed/') && path !== '404.html' && path !== '');

/** Lets the page use the clipboard and gives what it holds. */
async function clipboard(page: Page) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return () => page.evaluate(() => navigator.clipboard.readText());
}

for (const path of linked) {
  test(`${path}: every heading, table and term has a link of its own, big enough to hit`, async ({
    page,
  }) => {
    await page.goto(path);
    const without = await page.locator('main').evaluate((main) => {
      const open = (found: Element) =>
        !found.closest('figure.fig, .visually-hidden, .card') && !found.querySelector('a[href*="/"]');
      const anchored = (id: string | undefined) =>
        id !== undefined && main.querySelector(`a.anchor[href="#${CSS.escape(id)}"]`) !== null;
      return [...main.querySelectorAll('h2, h3, figure.table, article.entry')]
        .filter(open)
        .filter(
          (found) => !anchored(found.id) && !anchored(found.closest<HTMLElement>('li[id], article[id]')?.id),
        )
        .map((found) => found.outerHTML.slice(0, 120));
    });
    expect(without).toEqual([]);
    const small = await page.locator('main a.anchor').evaluateAll((anchors) =>
      anchors
        .filter((a) => a.checkVisibility())
        .map((a) => a.getBoundingClientRect())
        .filter(({ width, height }) => width < 24 || height < 24),
    );
    expect(small).toEqual([]);
  });
}

test('a link is copied by keyboard with its whole address, and said once', async ({ page }) => {
  const copied = await clipboard(page);
  await page.goto('side-by-side/?side-by-side=1.warm');
  const anchor = page.getByRole('link', { name: /^Link to section/ }).first();
  const id = new URL(await anchor.evaluate((a: HTMLAnchorElement) => a.href)).hash;
  await anchor.focus();
  await expect(anchor).toBeInViewport();
  expect(Number(await anchor.evaluate((a) => getComputedStyle(a).opacity))).toBe(1);
  await page.keyboard.press('Enter');
  await expect(page.locator('body > [role=status]')).toHaveText('Link copied.');
  await expect(anchor).toContainText('Link copied');
  const address = new URL(await copied());
  const canonical = new URL((await page.locator('link[rel=canonical]').getAttribute('href'))!);
  expect(address.origin).toBe(new URL(page.url()).origin);
  expect(address.pathname).toBe(canonical.pathname);
  expect(address.search).toBe('');
  expect(address.hash).toBe(id);
  await page.goto(address.href);
  await expect(page.locator(id)).toBeInViewport();
});

test('terms and tables are copied by their ids', async ({ page }) => {
  const copied = await clipboard(page);
  await page.goto('glossary/');
  const term = page.getByRole('link', { name: 'Link to term kernel', exact: true });
  await term.focus();
  await term.click();
  await expect.poll(copied).toMatch(/\/glossary\/#kernel$/);
  await page.goto('virtualization/');
  const table = page.getByRole('link', { name: /^Link to table/ }).first();
  await table.focus();
  await table.click();
  const id = await table.evaluate((a) => a.closest('figure')!.id);
  await expect.poll(copied).toMatch(new RegExp(`/virtualization/#${id}$`));
});

for (const chapter of chapters)
  test(`every figure of ${chapter} is copied by its id`, async ({ page }) => {
    const copied = await clipboard(page);
    await page.goto(chapter);
    for (const { id } of figures.filter((figure) => figure.chapter === chapter)) {
      const anchor = page.locator(`figure#${id} a.anchor`).first();
      await anchor.focus();
      await anchor.press('Enter');
      await expect.poll(copied).toMatch(new RegExp(`/${chapter}#${id}$`));
    }
  });

test('where the clipboard is refused, the link stands in the address bar and the page says so', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.goto('glossary/');
  const term = page.getByRole('link', { name: 'Link to term kernel', exact: true });
  await term.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('body > [role=status]')).toContainText('address bar');
  expect(new URL(page.url()).hash).toBe('#kernel');
});

test.describe('under a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });

  test('the links are visible without hover', async ({ page }) => {
    await page.goto('containers/');
    const anchors = page.locator('main .heading > a.anchor');
    expect(await anchors.count()).toBeGreaterThan(3);
    for (const opacity of await anchors.evaluateAll((all) => all.map((a) => getComputedStyle(a).opacity)))
      expect(opacity).toBe('1');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a link is a plain link to its place', async ({ page }) => {
    await page.goto('containers/');
    const anchor = page.getByRole('link', { name: /^Link to section/ }).last();
    await anchor.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).not.toBe('');
    await expect(page.locator(new URL(page.url()).hash)).toBeInViewport();
  });
});

test('no link is printed', async ({ page }) => {
  await page.goto('containers/');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.anchor:visible, .copy-link:visible, .page-links:visible').count()).toBe(0);
});
