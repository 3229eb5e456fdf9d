import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { Measured } from './report.ts';

const MOUNTS = 200;
const WARM_UP = 5;

/**
 * Mounts and unmounts a figure as the site itself does: the island as the server wrote it goes into the page, wakes,
 * is taken out, and Astro is told that the page has changed. Counts what stays behind after a garbage collection.
 */
export async function mountFigure(browser: Browser, site: string, id: string): Promise<Measured[]> {
  const page = await browser.newPage();
  // The island goes back in as text, which the page itself may not do.
  await page.setBypassCSP(true);
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${site}labs/${id}/`, { waitUntil: 'domcontentloaded' });
  await page.mouse.move(1, 1);
  const html = await (await fetch(`${site}labs/${id}/`)).text();
  // The handle would hold on to the figure it found.
  await (await page.waitForSelector(`[data-figure="${id}"][data-awake]`))?.dispose();
  const devtools = await page.createCDPSession();
  await mount(page, html, WARM_UP);
  const before = await nodes(devtools);
  await mount(page, html, MOUNTS);
  const after = await nodes(devtools);
  await devtools.send('DOM.enable');
  await devtools.send('DOM.getDocument');
  const { detachedNodes } = await devtools.send('DOM.getDetachedDomNodes');
  await page.close();
  const what = `${MOUNTS} mounts: `;
  return [
    { where: id, what: `${what}detached trees`, value: detachedNodes.length, unit: '', most: 0 },
    { where: id, what: `${what}nodes more than before`, value: after - before, unit: '', most: 0 },
  ];
}

/** How many DOM nodes there are, in the page or out of it, once the garbage is collected. */
async function nodes(devtools: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i += 1) await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Memory.getDOMCounters')).nodes;
}

const mount = (page: Page, html: string, times: number) =>
  page.evaluate(
    async (text, count) => {
      const island = new DOMParser()
        .parseFromString(text, 'text/html')
        .querySelector('astro-island')!.outerHTML;
      for (let i = 0; i < count; i += 1) {
        const old = document.querySelector('astro-island')!;
        const place = old.parentElement!;
        old.remove();
        document.dispatchEvent(new Event('astro:after-swap'));
        place.insertAdjacentHTML('afterbegin', island);
        const figure = place.querySelector('[data-figure]')!;
        await new Promise<void>((awake) => {
          const watch = new MutationObserver(() => {
            if (!figure.hasAttribute('data-awake')) return;
            watch.disconnect();
            awake();
          });
          watch.observe(figure, { attributes: true });
        });
      }
    },
    html,
    times,
  );
