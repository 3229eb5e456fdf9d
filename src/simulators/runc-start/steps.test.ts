import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startSteps, stepIds, type Bundle, type Request } from './index.ts';

interface Recorded extends Bundle {
  readonly name: string;
  readonly requests: readonly Request[];
}

const file = new URL('../../../tests/fixtures/runc-start.json', import.meta.url);
const { runc, cases } = JSON.parse(readFileSync(file, 'utf8')) as { runc: string; cases: Recorded[] };
const inWords = (requests: readonly Request[]) => requests.map(({ by, what }) => `${by}: ${what}`);

describe(`agreement with a trace of ${runc}`, () => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_, { requests, ...bundle }) => {
    expect(inWords(startSteps(bundle).flatMap((step) => step.requests))).toEqual(inWords(requests));
  });
});

describe('what exists after each step', () => {
  const usual: Bundle = { noNewPrivs: true, userNamespace: false, seccomp: true };
  const all: Bundle[] = [true, false].flatMap((noNewPrivs) =>
    [true, false].flatMap((userNamespace) =>
      [true, false].map((seccomp) => ({ noNewPrivs, userNamespace, seccomp })),
    ),
  );

  it('the usual bundle, line by line', () => {
    const lines = startSteps(usual).map(
      ({ id, after }) =>
        `${id}: ${after.processes.join(' ')} | ${after.own.length} own | ${after.root} | ${after.status}`,
    );
    expect(lines).toEqual([
      'bundle: shim | 0 own | host | none',
      'read: shim runc | 0 own | host | creating',
      'init: shim runc stage 0 | 0 own | host | creating',
      'cgroup: shim runc stage 0 | 0 own | host | creating',
      'stage-1: shim runc stage 0 stage 1 | 0 own | host | creating',
      'namespaces: shim runc stage 0 stage 1 | 5 own | host | creating',
      'stage-2: shim runc stage 2 | 5 own | host | creating',
      'mounts: shim runc stage 2 | 5 own | host, room ready | creating',
      'pivot: shim runc stage 2 | 5 own | bundle | creating',
      'fittings: shim runc stage 2 | 5 own | bundle | creating',
      'give-up: shim runc stage 2 | 5 own | bundle | creating',
      'filter: shim runc stage 2 | 5 own | bundle | creating',
      'created: shim stage 2 | 5 own | bundle | created',
      'start: shim runc stage 2 | 5 own | bundle | created',
      'execve: shim runc program | 5 own | bundle | running',
      'running: shim program | 5 own | bundle | running',
    ]);
  });

  it('ends with what the bundle asked for, on one kernel throughout', () => {
    for (const bundle of all) {
      const steps = startSteps(bundle);
      const { after } = steps.at(-1)!;
      expect(after).toMatchObject({
        processes: ['shim', 'program'],
        filter: bundle.seccomp,
        noNewPrivs: bundle.noNewPrivs,
        capabilities: 'few',
        root: 'bundle',
        inCgroup: true,
      });
      expect(after.own.includes('user')).toBe(bundle.userNamespace);
      expect(new Set(steps.map((step) => step.after.kernels))).toEqual(new Set([1]));
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      expect(steps.every(({ id }) => stepIds.includes(id))).toBe(true);
    }
  });

  it('never takes a wall down again', () => {
    for (const bundle of all)
      startSteps(bundle).reduce((before, { after }) => {
        for (const kind of before.own) expect(after.own).toContain(kind);
        if (before.inCgroup) expect(after.inCgroup).toBe(true);
        if (before.filter) expect(after.filter).toBe(true);
        return after;
      }, startSteps(bundle)[0]!.after);
  });
});
