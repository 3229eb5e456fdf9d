import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { chapters, expect, figures, test, wake } from './site.ts';

/** Scripts as they arrive, with their size as gzip would send them. */
function scripts(page: Page) {
  const found: { url: string; gzip: number }[] = [];
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return;
    const body = await response.body().catch(() => Buffer.alloc(0));
    found.push({ url: new URL(response.url()).pathname, gzip: gzipSync(body).length });
  });
  return found;
}

for (const path of chapters) {
  test(`/${path} loads no framework before a figure is near`, async ({ page }) => {
    const loaded = scripts(page);
    await page.setViewportSize({ width: 1280, height: 500 });
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const sum = loaded.reduce((total, { gzip }) => total + gzip, 0);
    expect(sum, JSON.stringify(loaded)).toBeLessThan(8_000);
  });
}

for (const { id, chapter } of figures) {
  // One figure has a parser in it, and builds real archives.
  const most = id === 'containerfile' ? 135_000 : 125_000;
  test(`${id} awake costs at most ${most / 1000} kB of script`, async ({ page }) => {
    const loaded = scripts(page);
    await page.goto(chapter);
    await wake(page, id);
    await page.waitForLoadState('networkidle');
    const sum = loaded.reduce((total, { gzip }) => total + gzip, 0);
    expect(sum, JSON.stringify(loaded)).toBeLessThanOrEqual(most);
    expect(sum).toBeGreaterThan(60_000);
  });

  for (const width of [360, 1280]) {
    test(`${id} wakes up without moving the page, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
            shifts.push(entry.value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(chapter);
      await page.waitForLoadState('networkidle');
      await wake(page, id);
      await page.waitForTimeout(500);
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
      expect(shifts.reduce((a, b) => a + b, 0)).toBe(0);
    });
  }
}
