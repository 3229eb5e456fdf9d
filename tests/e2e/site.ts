import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';

/** The build that is served; SITE_DIST names another than `dist/`. */
export const dist = process.env['SITE_DIST'] ?? join(import.meta.dirname, '../../dist');

/** Paths of all built pages, relative to the site's address: "", "containers/", "404.html". */
export const pages: readonly string[] = htmlFiles(dist).map((file) => {
  const path = relative(dist, file).split(sep).join('/');
  return path.endsWith('index.html') ? path.slice(0, -'index.html'.length) : path;
});

export const chapters = [
  'virtualization/',
  'virtual-machines/',
  'containers/',
  'side-by-side/',
  'boxes-in-boxes/',
  'choosing/',
  'inside-an-image/',
] as const;

/** Every figure, with the chapter that shows it. */
export const figures = [
  { id: 'stacks', chapter: 'virtualization/' },
  { id: 'side-by-side', chapter: 'side-by-side/' },
  { id: 'vm-anatomy', chapter: 'virtual-machines/' },
  { id: 'hypervisor-scheduling', chapter: 'virtual-machines/' },
  { id: 'vm-exit', chapter: 'virtual-machines/' },
  { id: 'boot', chapter: 'virtual-machines/' },
  { id: 'build-a-container', chapter: 'containers/' },
  { id: 'container-layers', chapter: 'containers/' },
  { id: 'pull', chapter: 'containers/' },
  { id: 'syscall-path', chapter: 'side-by-side/' },
  { id: 'density', chapter: 'side-by-side/' },
  { id: 'blast-radius', chapter: 'side-by-side/' },
  { id: 'run', chapter: 'inside-an-image/' },
  { id: 'spectrum', chapter: 'boxes-in-boxes/' },
  { id: 'choose', chapter: 'choosing/' },
  { id: 'image-anatomy', chapter: 'inside-an-image/' },
  { id: 'containerfile', chapter: 'inside-an-image/' },
] as const;

function htmlFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return htmlFiles(path);
    return name.endsWith('.html') ? [path] : [];
  });
}

/** What no page may do, watched in every test: complain in the console, throw, or ask another origin for anything. */
export const test = base.extend<{ watched: string[] }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      const origin = new URL(baseURL!).origin;
      page.on('console', (message) => {
        // Playwright's own remark where it blocks the service worker.
        if (message.text() === 'Service Worker registration blocked by Playwright') return;
        if (message.type() !== 'debug') complaints.push(`console ${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol))
          complaints.push(`left the origin: ${url.href}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Brings a page's figure into view and waits until it answers. */
export async function wake(page: Page, id: string) {
  const figure = page.locator(`[data-figure="${id}"]`);
  await figure.scrollIntoViewIfNeeded();
  // The reader's first move: a page that is only looked at loads no figure.
  await page.mouse.move(1, 1);
  await page.mouse.move(2, 1);
  // Four figures waking at once on a busy machine take their time.
  await expect(figure).toHaveAttribute('data-awake', '', { timeout: 20_000 });
  return figure;
}
