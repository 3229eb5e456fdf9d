import fc from 'fast-check';
import type { Part } from './part.ts';
import { problemsOf } from './problems.ts';
import { metal, type HostKind, type StackSpec } from './spec.ts';

/** Parts in words, a line each: "app-1 on container-1"; "*" for what nobody ordered. */
export const text = (parts: readonly Part[]): string[] =>
  parts.map(({ id, on, hidden }) => `${id}${hidden ? '*' : ''}${on.length > 0 ? ` on ${on.join(' ')}` : ''}`);

/** Parts by their names alone. */
export const names = (parts: readonly Part[]): string => parts.map(({ id }) => id).join(' ');

export const anyHost = fc.constantFrom<HostKind>('linux-server', 'mac', 'windows-pc');

/** Orders of all kinds, most of which cannot stand. */
export const anySpec: fc.Arbitrary<StackSpec> = fc.record({
  host: anyHost,
  kernel: fc.boolean(),
  hypervisor: fc.boolean(),
  machines: fc.nat({ max: 3 }),
  guests: fc.boolean(),
  engine: fc.boolean(),
  containers: fc.boolean(),
  apps: fc.boolean(),
});

/** Orders that can stand. */
export const soundSpec = anySpec.filter((spec) => problemsOf(spec).length === 0);

const order =
  (of: Partial<StackSpec>) =>
  (host: HostKind = 'linux-server'): StackSpec => ({ ...metal(host), kernel: true, ...of });

/** The stacks that tests talk about. */
export const orders = {
  system: order({}),
  bare: order({ apps: true }),
  vms: order({ hypervisor: true, machines: 3, guests: true, apps: true }),
  containers: order({ engine: true, containers: true, apps: true }),
  both: order({
    hypervisor: true,
    machines: 2,
    guests: true,
    engine: true,
    containers: true,
    apps: true,
  }),
};
