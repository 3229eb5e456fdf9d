import { misfits, wakeAll } from './fit.ts';
import { expect, pages, test } from './site.ts';

for (const path of pages) {
  test(`/${path} fits at 320 px, and is easy to hit`, async ({ page }) => {
    await page.goto(path);
    await wakeAll(page);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await misfits(page), '320 px').toEqual([]);

    // Everything to press is at least 24 px both ways; links and terms in running text are as high as their line.
    const small = await page.evaluate(() => {
      const targets = 'a[href], button, select, summary, input, textarea, [role=button]';
      return [...document.querySelectorAll<HTMLElement>(targets)]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .flatMap((element) => {
          if (getComputedStyle(element).display === 'inline') return [];
          // A field that lies invisible in its label is hit by the label.
          const target = element.closest('label') ?? element;
          const { width, height } = target.getBoundingClientRect();
          const hidden = element.closest('.visually-hidden, .skip') !== null && target === element;
          return hidden || Math.min(width, height) >= 23.99
            ? []
            : [`${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 140)}`];
        });
    });
    expect(small).toEqual([]);
  });
}
