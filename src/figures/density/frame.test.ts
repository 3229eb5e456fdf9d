import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { guestKinds, vmms } from '../../simulators/density/index.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { answerTo, betOf, ratioOf } from './bets.ts';
import { claimIds } from './claims.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import { pieces, type MemoryMap } from './memory-map.ts';
import { meta } from './meta.ts';
import {
  afters,
  baseCounts,
  diskKinds,
  disks,
  fileSizes,
  memories,
  offerings,
  owns,
  presets,
  type Params,
} from './params.ts';
import { cutsOf, pathsOf } from './paths.ts';
import { run, type Run } from './run.ts';
import { poster } from './poster.ts';

const claims = testClaims([...claimIds]);
const paramsOf = (id: string): Params => presets.find((each) => each.id === id)!.params;
const preset = (id: string): Run => run(paramsOf(id), claims);
const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);
const told = (of: Run): string[] =>
  of.timeline.steps.map((t, i) => `${of.beats[i]!.kind} ${definition.moment!(of, t)}`);
const score = ({ vms, containers, ratio }: Frame) =>
  `${vms.copies} VMs with ${vms.kernels} kernels, ${containers.copies} containers with ${containers.kernels}: ${ratio}`;

const anyParams: fc.Arbitrary<Params> = fc.record({
  own: fc.constantFrom(...owns),
  files: fc.constantFrom(...fileSizes),
  memory: fc.constantFrom(...memories),
  disk: fc.constantFrom(...disks),
  guest: fc.constantFrom(...guestKinds),
  vmm: fc.constantFrom(...vmms),
  offered: fc.constantFrom(...offerings),
  balloon: fc.boolean(),
  ksm: fc.boolean(),
  bases: fc.constantFrom(...baseCounts),
  images: fc.constantFrom(...diskKinds),
  after: fc.constantFrom(...afters),
});
/** Hosts that hold thousands of copies take their time; a few of them are enough. */
const few = { numRuns: 25 };

holdsTheContract({
  definition,
  meta,
  poster,
  any: anyParams,
  opens: 'app',
  sentence: /^[A-Z\d].*\.$/,
  never: /-\d/,
  alt: /^.{101}/su,
  between: true,
  bets: {
    outcomes: {
      app: 'many',
      bases: 'some',
      disk: 'most',
      help: 'some',
      large: 'less',
      micro: 'some',
      more: 'many',
    },
    right: /and it is/,
    wrong: /It came to/,
  },
  runs: few.numRuns,
  seeks: 6,
});

describe('presets keep what they promise', () => {
  it('our small web app: about fourteen containers for every VM', () => {
    const of = preset('app');
    expect(told(of)).toEqual([
      'first 1 : 1 copies',
      'grow 2 : 2 copies',
      'grow 3 : 3 copies',
      'grow 4 : 4 copies',
      'grow 8 : 8 copies',
      'grow 19 : 19 copies',
      'stop 19 : 19 copies',
      'ahead 19 : 38 copies',
      'ahead 19 : 76 copies',
      'ahead 19 : 152 copies',
      'give 19 : 267 copies',
      'stop 19 : 268 copies',
      'end 19 : 268 copies',
    ]);
    expect(score(end(of))).toBe('19 VMs with 20 kernels, 268 containers with 1: 14');
    expect(end(of).say).toMatch(/6% is the app’s own; of what a container holds, 78%/);
  });

  it('a large app: about five containers for every four VMs', () => {
    expect(score(end(preset('large')))).toBe('49 VMs with 50 kernels, 62 containers with 1: 1.3');
    expect(end(preset('large')).vms.appShare).toBeGreaterThan(0.75);
  });

  it('a base for each: two in five containers are gone, eight for every VM are left', () => {
    const shared = end(preset('app'));
    const apart = end(preset('bases'));
    expect(1 - apart.containers.copies / shared.containers.copies).toBeCloseTo(0.4, 1);
    expect(apart.ratio).toMatch(/^8/);
    expect(apart.vms.copies).toBe(shared.vms.copies);
  });

  it('microVMs: two and a half times as many VMs, a kernel in each', () => {
    const { vms } = end(preset('micro'));
    expect(vms.copies / end(preset('app')).vms.copies).toBeCloseTo(2.5, 1);
    expect(vms.kernels).toBe(vms.copies + 1);
  });

  it('balloon and KSM: nearly three times as many VMs', () => {
    const of = preset('help');
    expect(of.beats.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['give', 'merge', 'again', 'stop', 'end']),
    );
    const times = end(of).vms.copies / end(preset('app')).vms.copies;
    expect(times).toBeGreaterThan(2.8);
    expect(times).toBeLessThan(3);
  });

  it('the disk is full first: thirty-three guests, more than half the memory free, and a backing file helps', () => {
    const { vms } = end(preset('disk'));
    expect(vms.copies).toBe(33);
    expect(vms.outcome).toBe('disk');
    expect(vms.now.free / preset('disk').plan.host.memory).toBeGreaterThan(0.5);
    const backed = end(run({ ...paramsOf('disk'), images: 'backing' }, claims));
    expect(backed.vms.outcome).toBe('refused');
    expect(backed.vms.copies).toBe(83);
  });

  it('one too many: a guest dies on the left, an app on the right', () => {
    const of = preset('more');
    const stops = of.beats.flatMap(({ kind }, i) => (kind === 'stop' ? [frames(of)[i]!.say] : []));
    expect(stops[0]).toMatch(/The 20th VM starts all the same.*kills.*a whole guest is gone/);
    expect(stops[1]).toMatch(/The 269th container starts all the same.*app of one copy is gone/);
    expect([end(of).vms.outcome, end(of).containers.outcome]).toEqual(['killed', 'killed']);
  });
});

describe('one too many, on a host that swaps', () => {
  const of = run({ ...paramsOf('app'), after: 'swap' }, claims);

  it('runs on both sides, and is not counted among those that fit', () => {
    const { vms, containers, scores, say, ratio } = end(of);
    expect([vms.copies, vms.kernels, containers.copies]).toEqual([20, 21, 269]);
    expect(scores[0]).toMatchObject({ label: 'copies that fit', vms: '19', containers: '268' });
    expect(scores[1]).toMatchObject({ vms: '21', containers: '1' });
    expect(say).toMatch(
      /^19 VMs fit, with 20 kernels in all, or 268 containers on one: 14 containers for each VM/,
    );
    expect(ratio).toBe('14');
  });
});

describe('the smallest host', () => {
  it('holds one copy of the largest app on each side, so that there is always something to compare', () => {
    for (const guest of guestKinds)
      for (const vmm of vmms)
        for (const offered of offerings)
          for (const disk of disks) {
            const of = run(
              { ...paramsOf('app'), own: '2048', files: '400', guest, vmm, offered, disk, bases: 'each' },
              claims,
            );
            expect(Math.min(of.sides.vms.end.copies, of.sides.containers.end.copies)).toBeGreaterThanOrEqual(
              1,
            );
          }
  });
});

describe('the first frame', () => {
  it('shows one copy on each side and gives no bet away', () => {
    for (const { id } of presets) {
      const first = frameAt(preset(id), 0);
      expect([first.vms.copies, first.containers.copies, first.ratio]).toEqual([1, 1, null]);
      expect(first.vms.kernels).toBe(2);
      expect(first.say + first.alt).not.toMatch(/for each VM|full|refuse/);
    }
  });
});

describe('a bet', () => {
  it('is settled when both hosts are full', () => {
    for (const { id } of presets) {
      const of = preset(id);
      const bet = betOf();
      const outcome = bet.outcome(of);
      expect(outcome).toBe(answerTo(ratioOf(of)));
      expect(frameAt(of, bet.settledAt(of)).ratio).not.toBeNull();
      expect(frameAt(of, bet.settledAt(of) - 1).ratio).toBeNull();
    }
  });
});

describe('any run', () => {
  it('draws as much as there is, and nothing twice or beyond the host', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const of = run(params, claims);
        for (const { vms, containers } of [frameAt(of, 0), end(of)])
          for (const side of [vms, containers]) {
            const { stretches, capacity } = side.memory;
            const real = stretches.filter(({ part }) => part !== 'ghost');
            const sum = real.reduce((all, { from, to }) => all + to - from, 0);
            expect(sum).toBeCloseTo(capacity - side.now.free, 3);
            stretches.forEach(({ from, to }, i) => {
              expect(to).toBeGreaterThan(from);
              expect(to).toBeLessThanOrEqual(capacity + 1e-6);
              if (i > 0) expect(from).toBeCloseTo(stretches[i - 1]!.to, 6);
            });
          }
      }),
      few,
    );
  });
});

describe('a map', () => {
  const map: MemoryMap = {
    rows: 2,
    capacity: 20,
    tile: 1,
    labels: [],
    cuts: [4, 14],
    stretches: [
      { part: 'host-kernel', role: 'kernel', from: 0, to: 4 },
      { part: 'app', role: 'app', from: 4, to: 14 },
    ],
  };

  it('goes on in the next row like a text', () => {
    expect(pieces({ from: 4, to: 14 }, 10)).toEqual([
      { row: 0, left: 0.4, width: 0.6 },
      { row: 1, left: 0, width: 0.4 },
    ]);
    expect(pathsOf(map).map(({ part, area }) => `${part} ${area}`)).toEqual([
      'host-kernel m0 0h400v6h-400z',
      'app m400 0h600v6h-600zm-400 7h400v6h-400z',
    ]);
    expect(cutsOf(map)).toBe('m400 0v6m0 1v6');
  });
});
