import type { Page } from '@playwright/test';
import { chapters, expect, test } from './site.ts';

const toc = (page: Page) => page.getByRole('navigation', { name: 'Contents' });
const read = (page: Page) => toc(page).locator('.toc-here ol a[data-read]');
const sum = (page: Page) => page.locator('[data-read-sum]');

/** Reads on to an element as a reader does: it comes up from below and stands in the middle of the window. */
const readTo = (page: Page, selector: string) =>
  page.evaluate(
    (wanted) => document.querySelector(wanted)!.scrollIntoView({ block: 'center', behavior: 'instant' }),
    selector,
  );

/** What the browser would hold after these sections of each chapter. */
const keep = (page: Page, reading: object) =>
  page.addInitScript((text) => {
    if (localStorage.getItem('kept') === null) localStorage.setItem('reading', text);
    localStorage.setItem('kept', 'yes');
  }, JSON.stringify(reading));

async function sectionsOf(page: Page, chapter: string): Promise<string[]> {
  await page.goto('');
  const item = page.locator(`[data-chapter="${chapter.replace('/', '')}"]`);
  return (await item.getAttribute('data-sections'))!.split(' ');
}

test('a section is read when its end has stood on the screen, and stays read', async ({ page }) => {
  await page.goto('containers/');
  const second = await toc(page).locator('.toc-here ol a').nth(1).getAttribute('href');
  await expect(read(page)).toHaveCount(0);
  await readTo(page, second!);
  await expect(read(page)).toHaveText([/, read$/]);
  await page.reload();
  await expect(read(page)).toHaveCount(1);
  await page.goto('');
  await expect(page.locator('[data-chapter=containers] [data-read-note]')).toHaveText(/^1 of \d+ read$/);
});

test('a section on the screen is read after a look at another tab', async ({ page }) => {
  await page.goto('containers/');
  const show = (state: 'hidden' | 'visible') =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  const second = await toc(page).locator('.toc-here ol a').nth(1).getAttribute('href');
  await readTo(page, second!);
  await show('hidden');
  await page.waitForTimeout(1500);
  await expect(read(page)).toHaveCount(0);
  await show('visible');
  await expect(read(page)).toHaveText([/, read$/]);
});

test('a jump to a section does not read the one before it', async ({ page }) => {
  await page.goto('containers/#layers');
  await readTo(page, '.onward');
  // The last section's end is on the screen and counts; by then the jump has had its moment too.
  await expect(read(page)).not.toHaveCount(0);
  await expect(toc(page).locator('a[href="#registries"][data-read]')).toHaveCount(0);
});

test('a chapter is read with its last section, in the contents of its neighbours and on the cover', async ({
  page,
}) => {
  const sections = await sectionsOf(page, 'virtualization/');
  await keep(page, { read: { virtualization: sections.slice(0, -1) } });
  await page.goto('virtualization/');
  await readTo(page, '.onward');
  await expect(read(page)).toHaveCount(sections.length);
  await page.goto('virtual-machines/');
  await expect(toc(page).locator('a[data-chapter=virtualization]')).toHaveText(/, read$/);
  await page.goto('');
  await expect(sum(page)).toHaveText(`1 of ${chapters.length} chapters read`);
  await expect(page.locator('[data-chapter=virtualization] [data-read-note]')).toHaveText('read');
});

test('the cover leads back to where reading stopped, until it is told to forget', async ({ page }) => {
  await page.goto('');
  const untouched = await page.locator('.progress').innerText();
  await expect(page.getByRole('button', { name: 'Forget' })).toBeHidden();
  await page.goto('containers/');
  await page.evaluate(() => document.querySelector('#layers')!.scrollIntoView({ behavior: 'instant' }));
  await expect(toc(page).locator('[aria-current]')).toHaveAttribute('href', '#layers');
  await page.goto('');
  await page.getByRole('link', { name: 'A process with walls' }).first().click();
  await expect(page).toHaveURL(/\/containers\/#layers$/);
  await page.goBack();
  await page.getByRole('button', { name: 'Forget' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Forgotten.' })).toHaveCount(1);
  await expect(page.locator('.progress')).toHaveText(/minutes to read in all/);
  await page.reload();
  expect(await page.locator('.progress').innerText()).toBe(untouched);
});

for (const width of [360, 1280]) {
  test(`progress moves nothing, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const places = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) => all.map((e) => Math.round(e.getBoundingClientRect().top + scrollY)));
    await page.goto('');
    const cover = await places('.contents li');
    await page.goto('containers/');
    await page.evaluate(() => document.querySelector('details.in-this-chapter')!.setAttribute('open', ''));
    const list = await places('.toc a, .in-this-chapter a');
    const all = await sectionsOf(page, 'containers/');
    await keep(page, { read: { containers: all }, last: { chapter: 'virtual-machines', section: '' } });
    await page.goto('');
    await expect(sum(page)).toHaveText(/^1 of/);
    expect(await places('.contents li')).toEqual(cover);
    await page.goto('containers/');
    await page.evaluate(() => document.querySelector('details.in-this-chapter')!.setAttribute('open', ''));
    await expect(page.locator('.in-this-chapter a[data-read]')).toHaveCount(all.length);
    expect(await places('.toc a, .in-this-chapter a')).toEqual(list);
  });
}

test('“you are here” stands in the contents on a narrow screen too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await page.goto('containers/');
  await page.evaluate(() => document.querySelector('#layers')!.scrollIntoView({ behavior: 'instant' }));
  await expect(page.locator('.in-this-chapter [aria-current=location]')).toHaveAttribute('href', '#layers');
});

test('where storage is blocked, everything reads as before', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await page.goto('containers/');
  const second = await toc(page).locator('.toc-here ol a').nth(1).getAttribute('href');
  await readTo(page, second!);
  await expect(read(page)).toHaveCount(1);
  await page.goto('');
  await expect(sum(page)).toHaveText(/minutes to read in all/);
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
});

test('junk in storage counts as nothing read', async ({ page }) => {
  for (const junk of ['{', '[]', '{"read":{"containers":"x"},"last":7}', '{"read":{"__proto__":["a"]}}']) {
    await page.addInitScript((text) => localStorage.setItem('reading', text), junk);
    await page.goto('');
    await expect(sum(page)).toBeVisible();
    await page.goto('containers/');
    await expect(read(page)).toHaveCount(0);
  }
});
