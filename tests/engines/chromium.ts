import { existsSync } from 'node:fs';
import { chromium as playwright } from '@playwright/test';
import { focusOn, type Engine } from './driver.ts';

const keys = { End: 'End', Home: 'Home', PageUp: 'PageUp', Paste: 'ControlOrMeta+V' } as const;

/** Chromium through Playwright: the browser that CHROME_PATH names, else Playwright's own. */
export const chromium: Engine = {
  name: 'Chromium',
  start: async () => {
    const executablePath = process.env['CHROME_PATH'] || playwright.executablePath();
    if (!existsSync(executablePath)) return null;
    // As root Chromium has no sandbox to enter; the pages are our own, on the loopback.
    const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-background-networking'] : [];
    const browser = await playwright.launch({ executablePath, args });
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    return {
      open: async (url) => void (await page.goto(url)),
      evaluate: (expression) => page.evaluate(expression),
      click: (selector) => page.locator(selector).first().click(),
      press: async (selector, key) => {
        await page.evaluate(focusOn(selector));
        await page.keyboard.press(keys[key]);
      },
      close: () => browser.close(),
    };
  },
};
