import { chapters, expect, test } from './site.ts';

test('the reader can walk from the cover to the last chapter and back', async ({ page }) => {
  await page.goto('');
  await page
    .locator('main')
    .getByRole('link', { name: /One machine, many/ })
    .first()
    .click();
  for (const next of chapters.slice(1)) {
    await page.locator('a[rel=next]').first().click();
    await expect(page).toHaveURL(new RegExp(`/${next}$`));
  }
  for (const previous of [...chapters].reverse().slice(1)) {
    await page.locator('a[rel=prev]').first().click();
    await expect(page).toHaveURL(new RegExp(`/${previous}$`));
  }
});

test('the contents follow the reader', async ({ page }) => {
  await page.goto('containers/');
  const here = page.locator('.toc [aria-current=true], .toc [aria-current=location]');
  await page.locator('#layers').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector('#layers')!.scrollIntoView());
  await expect(here).toHaveAttribute('href', /#layers$/);
});

test('a term opens on hover, on focus and on tap, and closes on Escape', async ({ page, browser }) => {
  await page.goto('virtualization/');
  const term = page.locator('.term .word').first();
  const card = page.locator(`#${await term.getAttribute('aria-describedby')}`);
  await expect(card).toBeHidden();
  await term.hover();
  await expect(card).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(card).toBeHidden();
  await term.focus();
  await expect(card).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();

  const phone = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 360, height: 740 },
  });
  const touched = await phone.newPage();
  await touched.goto(page.url());
  const tapped = touched.locator('.term .word').first();
  const opened = touched.locator(`#${await tapped.getAttribute('aria-describedby')}`);
  await expect(opened).toBeHidden();
  await tapped.tap();
  await expect(opened).toBeVisible();
  const box = (await opened.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(360);
  await phone.close();
});

test('the theme can be chosen, is kept, and is there before the first picture', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  const button = page.getByRole('button', { name: /theme|dark|light/i }).first();
  for (let i = 0; i < 3 && (await paper()) === light; i += 1) await button.click();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = () => {
      if (document.body) seen.push(getComputedStyle(document.documentElement).backgroundColor);
      if (seen.length < 20) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.reload();
  await page.waitForTimeout(300);
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(new Set(seen)).toEqual(new Set([dark]));
});

test('every number in a chapter says where it comes from', async ({ page }) => {
  for (const path of chapters) {
    await page.goto(path);
    for (const claim of await page.locator('.claim').all()) {
      await expect(claim.locator('a[href*="/sources/#"]')).toHaveCount(1);
      expect(await claim.locator('.card').textContent()).toMatch(/measured|published|illustrative/);
    }
  }
});

test('the sixteen advantages and disadvantages stand in chapter 4 as labelled claims with a source', async ({
  page,
}) => {
  await page.goto('side-by-side/');
  const rows = page.locator('.trade-offs li:has(.trade-statement)');
  await expect(rows).toHaveCount(16);
  for (const row of await rows.all()) {
    expect(await row.textContent()).toMatch(/measured|published|opinion/);
    expect(await row.locator('a[href*="/sources/#"]').count()).toBeGreaterThan(0);
  }
});
