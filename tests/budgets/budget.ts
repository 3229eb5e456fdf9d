/**
 * `npm run budget [-- --runs N] [-- --pages GLOB]`: builds the site into a folder of its own, serves it packed, and
 * holds every page and figure to its budget. Ends with "N within, N over" and status 1 where any is over.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { chromium } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../scripts/browser.mjs';
import { serveFolder } from '../support/static-server.ts';
import { lighthousePage } from './site/lighthouse.ts';
import { mountFigure } from './site/mounts.ts';
import { readOptions } from './site/options.ts';
import { line, within, type Measured } from './site/report.ts';
import { scrubFlagship } from './site/scrub.ts';
import { weighPage } from './site/weight.ts';

const options = readOptions(process.argv.slice(2));
const folder = process.env['SITE_DIST'] ?? mkdtempSync(join(tmpdir(), 'budget-'));
if (!process.env['SITE_DIST']) {
  const { status } = spawnSync('astro', ['build', '--outDir', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The site does not build; run "npm run build" and look at what it says.');
}

const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .map((file) =>
    file
      .split(sep)
      .join('/')
      .replace(/index\.html$/, ''),
  )
  .filter(options.wanted)
  .sort();
const figures = pages.flatMap((path) => /^labs\/([^/]+)\/$/.exec(path)?.[1] ?? []);

const server = await serveFolder(folder);
const browser = await puppeteer.launch({
  executablePath: (await findBrowser()) || chromium.executablePath(),
  args: [
    '--disable-background-networking',
    '--disable-extensions',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
const all: Measured[] = [];
const tell = (measured: readonly Measured[]) => {
  for (const one of measured) console.log(line(one));
  all.push(...measured);
};
try {
  for (const path of pages) {
    const url = server.address + path;
    tell(await lighthousePage(browser, url, `/${path}`, options.runs));
    tell(await weighPage(browser, url, `/${path}`));
  }
  if (figures.includes('side-by-side')) tell(await scrubFlagship(browser, server.address));
  for (const id of figures) tell(await mountFigure(browser, server.address, id));
} finally {
  await browser.close();
  await server.stop();
  if (!process.env['SITE_DIST']) rmSync(folder, { recursive: true });
}
const over = all.filter((measured) => !within(measured));
if (over.length > 0) console.log(`\nOver:\n${over.map(line).join('\n')}`);
console.log(`\n${all.length - over.length} within, ${over.length} over`);
process.exitCode = over.length > 0 ? 1 : 0;
