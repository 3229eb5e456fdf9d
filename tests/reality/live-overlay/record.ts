/**
 * `node tests/reality/live-overlay/record.ts FILE`: asks this kernel everything that a file in the format of
 * tests/fixtures/overlay.json asks, and writes its answers into the file. A new case needs name, mount, lowers and
 * ops; a fifo or a device may be made but not opened. Linux, root.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import type { OverlayCase } from '../../../src/simulators/image-layers/agreement/overlay-case.ts';
import { askedOf } from './check.ts';
import { OverlayHost } from './host.ts';

interface Recorded {
  readonly scenarios: readonly OverlayCase[];
}

async function record(path: string): Promise<number> {
  const file = JSON.parse(readFileSync(path, 'utf8')) as Recorded;
  const host = await OverlayHost.open();
  const scenarios: OverlayCase[] = [];
  try {
    for (const scenario of file.scenarios) scenarios.push(await host.run(askedOf(scenario)));
  } finally {
    await host.close();
  }
  const head = { ...file, kernel: release().split('-')[0], count: scenarios.length, scenarios: [] };
  const lines = scenarios.map((each) => JSON.stringify(each)).join(',\n');
  const fields = Object.entries(head).map(
    ([name, value]) =>
      `${JSON.stringify(name)}: ${name === 'scenarios' ? `[\n${lines}\n]` : JSON.stringify(value)}`,
  );
  writeFileSync(`${path}.new`, `{\n${fields.join(',\n')}\n}\n`);
  renameSync(`${path}.new`, path);
  return scenarios.length;
}

try {
  const [path, ...rest] = process.argv.slice(2);
  if (path === undefined || rest.length > 0) throw new Error('Give the one file to record anew.');
  console.log(`${path}: ${await record(path)} scenarios as Linux ${release()} answers them.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
