import { expect, figures, test, wake } from './site.ts';

/** Chapters that end with questions. */
const asking = ['virtualization/', 'virtual-machines/', 'containers/'] as const;

for (const path of asking) {
  test(`/${path} asks three questions and explains every answer, by keyboard`, async ({ page }) => {
    await page.goto(path);
    const questions = page.locator('.questions form');
    await expect(questions).toHaveCount(3);
    for (const question of await questions.all()) {
      const answers = question.getByRole('radio');
      const verdict = question.getByRole('status');
      await expect(verdict).toHaveText('', { useInnerText: true });
      await answers.first().focus();
      await page.keyboard.press('Space');
      const told: string[] = [];
      for (let i = 0; i < (await answers.count()); i += 1) {
        if (i > 0) await page.keyboard.press('ArrowDown');
        await expect(answers.nth(i)).toBeChecked();
        told.push((await verdict.innerText()).trim());
      }
      expect(told.filter((text) => text.startsWith('Yes.'))).toHaveLength(1);
      expect(told.filter((text) => text.startsWith('No.'))).toHaveLength(told.length - 1);
      expect(new Set(told).size).toBe(told.length);
    }
    await expect(page.locator('.onward-next')).toBeVisible();
  });

  test(`/${path} checks answers without JavaScript`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(path);
    const question = page.locator('.questions form').first();
    await question.locator('label').first().click();
    await expect(question.getByRole('status')).toHaveText(/^(Yes|No)\./, { useInnerText: true });
    await context.close();
  });
}

for (const { id } of figures) {
  test(`${id} has commands to try, copied with one press`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`labs/${id}/`);
    const lines = page.locator('.try-it li');
    expect(await lines.count()).toBeGreaterThan(0);
    for (const line of await lines.all()) {
      const command = (await line.locator('.try-it-line code').innerText()).trim();
      await line.getByRole('button').click();
      await expect(line.getByRole('button')).toHaveText('Copied');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(command);
    }
  });

  test(`${id} keeps a preset’s promise back while its bet is open`, async ({ page }) => {
    await page.goto(`labs/${id}/`);
    const figure = await wake(page, id);
    const bet = figure.locator('.bet');
    const promise = figure.locator('.preset-promise .promise');
    const slider = figure.getByRole('slider', { name: 'Time' });
    for (const preset of await figure.locator('.preset-buttons button').all()) {
      await preset.click();
      // The bet goes or comes with the preset: before this is pressed it would be the last one's that is counted.
      await expect(preset).toHaveAttribute('aria-pressed', 'true');
      await expect(promise).toBeVisible({ visible: (await bet.count()) === 0 });
      if ((await bet.count()) === 0) continue;
      await bet.getByRole('button').first().click();
      await expect(promise).toBeHidden();
      await slider.press('End');
      await expect(promise).toBeVisible();
      await expect(bet.getByRole('status')).not.toContainText('Your bet stands');
      await slider.press('Home');
      await expect(promise).toBeVisible();
    }
  });
}
