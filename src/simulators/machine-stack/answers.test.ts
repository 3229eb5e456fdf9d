import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf, type Answers } from './answers.ts';
import { build } from './build.ts';
import type { StackSpec } from './spec.ts';
import { orders, soundSpec } from './stack.testing.ts';

const answers = (spec: StackSpec): Answers => answersOf(build(spec).parts);
const calls = (of: Answers) => of.copies.map(({ copy, kernel }) => `${copy} ${kernel}`).join(', ');
const chains = (of: Answers) =>
  of.copies.map(({ scheduled }) =>
    scheduled.map(({ kernel, places, on }) => `${kernel}: ${places} on ${on}`).join(', '),
  );
const copied = (of: Answers) => of.copied.map(({ kind, parts }) => `${kind} ${parts.length}`).join(', ');
const shared = (of: Answers) => of.shared.map(({ part, by }) => `${part.id} ${by.join('')}`).join(', ');

describe('the four answers', () => {
  it('bare metal', () => {
    const of = answers(orders.bare());
    expect(calls(of)).toBe('1 kernel-host, 2 kernel-host, 3 kernel-host');
    expect(new Set(chains(of))).toEqual(new Set(['kernel-host: threads on cpus']));
    expect(copied(of)).toBe('app 3');
    expect(shared(of)).toBe('hardware 123, kernel-host 123, tools-host 123');
  });

  it('virtual machines', () => {
    const of = answers(orders.vms());
    expect(calls(of)).toBe('1 kernel-1, 2 kernel-2, 3 kernel-3');
    expect(chains(of)[1]).toBe('kernel-2: threads on vcpus, kernel-host: vcpus on cpus');
    expect(copied(of)).toBe('kernel 4, tools 4, machine 3, app 3');
    expect(shared(of)).toBe('hardware 123, kernel-host 123, hypervisor 123');
  });

  it('containers: called and scheduled as on bare metal', () => {
    const of = answers(orders.containers());
    expect(calls(of)).toBe(calls(answers(orders.bare())));
    expect(chains(of)).toEqual(chains(answers(orders.bare())));
    expect(copied(of)).toBe('container 3, app 3');
    expect(shared(of)).toBe('hardware 123, kernel-host 123, image-host 123');
  });

  it('containers in virtual machines', () => {
    const of = answers(orders.both());
    expect(calls(of)).toBe('1 kernel-1, 2 kernel-1, 3 kernel-2');
    expect(chains(of)[2]).toBe('kernel-2: threads on vcpus, kernel-host: vcpus on cpus');
    expect(copied(of)).toBe('kernel 3, tools 3, machine 2, engine 2, image 2, container 3, app 3');
    expect(shared(of)).toBe(
      'hardware 123, kernel-host 123, hypervisor 123, machine-1 12, kernel-1 12, image-1 12',
    );
  });

  it.each(['mac', 'windows-pc'] as const)(
    'Linux containers on a %s: two kernels, one of them Linux',
    (host) => {
      const of = answers(orders.containers(host));
      expect(of.kernels.map(({ id, family }) => `${id} ${family}`)).toEqual([
        `kernel-host ${host === 'mac' ? 'macos' : 'windows'}`,
        'kernel-1 linux',
      ]);
      expect(calls(of)).toBe('1 kernel-1, 2 kernel-1, 3 kernel-1');
      expect(chains(of)[0]).toBe('kernel-1: threads on vcpus, kernel-host: vcpus on cpus');
    },
  );

  it('an engine that is stopped changes none of them', () => {
    const of = orders.containers();
    expect(answers({ ...of, engine: false })).toEqual(answers(of));
  });

  it('nobody runs: nobody shares', () => {
    expect(answers(orders.system())).toMatchObject({ copies: [], copied: [], shared: [] });
  });
});

describe('any stack', () => {
  it('has a kernel for the host and one for each machine, and every running copy calls one of them', () => {
    fc.assert(
      fc.property(soundSpec, (spec) => {
        const { parts } = build(spec);
        const of = answersOf(parts);
        const guests = new Set(parts.filter(({ kind }) => kind === 'machine').map(({ machine }) => machine));
        const booted = parts.filter(({ id }) => /^kernel-\d/.test(id)).length;
        expect(booted === 0 || booted === guests.size).toBe(true);
        expect(of.kernels).toHaveLength(booted + (spec.kernel ? 1 : 0));
        for (const { kernel, scheduled } of of.copies) {
          expect(of.kernels.some(({ id }) => id === kernel)).toBe(true);
          expect(scheduled[0]!.kernel).toBe(kernel);
          expect(scheduled.at(-1)).toMatchObject({ kernel: 'kernel-host', on: 'cpus' });
          expect(scheduled).toHaveLength(kernel === 'kernel-host' ? 1 : 2);
        }
      }),
    );
  });

  it('never adds a kernel by adding containers where there is a Linux kernel', () => {
    fc.assert(
      fc.property(soundSpec, (spec) => {
        if (spec.host !== 'linux-server' && spec.machines === 0) return;
        if (!spec.kernel || (spec.machines > 0 && !spec.guests)) return;
        const kernels = (containers: boolean) => answers({ ...spec, containers }).kernels.length;
        expect(kernels(true)).toBe(kernels(false));
      }),
    );
  });
});
