import type { Page } from '@playwright/test';
import { expect, test, wake } from './site.ts';

/** Gives the page a share sheet that writes down what it is handed, and closes it when told to. */
const sheet = (page: Page, closes = false) =>
  page.addInitScript((closed) => {
    const given: unknown[] = [];
    Object.assign(window, { given });
    navigator.share = (data) => {
      given.push(data);
      return closed ? Promise.reject(new DOMException('closed', 'AbortError')) : Promise.resolve();
    };
  }, closes);
const given = (page: Page) =>
  page.evaluate(() => (window as unknown as { given: { title: string; url: string }[] }).given);

test('a figure’s moment and a chapter go to the share sheet', async ({ page }) => {
  await sheet(page);
  await page.goto('side-by-side/');
  const figure = await wake(page, 'side-by-side');
  await figure.getByRole('button', { name: 'Step forward' }).click();
  await figure.getByRole('button', { name: 'Share this moment' }).click();
  await page.getByRole('button', { name: 'Share this page' }).click();
  const [moment, chapter] = await given(page);
  expect(new URL(moment!.url).searchParams.get('side-by-side')).toMatch(/^1\./);
  expect(new URL(moment!.url).hash).toBe('#side-by-side');
  expect(moment!.title.length).toBeGreaterThan(10);
  const address = new URL(chapter!.url);
  expect(address.pathname.endsWith('/side-by-side/')).toBe(true);
  expect(address.search + address.hash).toBe('');
});

test('a sheet that is closed again is no event: nothing is said, nothing copied', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await sheet(page, true);
  await page.goto('side-by-side/');
  await page.evaluate(() => navigator.clipboard.writeText('as before'));
  const figure = await wake(page, 'side-by-side');
  await figure.getByRole('button', { name: 'Share this moment' }).click();
  await page.getByRole('button', { name: 'Share this page' }).click();
  expect(await given(page)).toHaveLength(2);
  await expect(figure.locator('.copy-link [role=status]')).toHaveText('');
  await expect(page.locator('body > [role=status]').last()).toHaveText('');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('as before');
});

test('without a sheet there is no button for it, and the link to the page is copied', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', { value: undefined });
  });
  await page.goto('containers/');
  await expect(page.getByRole('button', { name: /^Share this/ })).toHaveCount(0);
  const link = page.locator('.page-foot [data-copy-link]');
  await expect(link).toHaveText('Link to this page');
  await link.click();
  await expect(link).toHaveText('Link copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/containers\/$/);
});
