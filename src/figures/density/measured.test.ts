import { describe, expect, it } from 'vitest';
import { readMeasurements } from '../../schemas/read-measurements.ts';
import { guestSizes, memoryOf, type Plan, type SideName } from '../../simulators/density/index.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { claimIds, factsOf } from './claims.ts';
import { presets } from './params.ts';
import { planOf } from './run.ts';

/**
 * The model against what we measured for the same app. Percentages are how far the model is off; where it is not
 * closer, the reason stands beside it.
 */
const facts = factsOf(testClaims([...claimIds]));
const plan: Plan = planOf(presets[0]!.params, facts);
const { measured } = plan;
const files = readMeasurements();

function row(file: string, id: string): number {
  const median = files.get(`2026-11-23-${file}`)?.rows.find((each) => each.id === id)?.median;
  if (median === undefined) throw new Error(`${file} has no row "${id}".`);
  return median / 1024;
}

/** What copies add to a host, MiB, without the host's own. */
const added = (of: Plan, side: SideName, copies: number, merged = 0) => {
  const { groups, once } = memoryOf(of, side, { copies, given: 0, merged });
  return { groups, once };
};
const off = (model: number, real: number) => Math.abs(model / real - 1) * 100;

describe('containers', () => {
  // PSS counts mapped pages only, of the app's processes: no shim, no kernel's books, no cache that nobody mapped.
  const pss = (bases: number, copies: number) => {
    const { groups, once } = added({ ...plan, bases }, 'containers', copies);
    return groups.reduce((sum, group) => sum + group.copies * group.each.app, 0) + once.files * (9.3 / 20);
  };

  // Each copy of the app in fact maps a little more than the last, 0.1 MiB of its own file pages.
  it.each([1, 4, 8])('%i on shared layers: within 2%% of the measured PSS', (copies) => {
    expect(off(pss(1, copies), row('first-memory-containers', `shared-${copies}-pss`))).toBeLessThan(2);
  });
  it.each([1, 4])('%i on separate copies of the files: within 3%%', (copies) => {
    expect(off(pss(99, copies), row('first-memory-containers', `separate-${copies}-pss`))).toBeLessThan(3);
  });

  // The second series has another build of the app's Python with 2 MiB less of its own.
  it.each([1, 4, 8])('%i of the second series: within 25%%', (copies) => {
    expect(off(pss(1, copies), row('second-memory-containers', `containers-${copies}-pss`))).toBeLessThan(25);
  });
});

describe('guests', () => {
  const ram = (offered: number, kind: Plan['guest'] = 'full') =>
    Object.values(guestSizes({ ...plan, offered, guest: kind })).reduce((sum, size) => sum + size, 0);

  // 128 and 256 are what the model is fitted to; at 512 a real kernel keeps a little more than its list of pages.
  it.each([
    [128, 0.5],
    [256, 0.5],
    [512, 3],
  ])('offered %i MiB: within %d%% of the measured guest', (offered, most) => {
    expect(off(ram(offered), row('first-memory-guests', `guests-1-${offered}-ram-each`))).toBeLessThan(most);
  });

  // No two guests boot alike: the four and the eight held 165 and 173 MiB each, the one alone 178.
  it.each([4, 8])('%i at once: within 8%%', (copies) => {
    expect(off(ram(256), row('first-memory-guests', `guests-${copies}-256-ram-each`))).toBeLessThan(8);
  });

  // Debian with more packages: 205 MiB each. Its boot reads more files than the first series' did.
  it.each([1, 4, 8])('%i of the second series: within 16%%', (copies) => {
    expect(off(ram(256), row('second-memory-guests', `guests-${copies}-ram-each`))).toBeLessThan(16);
  });

  it.each([4, 8])('%i after KSM: within 4%% of what they held less what merging saved', (copies) => {
    const each = row('first-memory-guests', `guests-${copies}-256-ram-each`);
    const saved =
      (row('first-memory-guests', `guests-${copies}-256-pss`) -
        row('first-memory-guests', `guests-${copies}-256-pss-ksm`)) /
      copies;
    const { groups, once } = added(plan, 'vms', copies, copies);
    const vmm = measured.vmm.qemu.each;
    const held = groups.reduce(
      (sum, group) =>
        sum + group.copies * (Object.values(group.each).reduce((all, part) => all + part, 0) - vmm),
      once.merged,
    );
    expect(off(held / copies, each - saved)).toBeLessThan(4);
  });

  // NSDI 2020, Firecracker on real hardware, another small guest: RSS 175.6 MiB at 512 and 220.9 at 3072 MiB offered.
  it('grows with what it is offered as published guests did: 40 MiB from 512 to 3072, theirs 45', () => {
    expect(off(ram(3072) - ram(512), 220.9 - 175.6)).toBeLessThan(15);
  });
});
