import type { Preset, Schema } from '../../share/codec.ts';
import { flag, int, oneOf } from '../../share/fields.ts';
import { grounds, type Ground } from '../../simulators/spectrum/index.ts';
import { axisIds, type AxisId } from './axes.ts';
import { presetWords } from './words.ts';

export interface Params {
  /** The axis that the boxes move to, or the ground that boxes in boxes stand on. */
  readonly show: AxisId | Ground;
  /** For boxes in boxes: the nodes, the pods on each (on a Mac, containers), and whether each pod gets a VM. */
  readonly nodes: number;
  readonly pods: number;
  readonly kata: boolean;
}

export const most = { nodes: 3, pods: 4 } as const;

export const schema: Schema<Params> = {
  show: oneOf(...axisIds, ...grounds),
  nodes: int(1, most.nodes),
  pods: int(1, most.pods),
  kata: flag,
};

const usual = { nodes: 2, pods: 2, kata: false };
const params: Readonly<Record<keyof typeof presetWords, Params>> = {
  startup: { show: 'first', ...usual },
  answers: { show: 'answer', ...usual },
  memory: { show: 'wall', ...usual },
  boundary: { show: 'boundary', ...usual },
  cloud: { show: 'cloud', ...usual },
  nested: { show: 'cloud', ...usual, kata: true },
  mac: { show: 'mac', ...usual, nodes: 1, pods: 3 },
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(
  ([id, { label, promise }]) => ({ id, label, promise, params: params[id as keyof typeof presetWords] }),
);

export const isGround = (show: Params['show']): show is Ground => grounds.some((each) => each === show);
