import { chapters, expect, figures, pages, test } from './site.ts';

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
    // A button of the picture is a drawn part of it here; there is no other.
    const buttons = await figure
      .getByRole('button')
      .evaluateAll((all) =>
        all
          .filter((b) => !b.closest('.stage') || getComputedStyle(b).pointerEvents !== 'none')
          .map((b) => b.outerHTML.slice(0, 140)),
      );
    expect(buttons).toEqual([]);
    // Nobody bets here, and the preset's promise would stand under the question as its answer.
    await expect(figure.locator('.bet')).toBeHidden();
    // Nor does the Tab key stop at what does nothing.
    await expect(
      figure.locator('.stage').locator('button, input, select, textarea').and(page.locator(':enabled')),
    ).toHaveCount(0);
    await figure.locator('.transcript summary').click();
    expect(await figure.locator('.transcript li').count()).toBeGreaterThan(3);
  });
}

for (const path of chapters) {
  test(`the questions of /${path} answer without JavaScript`, async ({ page }) => {
    await page.goto(path);
    const questions = page.locator('.questions li');
    expect(await questions.count()).toBeGreaterThan(1);
    for (const question of await questions.all()) {
      const verdicts = question.locator('.verdicts > p');
      const answers = question.locator('input[type=radio]');
      for (let i = 0; i < (await answers.count()); i += 1) {
        await answers.nth(i).check({ force: true });
        await expect(verdicts.filter({ visible: true })).toHaveCount(1);
        await expect(verdicts.nth(i)).toBeVisible();
      }
    }
  });
}

test('no page shows a control that does nothing without JavaScript, and every link leads on', async ({
  page,
}) => {
  for (const path of pages) {
    await page.goto(path);
    // A button that opens a popover is the browser's own.
    const dead = page.locator(
      'button:not([popovertarget]):visible, input:not([type=radio]):visible, select:visible, textarea:visible',
    );
    const shown = await dead.evaluateAll((all) =>
      all
        .filter((control) => !control.closest('.transcript, .stage'))
        .map((control) => control.outerHTML.slice(0, 140)),
    );
    expect(shown, path).toEqual([]);
    const bare = await page
      .locator('a:visible')
      .evaluateAll((all) => all.filter((a) => !a.getAttribute('href')).map((a) => a.outerHTML.slice(0, 140)));
    expect(bare, path).toEqual([]);
  }
});

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
