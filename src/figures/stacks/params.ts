import type { Preset, Schema } from '../../share/codec.ts';
import { oneOf, type Field } from '../../share/fields.ts';
import { layers as layerIds, mostMachines, type HostKind } from '../../simulators/machine-stack/index.ts';
import { shapeIds, shapes, system, type Layers, type Shape } from './shapes.ts';
import { expectsLayers, presetWords } from './words.ts';

export interface Params {
  readonly host: HostKind;
  /** What stands at the start. */
  readonly was: Layers;
  /** What it is made into; the same again takes it apart and puts it together. */
  readonly now: Layers;
  /** A stack on a Linux server to hold it against. */
  readonly beside: Shape | 'none';
}

/** The layers that are there, joined by "*", virtual machines with their number: "kernel*hypervisor*machines2". */
export const layersField: Field<Layers> = {
  encode: (value) => {
    const words = layerIds.flatMap((layer) => {
      if (layer === 'machines') return value.machines > 0 ? [`machines${value.machines}`] : [];
      return value[layer] ? [layer] : [];
    });
    return words.length > 0 ? words.join('*') : 'metal';
  },
  decode: (text) => {
    const words = text.split('*');
    const count = Number(/machines([1-9])/.exec(text)?.[1] ?? 0);
    const value: Layers = {
      kernel: words.includes('kernel'),
      hypervisor: words.includes('hypervisor'),
      machines: Math.min(count, mostMachines),
      guests: words.includes('guests'),
      engine: words.includes('engine'),
      containers: words.includes('containers'),
      apps: words.includes('apps'),
    };
    return layersField.encode(value) === text ? value : null;
  },
  expects: expectsLayers(layerIds),
};

export const schema: Schema<Params> = {
  host: oneOf('linux-server', 'mac', 'windows-pc'),
  was: layersField,
  now: layersField,
  beside: oneOf('none', ...shapeIds),
};

const server = { host: 'linux-server', beside: 'none' } as const;
const params: Readonly<Record<keyof typeof presetWords, Params>> = {
  bare: { ...server, was: shapes.bare, now: shapes.bare },
  vms: { ...server, was: shapes.bare, now: shapes.vms },
  containers: { ...server, was: shapes.bare, now: shapes.containers },
  both: { ...server, was: shapes.vms, now: shapes.both },
  mac: { host: 'mac', beside: 'none', was: system, now: shapes.containers },
  pc: { host: 'windows-pc', beside: 'none', was: system, now: shapes.containers },
  engine: { ...server, was: shapes.containers, now: { ...shapes.containers, engine: false } },
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(
  ([id, { label, promise }]) => ({
    id,
    label,
    promise,
    params: params[id as keyof typeof presetWords],
  }),
);
