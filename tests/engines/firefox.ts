import puppeteer from 'puppeteer-core';
import { focusOn, type Engine } from './driver.ts';
import { onPath } from './find.ts';

/** A stock Firefox through WebDriver BiDi: the one that FIREFOX_PATH names, else the one on the PATH. */
export const firefox: Engine = {
  name: 'Firefox',
  start: async () => {
    const executablePath = process.env['FIREFOX_PATH'] || onPath('firefox-esr', 'firefox');
    if (executablePath === undefined) return null;
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      // Nothing in the background may ask the network while the pages are looked at.
      extraPrefsFirefox: {
        'app.update.enabled': false,
        'browser.safebrowsing.downloads.remote.enabled': false,
        'datareporting.policy.dataSubmissionEnabled': false,
        'network.captive-portal-service.enabled': false,
        'network.connectivity-service.enabled': false,
      },
    });
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    return {
      open: async (url) => void (await page.goto(url)),
      evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
      click: async (selector) => {
        await page.locator(selector).click();
      },
      press: async (selector, key) => {
        await page.evaluate(focusOn(selector));
        if (key !== 'Paste') return page.keyboard.press(key);
        const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';
        await page.keyboard.down(modifier);
        await page.keyboard.press('v');
        await page.keyboard.up(modifier);
      },
      close: () => browser.close(),
    };
  },
};
