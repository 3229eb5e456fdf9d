import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { dist, expect, figures, pages, test, wake } from './site.ts';

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

test('no page loads a framework before somebody is there', async ({ page }) => {
  test.setTimeout(180_000);
  for (const path of pages) {
    const loaded = scripts(page);
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const sum = loaded.reduce((total, { gzip }) => total + gzip, 0);
    expect(sum, `${path} ${JSON.stringify(loaded)}`).toBeLessThan(8_000);
    page.removeAllListeners('response');
  }
});

test('a page asks for its own script in one file, after styles and fonts', async ({ page }) => {
  for (const path of pages.filter((each) => !each.startsWith('embed/'))) {
    await page.goto(path);
    const asked = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map((script) => script.fetchPriority),
    );
    expect(asked, path).toEqual(['low']);
  }
});

test('a figure wakes at a key, at a touch of the wheel, and at once where the address speaks of it', async ({
  page,
}) => {
  const figure = page.locator('[data-figure="container-layers"]');
  await page.goto('labs/container-layers/');
  await page.keyboard.press('Tab');
  await expect(figure).toHaveAttribute('data-awake', '');
  await page.goto('labs/container-layers/');
  await expect(figure).not.toHaveAttribute('data-awake');
  await page.mouse.wheel(0, 10);
  await expect(figure).toHaveAttribute('data-awake', '');
  await page.goto('labs/container-layers/?container-layers=1.rm');
  await expect(figure).toHaveAttribute('data-awake', '');
});

test('what is pressed or set before a figure answers is done when it does', async ({ page }) => {
  let go = (): void => undefined;
  let gate: Promise<void>;
  await page.route(/Figure\.[\w-]+\.js/, async (route) => {
    await gate;
    await route.continue();
  });
  const figure = page.locator('[data-figure="side-by-side"]');
  const press = async (act: () => Promise<void>, done: () => Promise<void>, state = '') => {
    gate = new Promise((open) => (go = open));
    await page.goto(`labs/side-by-side/${state}`);
    await act();
    await expect(figure).not.toHaveAttribute('data-awake');
    go();
    await expect(figure).toHaveAttribute('data-awake', '');
    await done();
  };
  const crowded = figure.getByRole('button', { name: 'Crowded' });
  await press(
    () => crowded.click(),
    () => expect(crowded).toHaveAttribute('aria-pressed', 'true'),
  );
  const cold = figure.getByRole('radio', { name: 'not here yet' });
  await press(
    () => figure.locator('label', { hasText: 'not here yet' }).click(),
    () => expect(cold).toBeChecked(),
  );
  await expect.poll(() => page.url()).toContain('side-by-side=');
  // Each of several presses counts, and after what the address says.
  const forward = figure.getByRole('button', { name: 'Step forward' });
  const told = () => figure.locator('.narration').innerText();
  const at = async () => Number(await figure.getByRole('slider', { name: 'Time' }).inputValue());
  await press(
    async () => {
      await crowded.click();
      await forward.click();
      await forward.click();
    },
    async () => {
      await expect(crowded).toHaveAttribute('aria-pressed', 'true');
      const back = figure.getByRole('button', { name: 'Step back' });
      const steps = [await told()];
      for (let i = 0; i < 3; i += 1) {
        await back.click();
        steps.push(await told());
      }
      expect(new Set(steps).size).toBe(3);
      expect(steps[3]).toBe(steps[2]);
    },
  );
  await press(
    () => forward.click(),
    async () => {
      await expect(page).toHaveURL(/1\.crowded\.t-/);
      await expect(crowded).toHaveAttribute('aria-pressed', 'true');
      expect(await at()).toBeGreaterThan(1_000_000);
    },
    '?side-by-side=1.crowded.t-1000ms',
  );
  const speed = figure.getByLabel('Speed');
  await press(
    async () => void (await speed.selectOption('4')),
    () => expect(speed).toHaveValue('4'),
  );
});

for (const { id, chapter } of figures) {
  // One figure reads Containerfiles and the shell's language in them, and builds real archives.
  const most = id === 'containerfile' ? 145_000 : 125_000;
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

test('a page carries the styles of its own figures, and of no other', () => {
  const all = (html: string, expression: RegExp) => [...html.matchAll(expression)].map(([, id]) => id!);
  for (const path of pages) {
    const html = readFileSync(join(dist, path, path.endsWith('.html') ? '' : 'index.html'), 'utf8');
    const shown = new Set(all(html, /data-figure="([a-z0-9-]+)"/g));
    expect(all(html, /<style data-styles="([a-z0-9-]+)">[^<]/g).toSorted(), path).toEqual(
      [...shown].toSorted(),
    );
  }
});
