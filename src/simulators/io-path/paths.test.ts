import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countHops, ends, goneAfter, heldAfter } from './count.ts';
import { crossingOf, kernelUnder } from './crossing.ts';
import { pathOf } from './paths.ts';
import { boxes, diskCaches, jobs, type Box, type DiskCache, type Job } from './types.ts';

/** A path as text: "-system-call-> host-kernel caches +copy". */
const drawn = (box: Box, job: Job, cache: DiskCache = 'through'): string[] =>
  pathOf(box, job, cache).map(
    ({ part, crossing, deed, copies }) =>
      `${crossing === 'none' ? '' : `-${crossing}-> `}${part} ${deed}${copies ? ' +copy' : ''}`,
  );
const counts = (box: Box, job: Job, cache: DiskCache = 'through') => countHops(pathOf(box, job, cache), job);
const anyPath = fc.record({
  box: fc.constantFrom(...boxes),
  job: fc.constantFrom(...jobs),
  cache: fc.constantFrom(...diskCaches),
});

describe('a write() that returns', () => {
  it('goes to the kernel under the app and back, in a container and in a VM alike', () => {
    expect(drawn('container', 'write')).toEqual([
      'app app-writes',
      '-system-call-> host-kernel caches +copy',
      '-return-> app app-goes-on',
    ]);
    expect(drawn('vm', 'write')).toEqual([
      'app app-writes',
      '-system-call-> guest-kernel caches +copy',
      '-return-> app app-goes-on',
    ]);
  });

  it('is caught for the Sentry, which makes one of its own; the Gofer has no part in it', () => {
    expect(drawn('gvisor', 'write')).toEqual([
      'app app-writes',
      '-system-call-> host-kernel catches',
      '-caught-> sentry sentry-writes',
      '-system-call-> host-kernel caches +copy',
      '-return-> sentry sentry-answers',
      '-resume-> app app-goes-on',
    ]);
  });

  it('leaves a Kata guest once, since its shared file system writes through', () => {
    expect(drawn('kata', 'write')).toEqual([
      'app app-writes',
      '-system-call-> guest-kernel queues-write +copy',
      '-exit-> host-kernel kicked',
      '-wake-> virtiofsd server-writes',
      '-system-call-> host-kernel caches +copy',
      '-return-> virtiofsd server-answers',
      '-system-call-> host-kernel injects',
      '-injection-> guest-kernel takes-answer',
      '-return-> app app-goes-on',
    ]);
  });
});

describe('to the disk', () => {
  it('from a container', () => {
    expect(drawn('container', 'sync').slice(2)).toEqual([
      '-return-> app app-syncs',
      '-system-call-> host-kernel submits',
      '-request-> device disk-writes',
      '-interrupt-> host-kernel completes',
      '-return-> app app-goes-on',
    ]);
  });

  it('from a VM, through the host’s page cache', () => {
    expect(drawn('vm', 'sync').slice(2)).toEqual([
      '-return-> app app-syncs',
      '-system-call-> guest-kernel queues-block',
      '-exit-> host-kernel kicked',
      '-wake-> vmm server-writes',
      '-system-call-> host-kernel caches +copy',
      '-return-> vmm server-answers',
      '-system-call-> host-kernel injects',
      '-injection-> guest-kernel takes-answer',
      'guest-kernel queues-flush',
      '-exit-> host-kernel kicked',
      '-wake-> vmm server-flushes',
      '-system-call-> host-kernel submits',
      '-request-> device disk-writes',
      '-interrupt-> host-kernel completes',
      '-return-> vmm server-answers',
      '-system-call-> host-kernel injects',
      '-injection-> guest-kernel takes-answer',
      '-return-> app app-goes-on',
    ]);
  });

  it('around the host’s page cache there is one copy and one cache less', () => {
    expect(counts('vm', 'sync')).toMatchObject({ exits: 2, copies: 2, caches: 2, kernels: 2 });
    expect(counts('vm', 'sync', 'around')).toMatchObject({ exits: 2, copies: 1, caches: 1, kernels: 2 });
  });
});

describe('a packet', () => {
  it.each([
    ['container', { systemCalls: 1, exits: 0, copies: 1, kernels: 1 }],
    ['vm', { systemCalls: 1, exits: 1, copies: 2, kernels: 2 }],
    ['gvisor', { systemCalls: 2, exits: 0, copies: 2, kernels: 2 }],
    ['kata', { systemCalls: 1, exits: 1, copies: 2, kernels: 2 }],
  ] as const)('from %s', (box, expected) => expect(counts(box, 'packet')).toMatchObject(expected));

  it('from a VM goes by vhost, and QEMU never has it', () => {
    expect(drawn('vm', 'packet')).toEqual([
      'app app-sends',
      '-system-call-> guest-kernel stack +copy',
      'guest-kernel queues-packet',
      '-exit-> host-kernel kicked-vhost',
      'host-kernel vhost +copy',
      'host-kernel bridge',
      '-request-> device card-sends',
    ]);
    expect(drawn('kata', 'packet')).toContain('host-kernel redirect');
  });
});

describe('where the bytes stand', () => {
  const held = (job: Job, end: (typeof ends)[number]) =>
    Object.fromEntries(boxes.map((box) => [box, heldAfter(box, pathOf(box, job, 'through'), end).join(' ')]));

  it('after a write(), and after the box is killed: the VM’s were in the kernel that died', () => {
    expect(held('write', 'none')).toEqual({
      container: 'app host-kernel',
      vm: 'app guest-kernel',
      gvisor: 'app host-kernel',
      kata: 'app guest-kernel host-kernel',
    });
    expect(held('write', 'kill')).toEqual({
      container: 'host-kernel',
      vm: '',
      gvisor: 'host-kernel',
      kata: 'host-kernel',
    });
  });

  it('without power only the disk counts', () => {
    expect(Object.values(held('write', 'power'))).toEqual(['', '', '', '']);
    expect(Object.values(held('sync', 'power'))).toEqual(['device', 'device', 'device', 'device']);
    expect(heldAfter('vm', pathOf('vm', 'sync', 'around'), 'power')).toEqual(['device']);
  });
});

describe('any path', () => {
  it('asks neither an engine nor the Gofer, and touches a device only from the host’s kernel', () => {
    fc.assert(
      fc.property(anyPath, ({ box, job, cache }) => {
        const hops = pathOf(box, job, cache);
        for (const [i, { part, holds }] of hops.entries()) {
          expect(['engine', 'gofer']).not.toContain(part);
          expect(new Set(holds).size).toBe(holds.length);
          if (part === 'device') expect(hops[i - 1]!.part).toBe('host-kernel');
        }
        expect(hops.at(-1)!.part).toBe(job === 'packet' ? 'device' : 'app');
        expect(countHops(hops, job).engine).toBe(0);
        // Who entered a kernel comes out of it: the calls of a finished file job are all answered.
        const number = (kind: string) => hops.filter(({ crossing }) => crossing === kind).length;
        if (job === 'packet') return;
        expect(number('exit')).toBe(number('injection'));
        expect(number('caught')).toBe(number('resume'));
      }),
    );
  });

  it('knows no short cut through a wall', () => {
    expect(() => crossingOf('vm', 'app', 'host-kernel', null)).toThrow(
      'No way leads from app to host-kernel',
    );
    expect(() => crossingOf('container', 'app', 'device', null)).toThrow('No way leads');
    expect(() => crossingOf('kata', 'guest-kernel', 'virtiofsd', null)).toThrow('No way leads');
    expect(() => crossingOf('container', 'app', 'engine', null)).toThrow('No way leads');
    for (const box of boxes) {
      expect(crossingOf(box, 'app', kernelUnder(box), null)).toBe('system-call');
      expect(goneAfter(box, 'none')).toEqual([]);
    }
  });
});
