// Run once, with `node tests/reality/measure/import-fixture.ts FOLDER`: writes tests/fixtures/measurements.json as
// files of content/measurements. Figures are taken over as they are; what the fixture did not keep (the single runs,
// for copies also the smallest and the largest) is marked "not kept".
import { readFileSync } from 'node:fs';
import { fixtureFiles, type Fixture } from './fixture-files.ts';
import { published } from './published.ts';
import { writeMeasurement } from './write.ts';

const fixture = JSON.parse(
  readFileSync(new URL('../../fixtures/measurements.json', import.meta.url), 'utf8'),
) as Fixture;
const { cpus, memoryGiB, kind, host_kernel: kernel, storage, scheduler, cgroups } = fixture.machine;

for (const [name, { accelerator = 'none', topic, ...file }] of Object.entries(fixtureFiles(fixture))) {
  const hardware = topic === 'vm-boot' || topic === 'memory' ? published[topic] : undefined;
  const path = writeMeasurement(process.argv[2] ?? 'content/measurements', name, {
    ...file,
    topic,
    series: 'first',
    date: '2026-11-23',
    machine: { kind, cpus, memoryGiB, kernel, storage, scheduler, cgroups },
    load: 'What else ran was not written down; the machine was shared with others, so the spread from smallest to largest is real.',
    accelerator,
    ...(accelerator === 'TCG' && hardware ? { hardware } : {}),
  });
  console.log(`${path}: ${file.rows.length} rows.`);
}
