import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMountLine } from '../../src/simulators/image-layers/overlay/options.ts';
import { overlayCase } from '../reality/agreement/overlay-file.ts';
import { findController, processBesideGroup, settingsOf } from '../reality/live-cpu/cgroups.ts';
import { otherUse } from '../reality/live-cpu/other-use.ts';
import { arbitraryCase, OPTIONS } from '../reality/live-overlay/arbitrary-case.ts';
import { numberOf } from '../reality/live-overlay/syscalls.ts';
import { LAYERS, OVERLAY } from '../reality/mutations/layers.ts';
import { mutate } from '../reality/mutations/mutant.ts';
import { LINUX_EEVDF, STARTUP, XEN_CREDIT } from '../reality/mutations/scheduling.ts';

describe('random overlay cases', () => {
  it('are of the fixture’s format, whatever comes', () => {
    fc.assert(
      fc.property(arbitraryCase(OPTIONS), (asked) => {
        const ops = asked.ops.map((op) => ({ ...op, errno: null }));
        const found = { merged: {}, upper: {}, lowers_unchanged: true };
        const given = overlayCase('case', { ...asked, ops, ...found });
        expect(parseMountLine(given.mount).lowers).toHaveLength(given.lowers.length);
      }),
    );
  });
});

describe('findController', () => {
  const hybrid = `tmpfs /sys/fs/cgroup tmpfs rw 0 0
cgroup /sys/fs/cgroup/cpuset cgroup rw,relatime,cpuset 0 0
cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,relatime,cpu,cpuacct 0 0
cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0`;
  const unified = 'cgroup2 /sys/fs/cgroup cgroup2 rw,nsdelegate 0 0';

  it('takes the hierarchy that has the cpu controller', () => {
    const none = () => 'hugetlb\n';
    expect(findController(hybrid, none)).toEqual({ version: 1, root: '/sys/fs/cgroup/cpu,cpuacct' });
    expect(findController(unified, () => 'cpuset cpu io\n')).toEqual({ version: 2, root: '/sys/fs/cgroup' });
    expect(findController(unified, none)).toBe(null);
    expect(findController('', none)).toBe(null);
  });
});

describe('settingsOf', () => {
  const quota = { quota: 20_000, period: 100_000 };

  it('writes shares, period before quota, and idle last in version 1', () => {
    expect(settingsOf(1, { shares: 102, quota, idle: true })).toEqual([
      ['cpu.shares', '102'],
      ['cpu.cfs_period_us', '100000'],
      ['cpu.cfs_quota_us', '20000'],
      ['cpu.idle', '1'],
    ]);
  });

  it('writes the same as weight and cpu.max in version 2, where a weight is 1 to 10000', () => {
    expect(settingsOf(2, { shares: 3072, quota, idle: false })).toEqual([
      ['cpu.weight', '300'],
      ['cpu.max', '20000 100000'],
    ]);
    expect(settingsOf(2, { shares: 2, idle: false })).toEqual([['cpu.weight', '1']]);
    expect(settingsOf(2, { shares: 262_144, idle: false })).toEqual([['cpu.weight', '10000']]);
  });
});

describe('processBesideGroup', () => {
  const group = { shares: 1024, idle: false, procs: [], groups: {} };

  it('sees a process next to a child group at any depth', () => {
    const beside = { ...group, procs: ['busy'], groups: { k: group } };
    expect(processBesideGroup({ A: { ...group, groups: { B: beside } } })).toBe(true);
    expect(processBesideGroup({ A: { ...group, groups: { B: { ...group, procs: ['busy'] } } } })).toBe(false);
  });
});

describe('otherUse', () => {
  const at = (ms: number, used: number | undefined, idle: number, steal: number) => ({
    at: ms * 1e6,
    used: used === undefined ? undefined : used * 1e6,
    idle: idle * 1e6,
    steal: steal * 1e6,
  });

  it('is what others ran and what the hypervisor took, in percent', () => {
    expect(otherUse(at(0, 0, 0, 0), at(1000, 700, 280, 20), 60)).toBeCloseTo(12);
    expect(otherUse(at(0, 0, 0, 0), at(1000, 600, 400, 0), 60.5)).toBe(0);
  });

  it('is all that was neither ours nor idle where no exact times are to be had', () => {
    expect(otherUse(at(0, undefined, 0, 0), at(1000, undefined, 300, 0), 60)).toBeCloseTo(10);
  });
});

describe('numberOf', () => {
  it('knows two architectures', () => {
    expect(numberOf('openat', 'x64')).toBe(257);
    expect(numberOf('openat', 'arm64')).toBe(56);
    expect(numberOf('openat', 'riscv64')).toBeUndefined();
  });
});

describe('mutate', () => {
  const mutant = { file: 'a.ts', rule: 'a is before b', original: 'a < b', mutated: 'a > b' };

  it('flips a rule that stands there once, and refuses any other', () => {
    expect(mutate('if (a < b) go();', mutant)).toBe('if (a > b) go();');
    expect(() => mutate('a < b || a < b', mutant)).toThrow('a.ts: "a < b" stands there 2 times, not once');
    expect(() => mutate('', mutant)).toThrow('stands there 0 times');
  });

  const all = [XEN_CREDIT, LINUX_EEVDF, OVERLAY, LAYERS, STARTUP].flatMap(({ mutants }) => mutants);
  it.each(all.map((each) => [each.rule, each] as const))('fits the source: %s', (_rule, each) => {
    const source = readFileSync(new URL(`../../src/simulators/${each.file}`, import.meta.url), 'utf8');
    expect(mutate(source, each)).not.toBe(source);
  });
});

describe('npm run reality', () => {
  it.each([[['--runs', '0']], [['--runs', 'many']], [['--seed', '1.5']], [['--fast']], [['overlay']]])(
    '%j: says how it is used',
    (args) => {
      const root = fileURLToPath(new URL('../..', import.meta.url));
      const node = join(root, 'node_modules', '.bin', 'node');
      const command = ['tests/reality/reality.ts', ...args];
      const { status, stdout, stderr } = spawnSync(node, command, { cwd: root, encoding: 'utf8' });
      expect(stderr).toMatch(
        /^Usage: npm run reality -- \[--runs 200\] \[--seed N\], both whole numbers\.\n/,
      );
      expect(stdout).toBe('');
      expect(status).toBe(2);
    },
  );
});
