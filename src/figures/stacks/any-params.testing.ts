import fc from 'fast-check';
import { problemsOf, type HostKind } from '../../simulators/machine-stack/index.ts';
import type { Params } from './params.ts';
import { on, shapeIds, type Layers, type Shape } from './shapes.ts';

/** Layers of all kinds; most cannot stand. */
const anyLayers: fc.Arbitrary<Layers> = fc.record({
  kernel: fc.boolean(),
  hypervisor: fc.boolean(),
  machines: fc.nat({ max: 3 }),
  guests: fc.boolean(),
  engine: fc.boolean(),
  containers: fc.boolean(),
  apps: fc.boolean(),
});
const soundLayers = anyLayers.filter((layers) => problemsOf(on('linux-server', layers)).length === 0);
const paramsOf = (layers: fc.Arbitrary<Layers>): fc.Arbitrary<Params> =>
  fc.record({
    host: fc.constantFrom<HostKind>('linux-server', 'mac', 'windows-pc'),
    was: layers,
    now: layers,
    beside: fc.constantFrom<Shape | 'none'>('none', ...shapeIds),
  });

/** Settings of all kinds, also such as cannot be run. */
export const anyParams = paramsOf(anyLayers);
/** Settings that can be run. */
export const soundParams = paramsOf(soundLayers);
