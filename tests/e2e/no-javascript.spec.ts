import { chapters, expect, figures, test } from './site.ts';

test.use({ javaScriptEnabled: false });

for (const path of chapters) {
  test(`/${path} reads without JavaScript`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('h1')).toBeVisible();
    expect((await page.locator('main').innerText()).split(/\s+/).length).toBeGreaterThan(900);
    const contents = page.locator('nav a[href*="#"]');
    expect(await contents.count()).toBeGreaterThan(2);
  });
}

for (const { id, chapter } of figures) {
  test(`the figure ${id} shows its first frame, and says what happens next, without JavaScript`, async ({
    page,
  }) => {
    await page.goto(chapter);
    const figure = page.locator(`[data-figure="${id}"]`);
    await expect(figure.locator('.stage')).toBeVisible();
    expect((await figure.locator('.stage').innerText()).length).toBeGreaterThan(80);
    await expect(figure.getByRole('button')).toHaveCount(0);
    await figure.locator('.transcript summary').click();
    expect(await figure.locator('.transcript li').count()).toBeGreaterThan(3);
  });
}

test('a term shows its definition on focus without JavaScript', async ({ page }) => {
  await page.goto('virtualization/');
  const term = page.locator('.term .word').first();
  await term.focus();
  await expect(page.locator(`#${await term.getAttribute('aria-describedby')}`)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the ${colorScheme} theme follows the system without JavaScript`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('');
    const [red] = (
      await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    ).match(/\d+/)!;
    expect(Number(red) > 128).toBe(colorScheme === 'light');
  });
}
