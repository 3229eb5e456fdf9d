// The same journey through every figure in three engines. What is not installed is said and left out. Names of engines
// or figures after the command try only those.
import { mkdirSync, writeFileSync } from 'node:fs';
import { figures } from '../e2e/site.ts';
import { chromium } from './chromium.ts';
import type { Engine } from './driver.ts';
import { firefox } from './firefox.ts';
import { journey } from './journey.ts';
import { webkit } from './webkit.ts';

const site = process.env['SITE_ADDRESS'] ?? 'http://127.0.0.1:4321/';
const only = process.argv.slice(2);
/** Those of `all` that were named, or all where none was. */
function asked<T>(all: readonly T[], name: (one: T) => string): readonly T[] {
  const named = all.filter((one) => only.includes(name(one)));
  return named.length > 0 ? named : all;
}
const engines = asked([chromium, firefox, webkit], ({ name }) => name.toLowerCase());
const tried = asked(figures, ({ id }) => id);
const count = { passed: 0, failed: 0 };

async function tryOut({ name, start }: Engine): Promise<void> {
  const driver = await start();
  if (driver === null) {
    console.log(`${name} is not installed here: the journey is not run in it.`);
    return;
  }
  let held = 0;
  try {
    for (const { id, chapter } of tried) {
      try {
        await journey(driver, new URL(chapter, site).href, id);
        held += 1;
      } catch (error) {
        count.failed += 1;
        console.error(`${name}, ${id}: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
    console.log(
      `${name}: ${held} of ${tried.length} figures read, played, stepped, scrubbed, shared and reopened.`,
    );
  } finally {
    count.passed += held;
    await driver.close();
  }
}

for (const engine of engines) {
  try {
    await tryOut(engine);
  } catch (error) {
    count.failed += 1;
    console.error(`${engine.name}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
mkdirSync('test-results', { recursive: true });
writeFileSync('test-results/engines.json', JSON.stringify(count));
process.exitCode = count.failed === 0 ? 0 : 1;
