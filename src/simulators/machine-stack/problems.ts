import { has, type Layer, type StackSpec } from './spec.ts';

/** A layer that cannot be where it was ordered, and the layer it lacks. */
export interface Problem {
  readonly layer: Layer;
  readonly lacks: Layer;
}

/** What each layer needs, whoever stands in between: a machine needs somebody to present it, a kernel a machine. */
const needs = [
  ['hypervisor', 'kernel'],
  ['machines', 'hypervisor'],
  ['guests', 'machines'],
] as const satisfies readonly (readonly [Layer, Layer])[];

/** What runs as processes, and so calls a kernel. A container needs no engine: once created it is processes. */
const processes = ['engine', 'containers', 'apps'] as const satisfies readonly Layer[];

/**
 * Why an order cannot be built, from the metal upwards; empty for one that can. Rules: KVM is a part of the host's
 * kernel, and Hyper-V must have a root partition that runs Windows; a process calls the kernel of the system it was
 * started on, and where virtual machines stand that is the guest's.
 */
export function problemsOf(spec: StackSpec): Problem[] {
  const ground: Layer = has(spec, 'machines') ? 'guests' : 'kernel';
  return [...needs, ...processes.map((layer) => [layer, ground] as const)].flatMap(([layer, lacks]) =>
    has(spec, layer) && !has(spec, lacks) ? [{ layer, lacks }] : [],
  );
}
