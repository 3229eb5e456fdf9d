import { gzipSync } from 'node:zlib';
import type { Browser } from 'puppeteer-core';
import type { Measured } from './report.ts';

/**
 * What a page sends before anybody touches it, on a phone's screen: its scripts, inline ones too, as gzip sends them,
 * and its fonts.
 */
export async function weighPage(browser: Browser, url: string, where: string): Promise<Measured[]> {
  const page = await browser.newPage();
  await page.setViewport({ width: 412, height: 823, isMobile: true, hasTouch: true });
  let script = 0;
  let fonts = 0;
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    if (kind !== 'script' && kind !== 'font') return;
    bodies.push(
      response.buffer().then((body) => {
        if (kind === 'font') fonts += body.length;
        else script += gzipSync(body).length;
      }),
    );
  });
  await page.goto(url, { waitUntil: 'networkidle0' });
  await Promise.all(bodies);
  const inline = await page.$$eval('script:not([src])', (all) =>
    all.filter(({ type }) => type === '' || type === 'module').map(({ text }) => text),
  );
  if (inline.length > 0) script += gzipSync(inline.join('\n')).length;
  await page.close();
  return [
    { where, what: 'script before interaction, gzip', value: script / 1000, unit: 'kB', most: 8 },
    { where, what: 'fonts', value: fonts / 1000, unit: 'kB', most: 110 },
  ];
}
