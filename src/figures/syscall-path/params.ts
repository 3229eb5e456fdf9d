import type { Preset, Schema } from '../../share/codec.ts';
import { list, oneOf } from '../../share/fields.ts';
import {
  boxes,
  diskCaches,
  ends,
  jobs,
  type Box,
  type DiskCache,
  type End,
  type Job,
} from '../../simulators/io-path/index.ts';
import { presetWords } from './words.ts';

export interface Params {
  readonly job: Job;
  /** The boxes that are shown; at least one. Their order does not matter. */
  readonly boxes: readonly Box[];
  /** What happens once the app has gone on. A packet is gone by then. */
  readonly end: End;
  /** How the VM's disk is written on the host. */
  readonly cache: DiskCache;
}

export const schema: Schema<Params> = {
  job: oneOf(...jobs),
  boxes: list(oneOf(...boxes), 1, boxes.length),
  end: oneOf(...ends),
  cache: oneOf(...diskCaches),
};

const usual = { boxes: ['container', 'vm'], end: 'none', cache: 'through' } as const;
const params: Readonly<Record<keyof typeof presetWords, Params>> = {
  write: { ...usual, job: 'write' },
  packet: { ...usual, job: 'packet' },
  disk: { ...usual, job: 'sync' },
  gvisor: { ...usual, job: 'write', boxes: ['container', 'gvisor'] },
  kata: { ...usual, job: 'write', boxes: ['vm', 'kata'] },
  kill: { ...usual, job: 'write', boxes, end: 'kill' },
  engine: { ...usual, job: 'packet', boxes },
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(
  ([id, { label, promise }]) => ({ id, label, promise, params: params[id as keyof typeof presetWords] }),
);
