import { test } from 'vitest';
import { ms, sec } from '../shared/units.ts';
import { simulate } from './index.ts';
import type { GroupSpec, PolicyName, Scenario } from './types.ts';

/** 30 s of 4 CPUs with 16 tasks in 8 groups: half of them busy, half waking every 12–40 ms for 1–3 ms. */
const scenario = (policy: PolicyName): Scenario => ({
  cpus: 4,
  policy,
  horizon: sec(30),
  groups: Array.from({ length: 8 }, (_, g): GroupSpec => ({
    id: `g${g}`,
    weight: 100 + 50 * (g % 4),
    tasks: [
      { id: `busy${g}`, work: { kind: 'busy' } },
      {
        id: `bursty${g}`,
        work: { kind: 'bursty', run: 1000 + 270 * g, every: ms(12 + 4 * g), first: 700 * g },
      },
    ],
  })),
});

test('30 s of 16 tasks on 4 CPUs', async ({ bench }) => {
  const xen = scenario('xen-credit');
  const linux = scenario('linux-eevdf');
  await bench.compare(
    bench('xen-credit', () => void simulate(xen)),
    bench('linux-eevdf', () => void simulate(linux)),
  );
});

test('looking a state up in such a run', async ({ bench }) => {
  const run = simulate(scenario('xen-credit'));
  let t = 0;
  await bench('at(t)', () => {
    t = (t + 7_654_321) % sec(30);
    run.at(t);
  }).run();
});
