import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { embedSnippet } from '../../src/components/embed-snippet.ts';
import { hasCaddy, serveWithCaddy, type Caddy } from '../support/caddy.ts';
import { dist, expect, figures, test as site } from './site.ts';
import { subPath, subPathBuild } from './sub-path.ts';

/** The server of the image with its configuration, over the build for the root and the one for a sub-path. */
const test = site.extend<object, { caddies: { root: Caddy; below: Caddy } }>({
  caddies: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs: nothing.
    async ({}, use) => {
      const root = await serveWithCaddy(dist, '/');
      const below = await serveWithCaddy(subPathBuild(), subPath);
      await use({ root, below });
      await Promise.all([root.stop(), below.stop()]);
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ caddies }, use) => use(caddies.root.address),
});

test.skip(!hasCaddy(), 'Caddy is not installed here: server/Caddyfile is not tried.');

const [{ id }] = figures;
const asset = (folder: string, ending: string) =>
  `_astro/${readdirSync(join(folder, '_astro')).find((file) => file.endsWith(ending))!}`;

for (const place of ['root', 'below'] as const) {
  test(`${place}: each answer says how it may be used`, async ({ request, caddies }) => {
    const { address } = caddies[place];
    for (const path of ['', 'containers/', `labs/${id}/`, `embed/${id}/`, 'nowhere/', 'sitemap-0.xml']) {
      const headers = (await request.get(address + path)).headers();
      expect(headers, path).toMatchObject({
        'cache-control': 'no-cache',
        'content-security-policy': path.startsWith('embed/') ? 'frame-ancestors *' : "frame-ancestors 'none'",
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()') as unknown,
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      });
      expect(headers['server']).toBeUndefined();
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  test(`${place}: what has its hash in its name is kept for a year, the rest is asked about`, async ({
    request,
    caddies,
  }) => {
    const { address } = caddies[place];
    for (const ending of ['.js', '.css', '.woff2']) {
      const answer = await request.get(address + asset(place === 'root' ? dist : subPathBuild(), ending));
      expect(answer.headers()['cache-control'], ending).toBe('public, max-age=31536000, immutable');
    }
    const first = await request.get(address);
    const again = await request.get(address, {
      headers: { 'if-none-match': first.headers()['etag']! },
    });
    expect(again.status()).toBe(304);
  });

  test(`${place}: what is not there answers 404 with a way back, and nobody keeps that`, async ({
    request,
    caddies,
  }) => {
    const { address } = caddies[place];
    for (const path of ['nowhere/', 'nowhere.png', '_astro/nowhere.js', 'nowhere.webmanifest']) {
      const answer = await request.get(address + path);
      expect(answer.status(), path).toBe(404);
      expect(answer.headers(), path).toMatchObject({
        'cache-control': 'no-cache',
        'content-type': 'text/html; charset=utf-8',
      });
      expect(await answer.text()).toContain(`href="${new URL(address).pathname}containers/"`);
    }
    const slash = await request.get(`${address}containers`, { maxRedirects: 0 });
    expect([slash.status(), slash.headers()['location']]).toEqual([
      308,
      `${new URL(address).pathname}containers/`,
    ]);
  });
}

test('the types are right, and text is packed', async ({ request, caddies: { root } }) => {
  const types = {
    '': 'text/html; charset=utf-8',
    'manifest.webmanifest': 'application/manifest+json',
    'rss.xml': 'application/xml; charset=utf-8',
    'robots.txt': 'text/plain; charset=utf-8',
    'favicon.svg': 'image/svg+xml',
    'icon-192.png': 'image/png',
    [asset(dist, '.js')]: 'text/javascript; charset=utf-8',
    [asset(dist, '.css')]: 'text/css; charset=utf-8',
    [asset(dist, '.woff2')]: 'font/woff2',
  };
  for (const [path, type] of Object.entries(types))
    expect((await request.get(path)).headers()['content-type'], path).toBe(type);
  for (const path of ['', asset(dist, '.css'), 'nowhere/'])
    for (const coding of ['gzip', 'zstd']) {
      const answer = await fetch(root.address + path, { headers: { 'accept-encoding': coding } });
      expect(answer.headers.get('content-encoding'), path).toBe(coding);
      expect(answer.headers.get('vary')).toBe('Accept-Encoding');
      await answer.body?.cancel();
    }
});

test('anybody may frame a figure’s own page, nobody any other', async ({
  page,
  caddies: { root },
  watched,
}) => {
  const framed = [`embed/${id}/`, `labs/${id}/`].map(
    (path) => `<iframe src="${root.address}${path}"></iframe>`,
  );
  const somebody = createServer((_, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>Somebody’s page</title>${framed.join('')}`),
  );
  await new Promise<void>((listening) => somebody.listen(0, '127.0.0.1', listening));
  const elsewhere = `http://127.0.0.1:${(somebody.address() as AddressInfo).port}/`;
  await page.goto(elsewhere);
  await expect(page.frameLocator('iframe >> nth=0').locator('.narration')).not.toBeEmpty();
  await expect
    .poll(() => watched.filter((complaint) => complaint.includes('frame-ancestors')).length)
    .toBe(1);
  await expect(page.frameLocator('iframe >> nth=1').locator('.narration')).toHaveCount(0);
  // That page is somebody else’s, and the browser says why the second frame stays empty.
  expect(watched.filter((said) => !said.includes(elsewhere) && !said.includes('frame-ancestors'))).toEqual(
    [],
  );
  watched.splice(0);
  await new Promise((closed) => {
    somebody.close(closed);
    somebody.closeAllConnections();
  });
});

test('the way back out of a frame leads to the figure’s page, which is nobody’s frame', async ({
  page,
  caddies: { root },
  watched,
}) => {
  const snippet = embedSnippet(new URL(`${root.address}embed/${id}/`), 'A figure');
  const somebody = createServer((_, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>Somebody’s page</title>${snippet}`),
  );
  await new Promise<void>((listening) => somebody.listen(0, '127.0.0.1', listening));
  // The policy about openers counts where the origin is trusted, as this machine's own is.
  const elsewhere = `http://127.0.0.1:${(somebody.address() as AddressInfo).port}/`;
  await page.goto(elsewhere);
  const opened = page.context().waitForEvent('page');
  await page.frameLocator('iframe').locator('.embed-foot a').click();
  const lab = await opened;
  await expect(lab.locator('h1')).toBeVisible();
  expect(new URL(lab.url()).pathname).toBe(`/labs/${id}/`);
  await lab.close();
  // Chromium on Linux does not know what sharing is, and says so.
  expect(watched.filter((said) => !said.includes(elsewhere) && !said.includes("'web-share'"))).toEqual([]);
  watched.splice(0);
  await new Promise((closed) => {
    somebody.close(closed);
    somebody.closeAllConnections();
  });
});

test('as nobody, with nothing to write to, it reports no error but that it cannot keep its configuration', async ({
  request,
  caddies: { root },
}) => {
  await request.get('');
  expect(root.errors().filter((line) => !line.includes('config autosave'))).toEqual([]);
});
