/** The machine at the bottom. Each comes with a system, and that with a kernel. */
export type HostKind = 'linux-server' | 'mac' | 'windows-pc';

/** What can be put on the machine and taken off it, from the metal upwards. */
export const layers = ['kernel', 'hypervisor', 'machines', 'guests', 'engine', 'containers', 'apps'] as const;
export type Layer = (typeof layers)[number];

/** The copies of the app: always the same three. */
export const copies = [1, 2, 3] as const;
export const mostMachines = copies.length;

/**
 * A stack as somebody orders it. `machines` counts virtual machines, 0 to 3; every other layer is there or not.
 * Engine, containers and apps go into the virtual machines where there are any, else onto the host's system.
 */
export interface StackSpec {
  readonly host: HostKind;
  /** The host's own kernel, with the rest of its system. */
  readonly kernel: boolean;
  readonly hypervisor: boolean;
  readonly machines: number;
  /** A kernel of its own, with the rest of a system, in each virtual machine. */
  readonly guests: boolean;
  readonly engine: boolean;
  /** A container for each copy of the app, all from one Linux image. */
  readonly containers: boolean;
  readonly apps: boolean;
}

/** A machine without anything on it. */
export const metal = (host: HostKind): StackSpec => ({
  host,
  kernel: false,
  hypervisor: false,
  machines: 0,
  guests: false,
  engine: false,
  containers: false,
  apps: false,
});

export const has = (spec: StackSpec, layer: Layer): boolean =>
  layer === 'machines' ? spec.machines > 0 : spec[layer];

/** The order with one layer put in or left out; virtual machines come as many as there are copies of the app. */
export function withLayer(spec: StackSpec, layer: Layer, on: boolean): StackSpec {
  if (has(spec, layer) === on) return spec;
  return layer === 'machines' ? { ...spec, machines: on ? mostMachines : 0 } : { ...spec, [layer]: on };
}

/** Number of the virtual machine a copy lives in: the last copies get one for themselves, the first share what is left. */
export const machineOf = (copy: number, machines: number): number =>
  Math.max(1, copy - (copies.length - machines));
