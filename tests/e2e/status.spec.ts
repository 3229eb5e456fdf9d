import type { Page } from '@playwright/test';
import { expect, figures, test, wake } from './site.ts';

interface Heard {
  /** What the narration told, message by message, as a screen reader is given it. */
  narration: string[];
  /** What the figure's other live regions told. */
  others: string[];
  /** How often the moving time was drawn. */
  drawn: number;
}

/** Listens to every live region of a figure from now on. A batch of changes is one message. */
const listen = (page: Page, id: string) =>
  page.evaluate((figure) => {
    const root = document.querySelector(`[data-figure="${figure}"]`)!;
    const heard: Heard = { narration: [], others: [], drawn: 0 };
    const all = { childList: true, characterData: true, subtree: true };
    for (const region of root.querySelectorAll('[role=status], [role=alert], [role=log], [aria-live]')) {
      const messages = region.matches('.narration') ? heard.narration : heard.others;
      new MutationObserver(() => messages.push(region.textContent)).observe(region, all);
    }
    new MutationObserver(() => (heard.drawn += 1)).observe(root.querySelector('.transport-time')!, all);
    Object.assign(window, { heard });
  }, id);

const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard);

for (const { id } of figures) {
  test(`${id} tells each step once, and nothing between`, async ({ page }) => {
    await page.goto(`labs/${id}/`);
    const figure = await wake(page, id);
    const narration = figure.locator('.narration');
    const bet = figure.locator('.bet-options button');
    if ((await bet.count()) > 0) await bet.first().click();
    const status = figure.locator('.narration[role=status]');
    await expect(status).toHaveCount(1);

    await listen(page, id);
    const expected: string[] = [];
    for (let step = 1; step <= 3; step += 1) {
      await figure.getByRole('button', { name: 'Step forward' }).click();
      expected.push((await narration.textContent())!);
    }
    expect((await heard(page)).narration).toEqual(expected);
    await figure.getByRole('button', { name: 'Back to start' }).click();

    await listen(page, id);
    const before = await narration.textContent();
    await figure.getByRole('button', { name: 'Play' }).click();
    await expect(narration).not.toHaveText(before!, { timeout: 60_000 });
    const moved = (await heard(page)).drawn;
    await expect.poll(async () => (await heard(page)).drawn, { timeout: 60_000 }).toBeGreaterThan(moved);
    await figure
      .getByRole('button', { name: 'Pause' })
      .or(figure.getByRole('button', { name: 'Play' }))
      .click();
    const told = await heard(page);
    // Each message is another step's: a message per picture would tell the same step again and again.
    expect(new Set(told.narration).size).toBe(told.narration.length);
    expect(told.others.length, told.others.join(' | ')).toBeLessThanOrEqual(1);
  });
}
