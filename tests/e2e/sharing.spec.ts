import { chapters, expect, figures, test, wake } from './site.ts';

test('machines find every page: sitemap, feed, manifest and robots agree with what is there', async ({
  request,
}) => {
  const robots = await (await request.get('robots.txt')).text();
  const index = new URL(/Sitemap: (\S+)/.exec(robots)![1]!).pathname;
  const sitemaps = [...(await (await request.get(index)).text()).matchAll(/<loc>([^<]+)/g)];
  const listed = await Promise.all(
    sitemaps.map(async ([, loc]) => (await request.get(new URL(loc!).pathname)).text()),
  );
  const paths = listed
    .flatMap((xml) => [...xml.matchAll(/<loc>([^<]+)/g)])
    .map(([, loc]) => new URL(loc!).pathname);
  for (const chapter of chapters) expect(paths.some((path) => path.endsWith(`/${chapter}`))).toBe(true);
  for (const { id } of figures) expect(paths.some((path) => path.endsWith(`/labs/${id}/`))).toBe(true);
  expect(paths.filter((path) => path.includes('/embed/') || path.includes('404'))).toEqual([]);
  for (const path of paths) expect((await request.get(path)).status(), path).toBe(200);

  const feed = await (await request.get('rss.xml')).text();
  expect(feed.match(/<item>/g)).toHaveLength(chapters.length);
  for (const [, link] of feed.matchAll(/<link>([^<]+)/g))
    expect((await request.get(new URL(link!).pathname)).status(), link).toBe(200);

  const manifest = (await (await request.get('manifest.webmanifest')).json()) as {
    icons: { src: string }[];
    start_url: string;
  };
  for (const path of [manifest.start_url, ...manifest.icons.map(({ src }) => src)])
    expect((await request.get(path)).status(), path).toBe(200);
});

test('a chapter says to machines what it is, and where it stands', async ({ page }) => {
  for (const path of chapters) {
    await page.goto(`${path}?side-by-side=1.warm`);
    const canonical = (await page.locator('link[rel=canonical]').getAttribute('href'))!;
    expect(new URL(canonical).search).toBe('');
    expect(new URL(canonical).pathname).toBe(new URL(page.url()).pathname);
    const things = (await page.locator('script[type="application/ld+json"]').allTextContents()).map(
      (text) => JSON.parse(text) as { '@type': string; url?: string; itemListElement?: unknown[] },
    );
    expect(things.map((thing) => thing['@type'])).toEqual(['Article', 'BreadcrumbList']);
    expect(things[0]!.url).toBe(canonical);
    expect(things[1]!.itemListElement).toHaveLength(2);
  }
});

for (const { id } of figures) {
  test(`${id} can be embedded: theme, state, height, and the way back`, async ({
    page,
    baseURL,
    watched,
  }) => {
    await page.goto(`labs/${id}/`);
    const snippet = await page.locator('.embed-snippet code').last().innerText();
    expect(snippet).toContain(`/embed/${id}/`);
    const tab = await page.context().newPage();
    await tab.goto(`labs/${id}/`);
    await wake(tab, id);
    await tab.getByRole('button', { name: 'Step forward' }).click();
    const state = new URL(tab.url()).search;
    const said = await tab.locator('.narration').innerText();
    await tab.close();

    const address = new URL(`embed/${id}/${state}&theme=dark`, baseURL).href;
    const own = snippet
      .replace(/src="[^"]+"/, `src="${address}"`)
      .replace(/e\.origin !== '[^']+'/, `e.origin !== '${new URL(address).origin}'`);
    const html = `<!doctype html><title>Somebody’s page</title>${own}`;
    await page.route('**/somebodys-page', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto('somebodys-page');
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('.narration')).toHaveText(said, { timeout: 15_000 });
    expect(await frame.locator('html').getAttribute('data-theme')).toBe('dark');
    await expect(frame.locator('.embed-foot a')).toHaveAttribute('href', new RegExp(`/labs/${id}/$`));
    const inside = await frame.locator('body').evaluate((body) => body.getBoundingClientRect().height);
    await expect
      .poll(async () => (await page.locator('iframe').boundingBox())!.height)
      .toBeGreaterThanOrEqual(inside - 1);
    // The frame is as high as the figure: higher with the transcript open, and no higher than before once it is closed.
    const height = async () => (await page.locator('iframe').boundingBox())!.height;
    await expect.poll(async () => Math.abs((await height()) - inside)).toBeLessThan(2);
    const transcript = frame.locator('.transcript summary');
    await transcript.click();
    await expect.poll(height).toBeGreaterThan(inside + 50);
    await transcript.click();
    await expect.poll(async () => Math.abs((await height()) - inside)).toBeLessThan(2);
    // No link of it takes the figure's place in the frame.
    const staying = await frame
      .locator('a[href]')
      .evaluateAll((links) =>
        (links as HTMLAnchorElement[])
          .filter((a) => (a.target || document.querySelector('base')?.target) !== '_blank')
          .map((a) => a.href),
      );
    expect(staying).toEqual([]);
    // Nor does a step become a place in the history of somebody’s page.
    const places = await page.evaluate(() => history.length);
    await frame.getByRole('button', { name: 'Step forward' }).click();
    await expect(frame.locator('.narration')).not.toHaveText(said);
    expect(await page.evaluate(() => history.length)).toBe(places);
    // Chromium warns when frame and page are of one origin, as only in this test they are; on Linux it cannot share.
    const expected = ['can escape its sandboxing', "Unrecognized feature: 'web-share'"];
    const others = watched.filter((complaint) => !expected.some((words) => complaint.includes(words)));
    watched.splice(0, watched.length, ...others);
  });
}
