import { expectAccessible, fewLooks, looks } from './axe.ts';
import { figures, pages, test, wake } from './site.ts';

// Axe reads a chapter of four figures four times; a busy machine takes minutes for it.
test.setTimeout(300_000);

for (const path of pages) {
  test(`axe finds nothing on /${path}, in any look`, async ({ page }) => {
    await page.goto(path);
    for (const figure of await page.locator('[data-figure]').all())
      await wake(page, (await figure.getAttribute('data-figure'))!);
    await expectAccessible(page, 'first frame');
  });
}

for (const { id } of figures) {
  test(`axe finds nothing in ${id} on its way to the end, in any look`, async ({ page }) => {
    await page.goto(`labs/${id}/`);
    const figure = await wake(page, id);
    const slider = figure.getByRole('slider', { name: 'Time' });
    const within = `[data-figure="${id}"]`;
    // Everything that can be opened is open: the settings of some figures, the transcript.
    await figure.evaluate((root) => {
      for (const details of root.querySelectorAll('details')) details.open = true;
    });
    const bet = figure.locator('.bet-options button');
    if ((await bet.count()) > 0) await bet.first().click();
    for (let i = 0; i < 5; i += 1) await slider.press('PageUp');
    await expectAccessible(page, 'half way', within, fewLooks);
    await slider.press('End');
    await expectAccessible(page, 'end', within, fewLooks);
    await figure.locator('.preset-buttons button').last().click();
    await slider.press('End');
    await expectAccessible(page, 'end of the last preset', within, looks.slice(0, 1));
  });
}
