import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { environment, run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.PROGRAMFILES ?? '', 'Google/Chrome/Application/chrome.exe'),
];

function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...found, ...elsewhere].find((path) => existsSync(path));
}

function isDebianRoot() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*debian/m.test(release) && process.getuid?.() === 0;
}

/**
 * Finds a Chromium for the browser tests: the one CHROME_PATH names, an installed one, on Debian as root the
 * distribution's, else Playwright's own download. Answers its path, or "" for Playwright's own; throws one sentence
 * that says what to do where there is none.
 */
export async function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, and there is no such file; correct it or unset it.`);
  }
  const present = installed();
  if (present) return present;
  if (isDebianRoot()) {
    console.log('No browser is installed: installing the distribution’s chromium.');
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', 'chromium'], {
      env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const now = installed();
    if (now) return now;
  }
  if ((await run('playwright', ['install', 'chromium'])) === 0) return '';
  throw new Error(
    'No browser for the browser tests: install Chromium or Chrome, or name one with CHROME_PATH.',
  );
}
