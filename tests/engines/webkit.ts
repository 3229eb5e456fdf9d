import { spawn } from 'node:child_process';
import { freePort } from '../../scripts/run.mjs';
import type { Engine } from './driver.ts';
import { miniBrowser, onPath } from './find.ts';
import { call, find, keys } from './webdriver.ts';
import { screen } from './x-server.ts';

/** WebKit as WebKitGTK builds it, through its own WebDriver and its MiniBrowser on a screen that nobody sees. */
export const webkit: Engine = {
  name: 'WebKit',
  start: async () => {
    const program = onPath('WebKitWebDriver');
    const binary = miniBrowser();
    const shown = program !== undefined && binary !== undefined ? await screen() : null;
    if (program === undefined || binary === undefined || shown === null) return null;
    const port = await freePort();
    const driver = spawn(program, [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: shown.display,
        GDK_BACKEND: 'x11',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        // As root WebKit has no sandbox to enter; the pages are our own, on the loopback.
        ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
      },
    });
    const stop = () => {
      driver.kill();
      shown.close();
    };
    try {
      const address = `http://127.0.0.1:${port}`;
      await answering(`${address}/status`);
      const { sessionId } = await call<{ sessionId: string }>(`${address}/session`, 'POST', {
        capabilities: {
          alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } },
        },
      });
      const session = `${address}/session/${sessionId}`;
      await call(`${session}/window/rect`, 'POST', { x: 0, y: 0, width: 1280, height: 1000 });
      const evaluate = <T>(expression: string) =>
        call<T>(`${session}/execute/sync`, 'POST', { script: `return (${expression})`, args: [] });
      return {
        open: (url) => call(`${session}/url`, 'POST', { url }),
        evaluate,
        click: async (selector) => {
          // WebKit's driver presses before a smooth scroll of its own has brought the element in.
          await evaluate(inView(selector));
          await call(`${await find(session, selector)}/click`, 'POST');
        },
        press: async (selector, key) =>
          call(`${await find(session, selector)}/value`, 'POST', { text: keys[key] }),
        close: () => call<null>(session, 'DELETE').then(stop, stop),
      };
    } catch (error) {
      stop();
      throw error;
    }
  },
};

const inView = (selector: string) =>
  `document.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: 'center', behavior: 'instant' })`;

/** Waits until the driver answers; gives up after ten seconds of refusals. */
async function answering(address: string): Promise<void> {
  const until = performance.now() + 10_000;
  for (;;) {
    const ready = await fetch(address).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    if (performance.now() > until) throw new Error('WebKitWebDriver does not answer.');
    await new Promise((later) => setTimeout(later, 50));
  }
}
