import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { assumed, claimIds, number } from './claims.ts';
import { definition, type Frame } from './frame.ts';
import { presets, schema, type Params } from './params.ts';
import type { Run } from './run.ts';
import { meta } from './meta.ts';
import { poster } from './poster.ts';

const claims = testClaims([...claimIds, 'sbs-emulated-total', 'sbs-container-total']);
const warm = presets[0]!.params;
const runs = new Map<string, Run>();
const runOf = (params: Params): Run => {
  const key = JSON.stringify(params);
  const run = runs.get(key) ?? definition.run(params, claims);
  runs.set(key, run);
  return run;
};
const preset = (id: string) => runOf(presets.find((p) => p.id === id)!.params);
const last = (run: Run) => definition.frameAt(run, run.duration);

/** The picture in letters, bottom to top: h hypervisor or host, K kernel, u user space, a app; lower case is being made, dots are not there. */
const letter = (state: string, letters: string) =>
  state === 'here' ? letters.toUpperCase() : state === 'working' ? letters : '.';
const drawn = ({ vms, containers, layers }: Frame) =>
  [
    vms
      .map(
        (vm) =>
          letter(vm.machine, 'm') + letter(vm.kernel, 'k') + letter(vm.userSpace, 'u') + letter(vm.app, 'a'),
      )
      .join(' '),
    layers.map(({ state }) => (state === 'here' ? 'L' : state === 'absent' ? '.' : 'l')).join(''),
    containers.map((c) => letter(c.writable, 'w') + letter(c.walls, 'x') + letter(c.app, 'a')).join(' '),
  ].join(' | ');

const params = fc.record({
  copies: fc.integer({ min: 1, max: 6 }),
  cpus: fc.integer({ min: 1, max: 4 }),
  guest: fc.constantFrom('debian' as const, 'microvm' as const),
  hypervisor: fc.constantFrom('kvm' as const, 'xen' as const),
  start: fc.constantFrom('warm' as const, 'cold' as const),
  hog: fc.integer({ min: 0, max: 4 }),
  limit: fc.integer({ min: 0, max: 400 }),
  scale: fc.integer({ min: 10, max: 300 }),
  vmcpu: fc.integer({ min: 10, max: 100 }),
  ctcpu: fc.integer({ min: 10, max: 100 }),
  link: fc.integer({ min: 10, max: 10_000 }),
  unpack: fc.integer({ min: 10, max: 2000 }),
  copy: fc.integer({ min: 10, max: 10_000 }),
  libs: fc.integer({ min: 0, max: 500 }),
  upper: fc.integer({ min: 0, max: 100_000 }),
});
const usual = fc.record({
  copies: fc.integer({ min: 1, max: 6 }),
  cpus: fc.integer({ min: 1, max: 4 }),
  hog: fc.integer({ min: 0, max: 2 }),
  start: fc.constantFrom('warm' as const, 'cold' as const),
  guest: fc.constantFrom('debian' as const, 'microvm' as const),
  hypervisor: fc.constantFrom('kvm' as const, 'xen' as const),
});

holdsTheContract({
  definition,
  meta,
  poster,
  any: params,
  runnable: usual.map((change) => ({ ...warm, ...change })),
  opens: 'warm',
  smooth: true,
  bets: {
    outcomes: { warm: 'many', cold: 'few', crowded: 'many', hog: 'many' },
    right: /and so it was/,
    wrong: /and it was not/,
  },
  runs: 25,
  seeks: 10,
});

describe('the warm start', () => {
  const run = preset('warm');

  it('draws what is there at each stage', () => {
    const at = (t: number) => drawn(definition.frameAt(run, t * 1000));
    expect({
      0: at(0),
      40: at(40),
      70: at(70),
      200: at(200),
      600: at(600),
      900: at(900),
      2000: at(2000),
      3000: at(3000),
      end: drawn(last(run)),
    }).toEqual({
      0: 'M... M... M... | LLLL | w.. w.. w..',
      40: 'M... M... M... | LLLL | Wx. Wx. Wx.',
      70: 'M... M... M... | LLLL | WXa WXa WXa',
      200: 'M... M... M... | LLLL | WXA WXA WXA',
      600: 'Mk.. Mk.. Mk.. | LLLL | WXA WXA WXA',
      900: 'MKu. MKu. MKu. | LLLL | WXA WXA WXA',
      2000: 'MKu. MKu. MKu. | LLLL | WXA WXA WXA',
      3000: 'MKUa MKUa MKUa | LLLL | WXA WXA WXA',
      end: 'MKUA MKUA MKUA | LLLL | WXA WXA WXA',
    });
  });

  it('counts the kernels: one each on the left beside the host’s, one on the right', () => {
    const { vmScore, containerScore } = last(run);
    expect([vmScore.guestKernels, vmScore.hostKernels]).toEqual([3, 1]);
    expect([containerScore.guestKernels, containerScore.hostKernels]).toEqual([0, 1]);
  });

  it('a copy alone takes as long as its claims say', () => {
    const alone = runOf({ ...warm, copies: 1 });
    const phases = number(claims, 'sbs-emulated-total') / number(claims, 'sbs-boot-scale');
    expect(alone.vm.firstResponse / 1000).toBeCloseTo(phases, -1);
    const container = number(claims, 'sbs-container-total') + number(claims, 'sbs-overlay-mount');
    expect(alone.container.firstResponse / 1000).toBeCloseTo(container, 0);
  });

  it('a microVM alone takes what was published for it, and our app’s start', () => {
    const micro = runOf({ ...warm, copies: 1, guest: 'microvm' });
    const published =
      number(claims, 'sbs-vmm-start') +
      number(claims, 'sbs-microvm-to-init') +
      number(claims, 'sbs-microvm-app');
    expect(micro.vm.firstResponse / 1000).toBeCloseTo(published, 0);
  });
});

describe('each preset keeps its promise', () => {
  it('warm: all containers answer before the first guest has a kernel running', () => {
    const run = preset('warm');
    expect(definition.frameAt(run, run.container.lastResponse).vmScore.guestKernels).toBe(0);
  });

  it('cold: both wait for the network first, and the lead shrinks', () => {
    const [cold, hot] = [preset('cold'), preset('warm')];
    const lead = (run: Run) => run.vm.firstResponse / run.container.firstResponse;
    expect(definition.frameAt(cold, 1000)).toMatchObject({ vmDisk: 'downloading' });
    expect(lead(cold)).toBeLessThan(lead(hot) / 3);
    expect(lead(cold)).toBeGreaterThan(1);
  });

  it('crowded: six guests on one CPU answer late and close together', () => {
    const run = preset('crowded');
    const alone = runOf({ ...warm, copies: 1, cpus: 1 });
    expect(run.vm.firstResponse).toBeGreaterThan(4 * alone.vm.firstResponse);
    expect(run.vm.lastResponse - run.vm.firstResponse).toBeLessThan(run.vm.firstResponse / 20);
    expect(last(run).vmScore.guestKernels).toBe(6);
  });

  it('hog: both sides get slower, and all answer', () => {
    const [hog, calm] = [preset('hog'), preset('warm')];
    expect(hog.vm.lastResponse).toBeGreaterThan(1.2 * calm.vm.lastResponse);
    expect(hog.container.lastResponse).toBeGreaterThan(1.2 * calm.container.lastResponse);
    expect(last(hog)).toMatchObject({ vmScore: { serving: 3 }, containerScore: { serving: 3 } });
  });

  it('a limit on the hog gives most of it back', () => {
    const limited = runOf({ ...warm, hog: 2, limit: 25 });
    expect(limited.vm.lastResponse).toBeLessThan(preset('hog').vm.lastResponse * 0.9);
  });
});

describe('every run', () => {
  it('ends with all serving', () => {
    fc.assert(
      fc.property(usual, (change) => {
        const run = definition.run({ ...warm, ...change }, claims);
        const end = last(run);
        expect([end.vmScore.serving, end.containerScore.serving]).toEqual([change.copies, change.copies]);
      }),
      { numRuns: 25 },
    );
  });

  it('never goes backwards: kernels, answers and disk only grow', () => {
    const run = preset('cold');
    const frames = definition.timeline(run).steps.map((t) => definition.frameAt(run, t));
    for (const side of ['vmScore', 'containerScore'] as const) {
      for (const what of ['guestKernels', 'serving', 'disk', 'memory'] as const) {
        const values = frames.map((frame) => frame[side][what]);
        expect(values).toEqual([...values].sort((a, b) => a - b));
      }
    }
  });

  it('gives each moment of a lane to at most one copy, and no more CPU than there is', () => {
    for (const { id } of presets) {
      const run = preset(id);
      for (const busy of [run.vmBusy, run.containerBusy]) {
        for (const stack of busy.cpus.flat())
          expect(stack.reduce((sum, s) => sum + s.share, 0)).toBeLessThanOrEqual(1 + 1e-9);
      }
    }
  });
});

describe('the bet', () => {
  it('names what came true, and the gap', () => {
    const run = preset('warm');
    const { verdict } = definition.bet!(run)!;
    expect(verdict(run, 'few')).toMatch(
      /^You said “a few times sooner”, and it was not\. The first container answered after 1\d\d ms, the first VM after 3\.\d\d s: \d\d times as long\.$/,
    );
  });
});

describe('what no source gives', () => {
  it('starts from the illustrative claims', () => {
    const unit = { scale: 10, link: 1000, libs: 1e-6, upper: 1e-3, vmcpu: 1, ctcpu: 1, unpack: 1, copy: 1 };
    for (const [key, id] of Object.entries(assumed) as [keyof typeof assumed, string][]) {
      expect([key, claims[id]!.label, Math.round(number(claims, id) * unit[key])]).toEqual([
        key,
        'illustrative',
        warm[key],
      ]);
      expect(schema[key].decode(schema[key].encode(warm[key]))).toBe(warm[key]);
    }
  });
});
