import { chapters, expect, figures, test } from './site.ts';

for (const path of chapters) {
  test(`/${path} prints its key frames with captions, its sources with addresses, and no control`, async ({
    page,
  }) => {
    await page.goto('sources/');
    const titles = new Map(
      await page.locator('.source-list > li').evaluateAll((all) =>
        all.map((li) => {
          const link = li.querySelector<HTMLAnchorElement>('.source-title a[href]');
          const title = li.querySelector('.source-title :is(a, cite)')!.textContent;
          return [li.id, { title, address: link?.getAttribute('href') ?? '' }] as const;
        }),
      ),
    );
    await page.goto(path);
    await expect(page.locator('.key-frame, .printed-sources').filter({ visible: true })).toHaveCount(0);
    await page.emulateMedia({ media: 'print' });

    for (const part of [
      '.bar',
      '.foot',
      '.toc',
      '.onward',
      '.transport',
      '.presets',
      '.settings',
      '.bet',
      '.skip',
    ])
      await expect(page.locator(part).filter({ visible: true }), part).toHaveCount(0);
    // What is left of buttons in a picture is drawn parts of it; fields would be controls.
    const fields = page.locator('main :is(select, textarea, input:not([type=radio], [type=checkbox]))');
    await expect(fields.filter({ visible: true })).toHaveCount(0);

    for (const { id } of figures.filter(({ chapter }) => chapter === path)) {
      const figure = page.locator(`.fig:has([data-figure="${id}"])`);
      await expect(figure.locator('figcaption').first()).toBeVisible();
      await expect(figure.locator('[data-figure] .stage')).toBeVisible();
      await expect(figure.locator('[data-figure] .narration')).not.toBeEmpty();
      const frames = figure.locator('.key-frame');
      expect(await frames.count()).toBeGreaterThan(0);
      const pictures = new Set([await figure.locator('[data-figure] .stage').innerText()]);
      for (const frame of await frames.all()) {
        expect((await frame.locator('.key-frame-caption').innerText()).length).toBeGreaterThan(30);
        expect((await frame.locator('.stage').boundingBox())!.height).toBeGreaterThan(60);
        pictures.add(await frame.locator('.stage').innerText());
      }
      expect(pictures.size, 'later moments look different').toBeGreaterThan(1);
      await expect(figure.locator('.transcript li').first()).toBeVisible();
    }

    const printed = (await page.locator('.printed-sources').innerText()).replace(/\s+/g, ' ');
    const cited = await page
      .locator('.prose a[href*="/sources/#"]')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).hash.slice(1)));
    for (const id of new Set(cited)) {
      const { title, address } = titles.get(id)!;
      expect(printed, id).toContain(title.replace(/\s+/g, ' '));
      expect(printed, id).toContain(address);
    }
  });
}
