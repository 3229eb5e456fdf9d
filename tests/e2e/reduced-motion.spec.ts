import type { Locator } from '@playwright/test';
import { expect, figures, test, wake } from './site.ts';

/** Animations and transitions of a figure that have a way to go. */
const moving = (figure: Locator) =>
  figure.evaluate((root) =>
    root
      .getAnimations({ subtree: true })
      .filter(({ effect }) => Number(effect!.getComputedTiming().duration) > 0)
      .map(({ effect }) => (effect as KeyframeEffect).target!.outerHTML.slice(0, 120)),
  );

/** What the stage says, when it stands still. */
const picture = (figure: Locator) =>
  figure.locator('.stage').evaluate((stage) => (stage as HTMLElement).innerText);

for (const { id } of figures) {
  test(`${id} shows the same states without a tween when less motion is asked for on the way`, async ({
    page,
  }) => {
    await page.goto(`labs/${id}/`);
    const figure = await wake(page, id);
    const forward = figure.getByRole('button', { name: 'Step forward' });
    const slider = figure.getByRole('slider', { name: 'Time' });
    const still = () => expect.poll(() => moving(figure)).toEqual([]);

    const tweened: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      await forward.click();
      await still();
      tweened.push(await picture(figure));
    }
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await slider.press('Home');
    for (const there of tweened) {
      await forward.click();
      expect(await moving(figure), 'nothing glides').toEqual([]);
      expect(await picture(figure)).toBe(there);
    }
    // It plays all the same, from state to state.
    const narration = figure.locator('.narration');
    const before = (await narration.textContent())!;
    await figure.getByRole('button', { name: 'Play' }).click();
    await expect(narration).not.toHaveText(before, { timeout: 60_000 });
    expect(await moving(figure), 'nothing glides while it plays').toEqual([]);
    await figure
      .getByRole('button', { name: 'Pause' })
      .or(figure.getByRole('button', { name: 'Play' }))
      .click();
  });
}

test('a page does not scroll by itself where less motion is asked for', async ({ page }) => {
  await page.goto('');
  const behaviour = () => page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
  expect(await behaviour()).toBe('smooth');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await behaviour()).toBe('auto');
});
