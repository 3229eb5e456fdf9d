import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { isTarget } from '../../simulators/boot/index.ts';
import { claimIds, emulated, number, scaleClaim } from './claims.ts';
import { definition, type Frame } from './frame.ts';
import { parts, presets, rows, schema, type Params } from './params.ts';
import type { Run } from './run.ts';
import { meta } from './meta.ts';
import { poster } from './poster.ts';

const claims = testClaims([...claimIds, 'sbs-emulated-total', 'sbs-container-total', 'sbs-microvm-total']);
const whole = presets[0]!.params;
const runOf = (params: Params): Run => definition.run(params, claims);
const preset = (id: string): Run => runOf(presets.find((p) => p.id === id)!.params);
const last = (run: Run): Frame => definition.frameAt(run, run.duration);
const length = (run: Run, row: (typeof rows)[number], id: string): number => {
  const segment = run.rows[row].segments.find((each) => each.id === id);
  return segment ? segment.end - segment.start : 0;
};

/** A stack in letters, bottom to top: m machine, k kernel, u user space (or walls), a app; capital once it is there. */
const letter = (progress: string | null, l: string) =>
  progress === null ? '-' : progress === 'here' ? l.toUpperCase() : progress === 'working' ? l : '.';
const drawn = (frame: Frame) =>
  frame.rows
    .map(
      ({ stack }) =>
        letter(stack.machine, 'm') +
        letter(stack.kernel, 'k') +
        letter(stack.userSpace, 'u') +
        letter(stack.app, 'a'),
    )
    .join(' ');

const params = fc.record({
  row: fc.constantFrom('all' as const, ...rows),
  off: fc.subarray([...parts]),
  vcpus: fc.integer({ min: 1, max: 8 }),
  scale: fc.integer({ min: 10, max: 300 }),
});

holdsTheContract({
  definition,
  meta,
  poster,
  any: params,
  opens: 'three',
  sentence: /^[A-Z“].*\.$|^(runc|pivot_root|sysinit|network|multi-user).*\.$/,
  never: /nothing has begun/i,
  between: true,
  smooth: true,
  bets: {
    outcomes: {
      three: 'services',
      debian: 'services',
      vcpus: 'third',
      microvm: null,
      container: 'app',
      strip: 'tenth',
      left: null,
    },
    right: /and so it is/,
    wrong: /and it is not/,
  },
  runs: 60,
  seeks: 20,
});

describe('all three starts', () => {
  const run = preset('three');

  it('draw what is there at each stage; only the container has a kernel from the beginning', () => {
    const at = (ms: number) => drawn(definition.frameAt(run, ms * 1000));
    expect({
      0: at(0),
      10: at(10),
      30: at(30),
      90: at(90),
      200: at(200),
      500: at(500),
      700: at(700),
      1500: at(1500),
      2400: at(2400),
      end: drawn(last(run)),
    }).toEqual({
      0: 'M... m... -K..',
      10: 'M... m... -Ku.',
      30: 'M... Mk.. -Ku.',
      90: 'M... Mk.. -KUA',
      200: 'M... MKUA -KUA',
      500: 'Mk.. MKUA -KUA',
      700: 'MKu. MKUA -KUA',
      1500: 'MKU. MKUA -KUA',
      2400: 'MKUa MKUA -KUA',
      end: 'MKUA MKUA -KUA',
    });
  });

  it('count the kernels: the host’s, and one of each guest as soon as it runs', () => {
    const at = (ms: number) => definition.frameAt(run, ms * 1000).kernels;
    expect([at(0), at(12), at(387), at(389), last(run).kernels]).toEqual([1, 2, 2, 3, 3]);
  });

  it('take as long as their claims say', () => {
    const scale = number(claims, scaleClaim);
    expect(run.rows.debian.answer / 1000).toBeCloseTo(number(claims, 'sbs-emulated-total') / scale, -1);
    for (const id of ['firmware', 'loader', 'kernel', 'initramfs'] as const)
      expect(length(run, 'debian', id) / 1000).toBeCloseTo(number(claims, emulated[id]) / scale, 2);
    expect(run.rows.microvm.answer / 1000).toBeCloseTo(number(claims, 'sbs-microvm-total'), 0);
    const container = number(claims, 'sbs-container-total') + number(claims, 'sbs-overlay-mount');
    expect(run.rows.container.answer / 1000).toBeCloseTo(container, 0);
  });

  it('on one vCPU the services and the app last as long as was measured', () => {
    const scale = number(claims, scaleClaim);
    const services = length(run, 'debian', 'init') + length(run, 'debian', 'services');
    expect(services / 1000 / (number(claims, emulated.services) / scale)).toBeCloseTo(1, 2);
    expect(length(run, 'debian', 'app') / 1000 / (number(claims, emulated.app) / scale)).toBeCloseTo(1, 2);
  });
});

describe('each preset keeps its promise', () => {
  it('three: container, microVM, Debian; its kernel soon done, its services not', () => {
    const { rows: r, systemd } = preset('three');
    expect(r.container.answer).toBeLessThan(r.microvm.answer);
    expect(r.microvm.answer * 10).toBeLessThan(r.debian.answer);
    expect(systemd).toBeLessThan(r.debian.answer * 0.4);
  });

  it('debian: the chain that systemd-analyze printed in the guest itself, and an answer before a login prompt', () => {
    const { services } = preset('debian');
    expect(services!.chain).toEqual([
      'init-reads',
      'remount-fs',
      'sysusers',
      'tmpfiles-setup-dev',
      'udevd',
      'sysinit.target',
      'basic.target',
      'app',
    ]);
    const between = services!.chain.filter((id) => !isTarget(id)).slice(1, -1);
    expect(between).toHaveLength(4);
    expect(services!.answer).toBeLessThan(services!.spans.find(({ id }) => id === 'gettys')!.ready);
  });

  it('vcpus: services take less than a third of the time, nothing before them gets shorter', () => {
    const [four, one] = [preset('vcpus'), preset('debian')];
    expect(length(four, 'debian', 'services')).toBeLessThan(length(one, 'debian', 'services') / 3);
    for (const id of ['firmware', 'loader', 'kernel', 'initramfs', 'init'])
      expect(length(four, 'debian', id)).toBe(length(one, 'debian', id));
  });

  it('microvm: a monitor, a kernel, the app, and most of it is the kernel', () => {
    const run = preset('microvm');
    expect(run.rows.microvm.segments.map(({ id }) => id)).toEqual(['monitor', 'kernel', 'app']);
    expect(length(run, 'microvm', 'kernel')).toBeGreaterThan(run.rows.microvm.answer / 2);
  });

  it('container: no kernel starts; the app is the largest part, two fifths, the namespaces are a sliver', () => {
    const run = preset('container');
    expect(run.rows.container.kernel).toBeNull();
    expect(last(run).kernels).toBe(1);
    const app = length(run, 'container', 'app');
    expect(app).toBe(Math.max(...run.rows.container.segments.map(({ start, end }) => end - start)));
    expect(app / run.rows.container.answer).toBeCloseTo(2 / 5, 1);
    expect(length(run, 'container', 'namespaces')).toBeLessThan(run.rows.container.answer / 40);
    // What the sentence beside the filter says.
    expect(length(run, 'container', 'seccomp') / length(run, 'container', 'cgroups')).toBeCloseTo(1, 1);
  });

  it('strip: a kernel and an app are left', () => {
    const run = preset('strip');
    expect(run.rows.debian.segments.map(({ id }) => id)).toEqual(['handover', 'kernel', 'app']);
    expect(drawn(last(run))).toBe('MKUA MKUA -KUA');
  });

  it('left: the Debian row has become the container’s', () => {
    const run = preset('left');
    expect(run.rows.debian.segments).toEqual(run.rows.container.segments);
    expect(drawn(last(run))).toBe('-KUA MKUA -KUA');
  });
});

describe('taking parts away', () => {
  const states = (off: Params['off']) =>
    definition
      .frameAt(runOf({ ...whole, off }), 0)
      .parts.filter(({ state }) => state !== 'here')
      .map(({ id, state, note }) => `${id} ${state}: ${note}`);

  it('takes along what cannot be without it', () => {
    expect(states(['firmware'])).toEqual(['firmware off: was 11.2 ms', 'loader taken: goes with firmware']);
    expect(states(['loader'])).toEqual(['loader off: was 377 ms']);
    expect(states(['init', 'logs'])).toEqual([
      'init off: was 427 ms',
      'devices taken: goes with systemd',
      'logs taken: goes with systemd',
      'house taken: goes with systemd',
      'network taken: goes with systemd',
      'logins taken: goes with systemd',
    ]);
    expect(states(['kernel'])).toHaveLength(parts.length);
  });

  it('never makes the Debian guest slower, but for the services beside the app', () => {
    fc.assert(
      fc.property(fc.subarray([...parts]), fc.integer({ min: 1, max: 4 }), (off, vcpus) => {
        const less = runOf({ ...whole, off, vcpus }).rows.debian;
        const more = runOf({ ...whole, vcpus }).rows.debian;
        const start = (row: typeof less) => row.segments.find(({ id }) => id === 'app')!.start;
        expect(start(less)).toBeLessThanOrEqual(start(more) * 1.01);
      }),
      { numRuns: 60 },
    );
  });

  it('without an initramfs the kernel has less to unpack', () => {
    const run = runOf({ ...whole, off: ['initramfs'] });
    expect(length(run, 'debian', 'kernel')).toBeLessThan(
      length(preset('three'), 'debian', 'kernel') - 50_000,
    );
    expect(length(run, 'debian', 'initramfs')).toBe(0);
  });

  it('adds up to what was measured where it was measured: no loader, no initramfs', () => {
    const run = runOf({ ...whole, off: ['loader', 'initramfs'] });
    const emulatedMs = (run.rows.debian.answer / 1000) * number(claims, scaleClaim);
    expect(emulatedMs / number(claims, 'emulated-debian-first-response-fast')).toBeGreaterThan(0.95);
    expect(emulatedMs / number(claims, 'emulated-debian-first-response-fast')).toBeLessThan(1.05);
  });

  it('tells no length before it was seen', () => {
    const run = preset('three');
    expect(definition.frameAt(run, 0).parts.map(({ note }) => note)).toEqual(parts.map(() => ''));
    expect(last(run).parts.every(({ note }) => note !== '')).toBe(true);
  });
});

describe('more vCPUs', () => {
  it('never start the app later, and give each moment of a vCPU to one unit', () => {
    let before = Infinity;
    for (const vcpus of [1, 2, 4, 8]) {
      const { services } = runOf({ ...whole, row: 'debian', vcpus });
      expect(services!.appStart).toBeLessThan(before);
      before = services!.appStart;
      expect(services!.lanes).toHaveLength(vcpus);
      for (const lane of services!.lanes)
        expect(lane.every(({ start }, i) => i === 0 || start >= lane[i - 1]!.end)).toBe(true);
    }
  });
});

describe('every run', () => {
  it('ends with answers', () => {
    fc.assert(
      fc.property(params, (p) => {
        const run = runOf(p);
        expect(last(run).rows.every(({ answered }) => answered)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('reads a link with a part named twice as if it were named once', () => {
    const off = schema.off.decode('logs*logs')!;
    expect(last(runOf({ ...whole, off }))).toEqual(last(runOf({ ...whole, off: ['logs'] })));
  });
});

describe('the bets', () => {
  it('name what came true, and the gap', () => {
    const run = preset('three');
    const { verdict, options } = definition.bet!(run)!;
    expect(verdict(run, options[0]!.id)).toBe(
      'You said “firmware and boot loader”, and it is not. Firmware and boot loader take 15%, kernel and initramfs 19%, systemd and the services it starts before the app 55%, the app 11%.',
    );
  });

  it('have no answer in the first frame', () => {
    for (const { id } of presets) {
      const first = definition.frameAt(preset(id), 0);
      const told = [first.say, first.alt, first.left, ...first.rows.map(({ larger }) => larger)];
      // What a row says at its start of a kernel that was up before the clock is no length.
      expect(told.join(' '), id).not.toMatch(/\d\d+ ms|\d s|%|times larger/);
    }
  });
});

describe('what no source gives', () => {
  it('starts from the illustrative claim', () => {
    expect([claims[scaleClaim]!.label, number(claims, scaleClaim) * 10]).toEqual([
      'illustrative',
      whole.scale,
    ]);
  });
});
