import type { Browser, Page } from 'puppeteer-core';
import { percentile, type Measured } from './report.ts';

const SLOWDOWN = 4;
const MOVES = 240;

interface Frames {
  readonly deltas: readonly number[];
  readonly longTasks: readonly number[];
}

/** Drags the flagship's time slider there and back with the CPU four times slower, and times the frames meanwhile. */
export async function scrubFlagship(browser: Browser, site: string): Promise<Measured[]> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${site}labs/side-by-side/`, { waitUntil: 'networkidle0' });
  await page.mouse.move(1, 1);
  const slider = (await page.waitForSelector('[data-figure="side-by-side"][data-awake] input[type=range]'))!;
  await slider.scrollIntoView();
  const { x, y, width, height } = (await slider.boundingBox())!;
  const at = (part: number) => [x + width * part, y + height / 2] as const;
  await page.mouse.move(...at(0.02));
  await page.mouse.down();
  // Once there and back before it counts: the code is compiled, as it is when a reader has played for a while.
  await drag(page, at, 60);
  await page.emulateCPUThrottling(SLOWDOWN);
  await record(page);
  await drag(page, at, MOVES);
  const { deltas, longTasks } = await recorded(page);
  await page.emulateCPUThrottling(null);
  await page.mouse.up();
  await page.close();
  const where = `side-by-side, CPU 1/${SLOWDOWN}`;
  return [
    { where, what: 'frame time while scrubbing, p95', value: percentile(deltas, 0.95), unit: 'ms', most: 17 },
    { where, what: 'longest task while scrubbing', value: Math.max(0, ...longTasks), unit: 'ms', most: 50 },
  ];
}

async function drag(
  page: Page,
  at: (part: number) => readonly [number, number],
  moves: number,
): Promise<void> {
  for (let i = 0; i < moves; i += 1) {
    const way = (2 * i) / moves;
    await page.mouse.move(...at(0.02 + 0.96 * (way < 1 ? way : 2 - way)));
  }
}

const record = (page: Page) =>
  page.evaluate(() => {
    const frames = { deltas: [] as number[], longTasks: [] as number[] };
    Object.assign(window, { frames });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) frames.longTasks.push(duration);
    }).observe({ type: 'longtask' });
    let before: number | undefined;
    const frame = (now: number) => {
      if (before !== undefined) frames.deltas.push(now - before);
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

const recorded = (page: Page): Promise<Frames> =>
  page.evaluate(() => (window as unknown as { frames: Frames }).frames);
