import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const field = (page: Page) => page.getByRole('searchbox', { name: /^Search/ });
const status = (page: Page) => dialog(page).getByRole('status');
const results = (page: Page) => dialog(page).locator('.search-results > li');

async function search(page: Page, query: string) {
  await field(page).fill(query);
  await expect(status(page)).toContainText(`“${query}”`);
}

test('the index is fetched when the search is first opened, not before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/pagefind|search-dialog/.test(request.url())) asked.push(request.url());
  });
  await page.goto('containers/');
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Search' }).click();
  await search(page, 'whiteout');
  expect(asked.some((url) => url.endsWith('pagefind/pagefind.js'))).toBe(true);
});

test('a result jumps to the section, on this page and on another', async ({ page }) => {
  await page.goto('containers/');
  await page.keyboard.press('/');
  await search(page, 'copy-up');
  await dialog(page).getByRole('link', { name: 'Layers', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page).toHaveURL(/\/containers\/#layers$/);
  await expect(page.locator('#layers')).toBeInViewport();
  await page.keyboard.press('/');
  await search(page, 'steal time');
  const section = dialog(page).locator('.search-results ul a[href*="/virtual-machines/#"]').first();
  const href = (await section.getAttribute('href'))!;
  await section.click();
  await expect(page).toHaveURL(new RegExp(`${href.replace(/[/#]/g, '\\$&')}$`));
  await expect(page.locator(`#${href.split('#')[1]}`)).toBeInViewport();
});

test('a term, a figure and a misconception are found as such, each in its place', async ({ page }) => {
  await page.goto('');
  await page.keyboard.press('/');
  await search(page, 'kernel');
  const first = results(page).first();
  await expect(first.getByRole('link')).toHaveText(/^Glossary\s*kernel$/);
  await expect(first.getByRole('link')).toHaveAttribute('href', /\/glossary\/#kernel$/);
  for (const [name, kind, place] of [
    ['Figures', 'figure', /\/labs\/[a-z-]+\/$/],
    ['Misconceptions', 'misconception', /\/misconceptions\/#[a-z-]+$/],
    ['Chapters', 'chapter', /\/[a-z-]+\/$/],
    ['Glossary', 'term', /\/glossary\/#[a-z-]+$/],
  ] as const) {
    await dialog(page).getByRole('radio', { name }).check();
    await expect(dialog(page).locator(`.search-results > li:not([data-kind=${kind}])`)).toHaveCount(0);
    await expect(results(page).first().getByRole('link').first()).toHaveAttribute('href', place);
  }
});

test('the keyboard opens, walks, follows and closes', async ({ page }) => {
  await page.goto('glossary/');
  const button = page.getByRole('button', { name: 'Search' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('namespace');
  await expect(status(page)).toContainText('results for “namespace”');
  const links = results(page).getByRole('link');
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  expect(await dialog(page).evaluate((d) => d.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Home');
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('/');
  await expect(field(page)).toHaveValue('namespace');
  await field(page).fill('whiteout');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#whiteout$/);
});

test('more than ten come by a button, which gives the focus to the next', async ({ page }) => {
  await page.goto('');
  await page.keyboard.press('/');
  await search(page, 'kernel');
  await expect(results(page)).toHaveCount(10);
  await dialog(page).getByRole('button', { name: 'Show more' }).click();
  await expect(results(page).nth(10).getByRole('link').first()).toBeFocused();
});

test('the key is left alone in a field, with a modifier, and where the reader turned it off', async ({
  page,
}) => {
  await page.goto('');
  await page.keyboard.press('Control+/');
  await expect(dialog(page)).toHaveCount(0);
  await page.evaluate(() => {
    const own = document.createElement('input');
    document.querySelector('main')!.prepend(own);
    own.focus();
  });
  await page.keyboard.press('/');
  await expect(dialog(page)).toHaveCount(0);
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('/');

  await page.getByRole('button', { name: 'Search' }).click();
  const button = page.locator('[data-search-button]');
  await expect(button).toHaveAttribute('aria-keyshortcuts', '/');
  await dialog(page).getByRole('checkbox').uncheck();
  await expect(button).not.toHaveAttribute('aria-keyshortcuts');
  await page.reload();
  await page.keyboard.press('/');
  await expect(dialog(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Search' }).click();
  await dialog(page).getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeVisible();
});

test('what is nowhere is said to be nowhere, and hostile words are only words', async ({ page }) => {
  await page.goto('');
  await page.keyboard.press('/');
  for (const query of ['asdfqwer', '<img src=x onerror=alert(1)>', '__proto__', '"</mark><script>']) {
    await search(page, query);
    await expect(status(page)).toHaveText(/result/);
  }
  await search(page, 'qzxvqzxv');
  await expect(status(page)).toContainText('No result');
  await expect(results(page)).toHaveCount(0);
  await field(page).fill('');
  await expect(status(page)).toHaveText('');
});

test('an index that cannot be loaded is told in one sentence, and tried again', async ({ page, watched }) => {
  await page.route('**/pagefind/pagefind-entry.json*', (route) => route.abort());
  await page.goto('');
  await page.keyboard.press('/');
  await field(page).fill('kernel');
  await expect(status(page)).toHaveText(/^The search index cannot be loaded\./);
  await page.unroute('**/pagefind/pagefind-entry.json*');
  await search(page, 'whiteout');
  await expect(results(page).first()).toBeVisible();
  // The browser and Pagefind themselves complain of the broken network.
  watched.length = 0;
});

for (const width of [320, 1280]) {
  test(`the dialog fits ${width} px and nothing of a page comes into it that is not text`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.goto('');
    await page.getByRole('button', { name: 'Search' }).click();
    await search(page, 'layer');
    const box = (await dialog(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(700);
    const body = dialog(page).locator('.search-body');
    expect(await body.evaluate((b) => b.scrollWidth - b.clientWidth)).toBe(0);
    expect(await body.innerText()).not.toMatch(/Link to section|Copy link|In the glossary|Open in the lab/);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the open dialog, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('glossary/');
    await page.keyboard.press('/');
    await search(page, 'layer');
    await expect(results(page).first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('dialog.search').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary])).toEqual([]);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('there is no button, and the ways to contents and glossary are there', async ({ page }) => {
    await page.goto('containers/');
    await expect(page.getByRole('button', { name: 'Search' })).toHaveCount(0);
    await expect(page.getByRole('banner').getByRole('link', { name: 'Chapters' })).toBeVisible();
    await expect(page.getByRole('banner').getByRole('link', { name: 'Glossary' })).toBeVisible();
  });
});
