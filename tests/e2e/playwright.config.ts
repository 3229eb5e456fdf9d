import { defineConfig } from '@playwright/test';

const path = process.env['CHROME_PATH'];

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browser',
  fullyParallel: true,
  workers: 2,
  // A machine shared with others may stall a browser once; what fails twice is broken. Retried tests count as flaky in the report.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: true,
  // Axe reads a chapter with four figures for most of a minute on a busy machine.
  timeout: 150_000,
  reporter: [['dot'], ['json', { outputFile: '../../test-results/browser.json' }]],
  use: {
    baseURL: process.env['SITE_ADDRESS'] ?? 'http://127.0.0.1:4321/',
    viewport: { width: 1280, height: 900 },
    // Each test reads the pages as they are served; what the service worker keeps is the matter of offline.spec.ts.
    serviceWorkers: 'block',
    launchOptions: {
      ...(path ? { executablePath: path } : {}),
      // As root Chromium has no sandbox to enter; the pages are our own, on the loopback.
      args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-background-networking'] : [],
    },
  },
});
