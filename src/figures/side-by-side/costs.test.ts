import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { claimIds, claimsOf } from './claims.ts';
import { definition } from './frame.ts';
import { hostSeries, neighbourSeries } from './occupancy.ts';
import { presets, type Params } from './params.ts';
import type { Run } from './run.ts';
import { scoreRows } from './scores.ts';
import { words } from './words.ts';

const claims = testClaims(claimIds);
const warm = presets[0]!.params;
const runOf = (params: Params): Run => definition.run(params, claims);
const preset = (id: string) => runOf(presets.find((p) => p.id === id)!.params);
const last = (run: Run) => definition.frameAt(run, run.duration);

describe('what a guest costs', () => {
  // The monitor: what each has written to, and its program once for all (figure-density.yaml).
  it('holds a Debian guest as density counts it: 3 × (178 + 8.8) + 7.6 MiB', () => {
    const { memory } = last(preset('warm')).vmScore;
    expect(memory).toBeCloseTo(3 * (178 + 8.8) + 7.6, 6);
    expect(definition.frameAt(preset('warm'), 0).vmScore.memory).toBeCloseTo(3 * 8.8 + 7.6, 6);
  });

  const micro = { ...warm, guest: 'microvm' as const };
  const layers = [121_374_720, 39_050_752, 9_000_000, 3072].reduce((sum, size) => sum + size, 0);

  it('holds a microVM without a Debian: its kernel, the list of its pages, its tables, files and app', () => {
    const guest = 31.7 + 2 + 9.3 + 20 + 10.5;
    expect(last(runOf(micro)).vmScore.memory).toBeCloseTo(3 * (guest + 0.5) + 1.9, 6);
    expect(last(runOf(micro)).vmScore.disk).toBe(3 * layers + 14_186_432);
  });

  it('sends a microVM as what its layers weigh packed, with its kernel', () => {
    const cold = runOf({ ...micro, start: 'cold' });
    const packed = 51_065_783 + 14_229_945 + 3_000_000 + 522 + 14_186_432;
    expect(cold.plans.diskTransfers[0]!.end).toBeCloseTo((packed * 8) / 1000, -1);
    expect(last(cold).vmScore.disk).toBe(packed + 4 * layers + 14_186_432);
  });

  it('names the sources of the guest that is there, and of no other', () => {
    const own = (guest: Params['guest']) => claimsOf(guest).filter((id) => /resident|micro|vmm/.test(id));
    expect(own('debian')).toEqual(['sbs-guest-ram-resident', 'den-vmm-qemu', 'den-vmm-qemu-once']);
    expect(own('microvm')).toEqual([
      'sbs-vmm-start',
      'sbs-microvm-to-init',
      'sbs-microvm-app',
      'den-micro-kernel',
      'den-micro-system',
      'den-vmm-firecracker',
      'den-vmm-firecracker-once',
    ]);
    const { run } = definition;
    for (const guest of ['debian', 'microvm'] as const)
      expect(() => run({ ...warm, guest }, testClaims(claimsOf(guest)))).not.toThrow();
  });
});

describe('with Xen', () => {
  it('counts the kernel of the control domain, not one of a host', () => {
    const { say, alt } = last(runOf({ ...warm, hypervisor: 'xen' }));
    expect(say).toMatch(
      /4 kernels \(the control domain’s and 3 guests’\) on the left, 1 kernel on the right/,
    );
    expect(alt).not.toMatch(/host’s/);
    expect(last(preset('warm')).say).toMatch(/4 kernels \(the host’s and 3 guests’\)/);
  });
});

describe('the neighbour', () => {
  it('has a series of its own, and is called by its name', () => {
    const seriesIn = (run: Run) =>
      [run.vmBusy, run.containerBusy].map(({ cpus }) => new Set(cpus.flat(2).map(({ series }) => series)));
    for (const series of seriesIn(preset('hog'))) {
      expect(series.has(neighbourSeries)).toBe(true);
      expect(series.has(hostSeries)).toBe(false);
    }
    for (const series of seriesIn(preset('cold'))) {
      expect(series.has(hostSeries)).toBe(true);
      expect(series.has(neighbourSeries)).toBe(false);
    }
    expect([words.task('vm', neighbourSeries), words.task('vm', hostSeries), words.task('vm', 2)]).toEqual([
      'neighbour',
      'host',
      'v2',
    ]);
  });
});

describe('the scoreboard', () => {
  it('draws each bar against the larger side at the end', () => {
    const run = preset('warm');
    const end = last(run);
    const rows = scoreRows(run, definition.frameAt(run, 0), end);
    expect(
      rows.map(({ vm, container }) => `${vm.now} → ${vm.end} | ${container.now} → ${container.end}`),
    ).toEqual([
      '1 kernel → 4 kernels (the host’s and 3 guests’) | 1 kernel → 1 kernel',
      '1.44 GB → 1.44 GB | 169 MB → 169 MB',
      '34 MiB → 568 MiB | 0 MiB → 41 MiB',
      expect.stringMatching(/^not yet → 3\.\d\d s \| not yet → 1\d\d ms$/),
      expect.stringMatching(/^not yet → 3\.\d\d s \| not yet → 1\d\d ms$/),
    ]);
    for (const { vm, container } of scoreRows(run, end, end))
      expect(Math.max(vm.share, container.share)).toBe(1);
  });
});
