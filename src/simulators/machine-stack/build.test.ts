import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build } from './build.ts';
import { problemsOf } from './problems.ts';
import { machineOf, metal } from './spec.ts';
import { anySpec, orders, soundSpec, text } from './stack.testing.ts';

describe('what stands on what', () => {
  it('bare: three processes on one system', () => {
    expect(text(build(orders.bare()).parts)).toEqual([
      'hardware',
      'kernel-host on hardware',
      'tools-host on kernel-host',
      'app-1 on tools-host',
      'app-2 on tools-host',
      'app-3 on tools-host',
    ]);
  });

  it('virtual machines on Linux: the hypervisor is in the kernel, and each guest has a kernel', () => {
    expect(text(build(orders.vms()).parts)).toEqual([
      'hardware',
      'kernel-host on hardware',
      'tools-host on kernel-host',
      'hypervisor on kernel-host',
      'machine-1 on hypervisor kernel-host',
      'machine-2 on hypervisor kernel-host',
      'machine-3 on hypervisor kernel-host',
      'kernel-1 on machine-1',
      'kernel-2 on machine-2',
      'kernel-3 on machine-3',
      'tools-1 on kernel-1',
      'tools-2 on kernel-2',
      'tools-3 on kernel-3',
      'app-1 on tools-1',
      'app-2 on tools-2',
      'app-3 on tools-3',
    ]);
  });

  it('containers: on the kernel and one image, with the engine beside', () => {
    expect(text(build(orders.containers()).parts)).toEqual([
      'hardware',
      'kernel-host on hardware',
      'tools-host on kernel-host',
      'engine-host on tools-host',
      'image-host on kernel-host',
      'container-1 on kernel-host image-host',
      'container-2 on kernel-host image-host',
      'container-3 on kernel-host image-host',
      'app-1 on container-1',
      'app-2 on container-2',
      'app-3 on container-3',
    ]);
  });

  it('both: two copies share a guest, the third has one to itself', () => {
    expect(text(build(orders.both()).parts).filter((line) => /^(container|image|app)/.test(line))).toEqual([
      'image-1 on kernel-1',
      'image-2 on kernel-2',
      'container-1 on kernel-1 image-1',
      'container-2 on kernel-1 image-1',
      'container-3 on kernel-2 image-2',
      'app-1 on container-1',
      'app-2 on container-2',
      'app-3 on container-3',
    ]);
  });

  it('a PC with a hypervisor: it lies under the Windows kernel', () => {
    const parts = text(build({ ...orders.bare('windows-pc'), hypervisor: true }).parts);
    expect(parts.slice(0, 3)).toEqual(['hardware', 'hypervisor on hardware', 'kernel-host on hypervisor']);
  });

  it.each([
    [1, '1 1 1'],
    [2, '1 1 2'],
    [3, '1 2 3'],
  ])('%i machines take the copies %s', (machines, expected) => {
    expect([1, 2, 3].map((copy) => machineOf(copy, machines)).join(' ')).toBe(expected);
  });
});

describe('the virtual machine that nobody ordered', () => {
  it('is put under Linux containers on a Mac, with the reason', () => {
    const { parts, inserted } = build(orders.containers('mac'));
    expect(inserted).toEqual({ layer: 'containers', needs: 'linux', found: 'macos' });
    expect(text(parts)).toEqual([
      'hardware',
      'kernel-host on hardware',
      'tools-host on kernel-host',
      'hypervisor* on kernel-host',
      'machine-1* on hypervisor kernel-host',
      'kernel-1* on machine-1',
      'tools-1* on kernel-1',
      'engine-1 on tools-1',
      'image-1 on kernel-1',
      'container-1 on kernel-1 image-1',
      'container-2 on kernel-1 image-1',
      'container-3 on kernel-1 image-1',
      'app-1 on container-1',
      'app-2 on container-2',
      'app-3 on container-3',
    ]);
  });

  it('is put under an engine alone, and the apps stay where they were', () => {
    const { parts, inserted } = build({ ...orders.bare('windows-pc'), engine: true });
    expect(inserted).toEqual({ layer: 'engine', needs: 'linux', found: 'windows' });
    expect(text(parts)).toContain('engine-1 on tools-1');
    expect(text(parts)).toContain('app-1 on tools-host');
  });

  it('stays away where there is a Linux kernel already', () => {
    expect(build(orders.containers()).inserted).toBeNull();
    expect(build(orders.both('mac')).inserted).toBeNull();
    expect(build(orders.bare('mac')).inserted).toBeNull();
  });
});

describe('what cannot stand', () => {
  it.each([
    [{ hypervisor: true }, 'hypervisor lacks kernel'],
    [{ kernel: true, machines: 1 }, 'machines lacks hypervisor'],
    [{ kernel: true, guests: true }, 'guests lacks machines'],
    [{ apps: true }, 'apps lacks kernel'],
    [{ engine: true, containers: true }, 'engine lacks kernel, containers lacks kernel'],
    [{ kernel: true, hypervisor: true, machines: 2, apps: true }, 'apps lacks guests'],
    [{ kernel: true, containers: true }, ''],
    [{ kernel: true, hypervisor: true, machines: 2 }, ''],
  ])('%j: %s', (of, expected) => {
    const problems = problemsOf({ ...metal('linux-server'), ...of });
    expect(problems.map(({ layer, lacks }) => `${layer} lacks ${lacks}`).join(', ')).toBe(expected);
  });

  it('is refused by the builder with the first reason, and nothing else is', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const problem = problemsOf(spec)[0];
        if (problem) expect(() => build(spec)).toThrow(`${problem.layer}: `);
        else expect(build(spec).parts.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('any stack', () => {
  it('puts nothing up before what it stands on, and every process over a kernel of its family', () => {
    fc.assert(
      fc.property(soundSpec, (spec) => {
        const seen = new Set<string>();
        for (const { id, on } of build(spec).parts) {
          for (const below of on) expect(seen.has(below)).toBe(true);
          expect(seen.has(id)).toBe(false);
          seen.add(id);
        }
        const families = new Map(build(spec).parts.map(({ id, family }) => [id, family]));
        for (const { kind, on } of build(spec).parts)
          if (kind === 'container') expect(families.get(on[0]!)).toBe('linux');
      }),
    );
  });
});
