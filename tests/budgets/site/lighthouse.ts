import lighthouse, { type RunnerResult } from 'lighthouse';
import type { Browser } from 'puppeteer-core';
import { median, type Measured } from './report.ts';

const scores = { accessibility: 100, 'best-practices': 100, seo: 100, performance: 99 } as const;

/**
 * Lighthouse's mobile verdict on a page, the median of `runs`: four scores, layout shift, blocking time. Throttling is
 * simulated from an unthrottled load, so what it gives depends on how busy the machine is, and only for the worse.
 * A page that asks not to be found (an embedded figure, the 404 page) is not blamed for that.
 */
export async function lighthousePage(
  browser: Browser,
  url: string,
  where: string,
  runs: number,
): Promise<Measured[]> {
  const port = Number(new URL(browser.wsEndpoint()).port);
  const hidden = where.startsWith('/embed/') || where === '/404.html';
  const results: RunnerResult['lhr'][] = [];
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse(
      url,
      { port, output: 'json', logLevel: 'error' },
      { extends: 'lighthouse:default', settings: { skipAudits: hidden ? ['is-crawlable'] : [] } },
    );
    const lhr = result!.lhr;
    if (lhr.runtimeError) throw new Error(`Lighthouse could not read ${where}: ${lhr.runtimeError.message}`);
    results.push(lhr);
  }
  const failed = new Set(
    results.flatMap(({ audits, categories }) =>
      ['accessibility', 'best-practices', 'seo'].flatMap((id) =>
        categories[id]!.auditRefs.filter(({ id, weight }) => weight > 0 && audits[id]!.score === 0).map(
          ({ id }) => id,
        ),
      ),
    ),
  );
  for (const id of failed) console.log(`${where}: Lighthouse finds fault with ${id}.`);
  const audit = (id: string) => median(results.map(({ audits }) => audits[id]!.numericValue ?? NaN));
  return [
    ...Object.entries(scores).map(([id, least]) => ({
      where,
      what: `Lighthouse ${id}`,
      value: median(results.map(({ categories }) => Math.round((categories[id]!.score ?? 0) * 100))),
      unit: '' as const,
      least,
    })),
    { where, what: 'layout shift', value: audit('cumulative-layout-shift'), unit: '', most: 0 },
    { where, what: 'blocking time', value: audit('total-blocking-time'), unit: 'ms', most: 50 },
  ];
}
