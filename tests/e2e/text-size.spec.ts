import { misfits, wakeAll } from './fit.ts';
import { expect, pages, test as site } from './site.ts';

/** A browser whose reader has set text to 200 %: the setting reaches media queries too, unlike a style on the page. */
const test = site.extend({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = [
        ...(launchOptions.args ?? []),
        '--blink-settings=defaultFontSize=32,defaultFixedFontSize=26',
      ];
      await use({ ...launchOptions, args });
    },
    { scope: 'worker' },
  ],
});

for (const path of pages) {
  test(`/${path} fits with text at 200 %`, async ({ page }) => {
    await page.goto(path);
    const size = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    expect(size).toBeGreaterThan(33);
    await wakeAll(page);
    expect(await misfits(page)).toEqual([]);
  });
}
