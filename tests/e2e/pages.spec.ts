import { chapters, expect, figures, pages, test, wake } from './site.ts';

test('the site has all its pages', () => {
  for (const path of [
    '',
    '404.html',
    'about/',
    'glossary/',
    'labs/',
    'misconceptions/',
    'sources/',
    ...chapters,
  ]) {
    expect(pages).toContain(path);
  }
  for (const { id } of figures) expect(pages).toContain(`labs/${id}/`);
});

for (const path of pages) {
  test.describe(`/${path}`, () => {
    test('does not scroll sideways at 320 px', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto(path);
      for (const figure of await page.locator('[data-figure]').all()) await figure.scrollIntoViewIfNeeded();
      await page.waitForLoadState('networkidle');
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beyond).toBe(0);
    });

    test('has one h1, a title, a description and a language', async ({ page }) => {
      await page.goto(path);
      await expect(page.locator('h1')).toHaveCount(1);
      expect(await page.title()).not.toBe('');
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      expect((await page.locator('meta[name=description]').getAttribute('content'))?.length).toBeGreaterThan(
        30,
      );
    });
  });
}

test('every internal link leads to a page and, where it names one, to a place on it', async ({
  page,
  baseURL,
}) => {
  const base = new URL(baseURL!);
  const ids = new Map<string, Set<string>>();
  const wanted: { from: string; href: string }[] = [];
  for (const path of pages) {
    await page.goto(path);
    ids.set(
      new URL(path, base).pathname,
      new Set(await page.locator('[id]').evaluateAll((all) => all.map((e) => e.id))),
    );
    const hrefs = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    wanted.push(...hrefs.map((href) => ({ from: path, href })));
  }
  const broken = wanted.filter(({ href }) => {
    const url = new URL(href);
    if (url.origin !== base.origin) return false;
    const there = ids.get(url.pathname);
    return !there || (url.hash.length > 1 && !there.has(decodeURIComponent(url.hash.slice(1))));
  });
  expect(broken).toEqual([]);
});

test('no id stands twice on a page', async ({ page }) => {
  for (const path of pages) {
    await page.goto(path);
    for (const figure of await page.locator('[data-figure]').all())
      await wake(page, (await figure.getAttribute('data-figure'))!);
    const all = await page.locator('[id]').evaluateAll((elements) => elements.map((e) => e.id));
    expect(
      all.filter((id, i) => all.indexOf(id) !== i),
      path,
    ).toEqual([]);
  }
});
