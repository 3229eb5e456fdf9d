import { metal, sameSpec, type HostKind, type StackSpec } from '../../simulators/machine-stack/index.ts';

/** A stack without the machine it stands on. */
export type Layers = Omit<StackSpec, 'host'>;

const { host: _, ...nothing } = metal('linux-server');
/** A machine with its own system and nothing else. */
export const system: Layers = { ...nothing, kernel: true };

/** The four ways of stacking three copies that the figure compares. */
export const shapes = {
  bare: { ...system, apps: true },
  vms: { ...system, hypervisor: true, machines: 3, guests: true, apps: true },
  containers: { ...system, engine: true, containers: true, apps: true },
  both: {
    ...system,
    hypervisor: true,
    machines: 2,
    guests: true,
    engine: true,
    containers: true,
    apps: true,
  },
} as const satisfies Record<string, Layers>;
export type Shape = keyof typeof shapes;
export const shapeIds = Object.keys(shapes) as Shape[];

export const on = (host: HostKind, layers: Layers): StackSpec => ({ ...layers, host });
export const layersOf = ({ host: _host, ...layers }: StackSpec): Layers => layers;

/** Which of the four an order is; an engine that is stopped makes no other stack of it. */
export const shapeOf = (spec: StackSpec): Shape | null =>
  shapeIds.find((id) => {
    const shape = on(spec.host, shapes[id]);
    return sameSpec(spec, shape) || sameSpec(spec, { ...shape, engine: false });
  }) ?? null;
