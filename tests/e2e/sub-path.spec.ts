import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveFolder } from '../support/static-server.ts';
import { chapters, expect, figures, test as site, wake } from './site.ts';
import { subPath as base, subPathBuild } from './sub-path.ts';

const test = site.extend<object, { address: string }>({
  address: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs: nothing.
    async ({}, use) => {
      const { address, stop } = await serveFolder(subPathBuild(), base);
      await use(address);
      await stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ address }, use) => use(address),
});

const files = (ending: string) =>
  readdirSync(subPathBuild(), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
const text = (file: string) => readFileSync(join(subPathBuild(), file), 'utf8');

/** Every address on this site that a page, a style sheet or a list for machines names. */
function named(): Map<string, string> {
  const found = new Map<string, string>();
  const site = /<loc>(https?:\/\/[^/<]+)/.exec(text('sitemap-0.xml'))![1]!;
  const add = (file: string, expression: RegExp) => {
    for (const [, address] of text(file).matchAll(expression)) {
      const url = new URL(address!.replace(/&amp;|&#38;/g, '&'), `${site}${base}${file}`);
      if (url.origin === site) found.set(url.pathname, file);
    }
  };
  for (const file of files('.html'))
    add(
      file,
      /\s(?:href|src|content|poster|component-url|renderer-url)="((?:\/|https?:\/\/|\.\.?\/)[^"]*)"/g,
    );
  for (const file of files('.css')) add(file, /url\(['"]?(?!data:|#)([^'")]+)/g);
  for (const file of files('.xml')) add(file, /<(?:loc|link)>([^<]+)/g);
  add('robots.txt', /Sitemap: (\S+)/g);
  add('manifest.webmanifest', /"(?:src|start_url|scope)":"([^"]+)"/g);
  return found;
}

test('under a sub-path every address that the site names is below it, and there', async ({ request }) => {
  const all = named();
  expect(all.size).toBeGreaterThan(40);
  const outside = [...all].filter(([path]) => !path.startsWith(base));
  expect(outside).toEqual([]);
  const missing: string[] = [];
  for (const [path, file] of all)
    if ((await request.head(path)).status() !== 200) missing.push(`${path} (in ${file})`);
  expect(missing).toEqual([]);
});

test('under a sub-path every page opens and asks for nothing that is not there', async ({
  page,
  address,
}) => {
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
  });
  for (const file of files('index.html')) {
    await page.goto(`${address}${file.slice(0, -'index.html'.length)}`);
    await page.waitForLoadState('networkidle');
    await expect(page.locator('h1')).toHaveCount(1);
  }
  expect(refused).toEqual([]);
});

test('under a sub-path a page that is not there answers 404, with a way back', async ({
  request,
  address,
}) => {
  for (const path of [`${base}nowhere/`, `${base}_astro/nowhere.js`, '/', '/containers/']) {
    const answer = await request.get(new URL(path, address).href);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text()).toContain(`href="${base}containers/"`);
  }
});

test('under a sub-path a reader plays, copies the moment, and comes back to it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { id, chapter } = figures.find((figure) => figure.chapter === chapters[2])!;
  await page.goto('');
  await page.locator(`main a[href$="/${chapter}"]`).first().click();
  const figure = await wake(page, id);
  await figure.getByRole('button', { name: 'Step forward' }).click();
  await figure.getByRole('button', { name: 'Step forward' }).click();
  const said = await figure.locator('.narration').innerText();
  await figure.getByRole('button', { name: 'Copy link to this moment' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).pathname).toBe(`${base}${chapter}`);
  await page.goto('about:blank');
  await page.goto(link);
  await expect((await wake(page, id)).locator('.narration')).toHaveText(said);
  await page
    .getByRole('link', { name: /^Open in the lab/ })
    .first()
    .click();
  expect(new URL(page.url()).pathname.startsWith(`${base}labs/`)).toBe(true);
});

test('under a sub-path a search finds places below it', async ({ page }) => {
  await page.goto('');
  await page.keyboard.press('/');
  await page.getByRole('searchbox', { name: /^Search/ }).fill('steal time');
  const links = page.getByRole('dialog', { name: 'Search' }).locator('.search-results a');
  await expect(links.first()).toBeVisible();
  const paths = await links.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname));
  expect(paths.filter((path) => !path.startsWith(base))).toEqual([]);
  await links.first().click();
  await expect(page).toHaveURL((url) => paths.includes(url.pathname));
});

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('under a sub-path the site reads without a network, from its first visit on', async ({
    page,
    context,
  }) => {
    await page.goto('');
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 60_000 })
      .toBe(true);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toMatch(
      new RegExp(`${base}$`),
    );
    await context.setOffline(true);
    await page.goto(chapters[2]);
    await expect(page.locator('h1')).toBeVisible();
    await wake(page, figures.find((figure) => figure.chapter === chapters[2])!.id);
  });
});
