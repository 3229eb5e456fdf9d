import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { writeWorker } from '../../src/offline/index.ts';
import { serveFolder, type StaticServer } from '../support/static-server.ts';
import { chapters, dist, figures, pages, wake } from './site.ts';

/** A copy of the built site that a test may change, served on a port of its own. */
interface Site {
  readonly folder: string;
  readonly server: StaticServer;
}

const test = base.extend<{ site: Site }>({
  site: async ({ baseURL }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'kept-'));
    cpSync(dist, folder, { recursive: true });
    const server = await serveFolder(folder, new URL(baseURL!).pathname);
    await use({ folder, server });
    await server.stop();
    rmSync(folder, { recursive: true });
  },
});
test.use({ serviceWorkers: 'allow' });

const kept = pages.filter((path) => !path.startsWith('embed/'));
const offer = (page: Page) => page.locator('.update-offer');

/** Visits one page and waits until the whole site is kept. */
async function visit(page: Page, { server }: Site, path = '') {
  await page.goto(server.address + path);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 60_000 })
    .toBe(true);
}

/** Looks for a newer version as a navigation does; answers what became of it. */
const update = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise<string>((known) =>
      registration.addEventListener(
        'updatefound',
        () => {
          const worker = registration.installing!;
          worker.addEventListener('statechange', () => known(worker.state));
        },
        { once: true },
      ),
    );
    await registration.update();
    return found;
  });

/** Puts `text` at the start of a built page's title; the site is a mixture until the worker is written anew. */
function retitle({ folder }: Site, path: string, text: string) {
  const file = join(folder, path, 'index.html');
  writeFileSync(file, readFileSync(file, 'utf8').replace('<title>', `<title>${text}`));
}

const retitled = ['', 'containers/', 'glossary/'];
async function newVersion(site: Site) {
  for (const path of retitled) retitle(site, path, 'Second: ');
  await writeWorker(site.folder);
}

async function titlesBegin(page: Page, { server }: Site, text: string) {
  for (const path of retitled) {
    await page.goto(server.address + path);
    expect((await page.title()).startsWith('Second: '), path).toBe(text === 'Second: ');
  }
}

test('after one visit every page reads without a network', async ({ page, site }) => {
  await visit(page, site);
  const address = site.server.address;
  await site.server.stop();
  const failed: string[] = [];
  page.on('requestfailed', (request) => {
    // Going on to the next page breaks off what this one still wanted.
    const why = request.failure()!.errorText;
    if (why !== 'net::ERR_ABORTED') failed.push(`${request.url()} ${why}`);
  });
  for (const path of kept) {
    const answer = (await page.goto(address + path))!;
    expect(answer.fromServiceWorker(), path).toBe(true);
    await expect(page.locator('h1')).toBeVisible();
    expect(await page.evaluate(() => document.fonts.load('1em Text').then(([face]) => face?.status))).toBe(
      'loaded',
    );
  }
  expect(failed).toEqual([]);
});

test('after one visit every figure plays, and the search finds, without a network', async ({
  page,
  site,
}) => {
  await visit(page, site);
  const address = site.server.address;
  await site.server.stop();
  for (const { id } of figures) {
    await page.goto(`${address}labs/${id}/`);
    const figure = await wake(page, id);
    const said = figure.locator('.narration');
    const before = await said.innerText();
    await figure.getByRole('button', { name: /step forward|next step/i }).click();
    await expect(said).not.toHaveText(before);
  }
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('whiteout');
  await expect(page.locator('.search-results > li').first()).toContainText('whiteout');
});

test('without a network a link to a moment opens, a missing slash is found, a wrong address is told', async ({
  page,
  site,
}) => {
  await visit(page, site);
  const address = site.server.address;
  await site.server.stop();
  const [chapter] = chapters;
  await page.goto(`${address}${chapter}?stacks=1&utm=x#stacks`);
  await expect(page.locator('#stacks')).toBeVisible();
  await page.goto(`${address}${chapter.replace(/\/$/, '')}?a=b`);
  await expect(page).toHaveURL(`${address}${chapter}?a=b`);
  const answer = (await page.goto(`${address}nowhere/`))!;
  expect(answer.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('No such page');
});

for (const [how, spoil] of [
  ['is missing', (file: string) => rmSync(file)],
  ['is cut off', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 400))],
] as const) {
  test(`an update of which one file ${how} changes nothing; the next whole one is offered`, async ({
    page,
    site,
  }) => {
    await visit(page, site);
    await newVersion(site);
    const script = join(
      site.folder,
      '_astro',
      readdirSync(join(site.folder, '_astro')).find((f) => f.startsWith('Figure.') && f.endsWith('.js'))!,
    );
    const good = readFileSync(script);
    // The file differs from the first version's too, so that nothing can be taken over.
    const changed = Buffer.concat([good, Buffer.from('\n// changed\n')]);
    writeFileSync(script, changed);
    await writeWorker(site.folder);
    spoil(script);
    expect(await update(page)).toBe('redundant');
    await titlesBegin(page, site, '');
    await expect(offer(page)).toHaveCount(0);
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(1);

    writeFileSync(script, changed);
    await update(page);
    await expect(offer(page)).toBeVisible();
    await expect(offer(page).getByRole('status')).toHaveText('There is a newer version of this site.');
    await titlesBegin(page, site, '');
    await page.goto(site.server.address);
    await offer(page).getByRole('button', { name: 'Reload' }).click();
    await expect(page).toHaveTitle(/^Second: /);
    const address = site.server.address;
    await site.server.stop();
    for (const path of kept) {
      expect((await page.goto(address + path))!.fromServiceWorker()).toBe(true);
      await expect(page.locator('h1')).toBeVisible();
    }
    await titlesBegin(page, { ...site, server: { ...site.server, address } }, 'Second: ');
  });
}

test('“Later” leaves everything as it is for this tab, and nothing reloads by itself', async ({
  page,
  site,
}) => {
  await visit(page, site);
  await newVersion(site);
  await update(page);
  await page.evaluate(() => Object.assign(window, { same: true }));
  await offer(page).getByRole('button', { name: 'Later' }).click();
  await expect(offer(page)).toHaveCount(0);
  expect(await page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true);
  await titlesBegin(page, site, '');
  await page.waitForLoadState('networkidle');
  await expect(offer(page)).toHaveCount(0);

  const other = await page.context().newPage();
  await other.goto(site.server.address);
  await expect(offer(other)).toBeVisible();
});

test('a page that stays open while another takes the new version keeps its own files', async ({
  page,
  site,
}) => {
  await visit(page, site, 'containers/');
  const chunks = readdirSync(join(site.folder, '_astro')).filter((f) => f.endsWith('.js'));
  const chunk = `${new URL(site.server.address).pathname}_astro/${chunks.find((f) => f.startsWith('Figure.'))!}`;
  const other = await page.context().newPage();
  await other.goto(site.server.address);
  await newVersion(site);
  rmSync(join(site.folder, '_astro', chunk.split('/').at(-1)!));
  await writeWorker(site.folder);
  await update(other);
  await page.evaluate(() => Object.assign(window, { same: true }));
  await offer(other).getByRole('button', { name: 'Reload' }).click();
  await expect(other).toHaveTitle(/^Second: /);
  // The server has it no more, the new version does not list it, and the browser's own cache is not asked.
  expect(
    await page.evaluate((path) => fetch(path, { cache: 'no-store' }).then((answer) => answer.status), chunk),
  ).toBe(200);
  expect(await page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true);
  await page.reload();
  await expect(page).toHaveTitle(/^Second: /);
});

test('builds before the last are dropped', async ({ page, site }) => {
  await visit(page, site);
  for (const nth of [2, 3, 4]) {
    retitle(site, '', `${nth}: `);
    await writeWorker(site.folder);
    await update(page);
    await offer(page).getByRole('button', { name: 'Reload' }).click();
    await expect(page).toHaveTitle(new RegExp(`^${nth}: `));
    await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(2);
  }
});

test('an embedded figure asks for no worker, and none answers for it', async ({ page, site }) => {
  const [{ id }] = figures;
  await page.goto(`${site.server.address}embed/${id}/`);
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await visit(page, site);
  const answer = (await page.goto(`${site.server.address}embed/${id}/`))!;
  expect(answer.fromServiceWorker()).toBe(false);
});
