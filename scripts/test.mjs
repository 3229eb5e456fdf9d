// npm test: everything that must hold, in order; the last line counts unit and browser tests together.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { environment, install, root, run, serve } from './run.mjs';

const results = join(root, 'test-results');
const failedSteps = [];
const count = { passed: 0, failed: 0, skipped: 0 };

async function step(name, work) {
  console.log(`\n== ${name}`);
  const status = await work();
  if (status !== 0) failedSteps.push(name);
  return status === 0;
}

/** Adds what a runner's own report counted; a runner that left no report counts as one failure. */
function add(file, read) {
  const path = join(results, file);
  if (!existsSync(path)) {
    count.failed += 1;
    return;
  }
  const { passed, failed, skipped = 0 } = read(JSON.parse(readFileSync(path, 'utf8')));
  count.passed += passed;
  count.failed += failed;
  count.skipped += skipped;
}

/** Runs a program against the built site, which is served as long as it takes. */
async function againstSite(browser, command, args) {
  const { address, stop } = await serve();
  try {
    return await run(command, args, {
      env: { ...environment, SITE_ADDRESS: address, CHROME_PATH: browser },
    });
  } finally {
    stop();
  }
}

function finish() {
  for (const name of failedSteps) console.log(`Failed: ${name}.`);
  const left = count.skipped > 0 ? `, ${count.skipped} left out` : '';
  console.log(`${count.passed} passed, ${count.failed} failed${left}`);
  process.exit(failedSteps.length > 0 || count.failed > 0 ? 1 : 0);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

if (!(await step('install', install))) finish();
let browser;
await step('browser', async () => {
  try {
    browser = await findBrowser();
    return 0;
  } catch (error) {
    console.error(error.message);
    return 1;
  }
});
await step('format', () => run('prettier', ['--check', '--log-level', 'warn', '.']));
await step('lint', () => run('eslint', ['--max-warnings', '0', '.']));
await step('types', () => run('astro', ['check', '--minimumFailingSeverity', 'warning']));
await step('types of the simulators, without the DOM', () => run('tsc', ['-p', 'src/simulators']));
await step('unit tests', () =>
  run('vitest', ['run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json']),
);
add('unit.json', (report) => ({
  passed: report.numPassedTests,
  skipped: report.numPendingTests,
  failed: report.numFailedTests + report.numFailedTestSuites * (report.numFailedTests === 0 ? 1 : 0),
}));
const built = await step('build', () => run('astro', ['build']));
const builtBelow = await step('build for a sub-path', () =>
  run('astro', ['build', '--outDir', 'test-results/sub-path'], {
    env: {
      ...environment,
      BASE_PATH: '/some/where/',
      REPOSITORY: 'https://host.example/owner/name',
    },
  }),
);
if (built && builtBelow && browser !== undefined) {
  if (spawnSync('caddy', ['version']).status !== 0)
    console.log('\nCaddy is not installed here: the tests of server/Caddyfile are left out.');
  await step('browser tests', () =>
    againstSite(browser, 'playwright', ['test', '-c', 'tests/e2e/playwright.config.ts']),
  );
  add('browser.json', ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
  await step('three engines', () => againstSite(browser, 'node', ['tests/engines/run.ts']));
  add('engines.json', (report) => report);
} else {
  failedSteps.push('browser tests (not run)');
}
finish();
