import type { Preset, Schema } from '../../share/codec.ts';
import { int, oneOf } from '../../share/fields.ts';
import { presetWords } from './preset-words.ts';

export interface Params {
  readonly copies: number;
  readonly cpus: number;
  /** `debian`: a general-purpose guest with firmware and systemd. `microvm`: the least that boots. */
  readonly guest: 'debian' | 'microvm';
  readonly hypervisor: 'kvm' | 'xen';
  /** Whether disk and image are on the host already. */
  readonly start: 'warm' | 'cold';
  /** Busy vCPUs (or threads) of a neighbour that was there before; 0 is none. */
  readonly hog: number;
  /** The neighbour's limit in percent of one CPU; 0 is none. */
  readonly limit: number;
  /** What the emulated phases are divided by, in tenths. */
  readonly scale: number;
  /** How much of a phase computes, percent. */
  readonly vmcpu: number;
  readonly ctcpu: number;
  /** Mbit/s */
  readonly link: number;
  /** MB/s, of unpacked bytes */
  readonly unpack: number;
  /** MB/s */
  readonly copy: number;
  /** Unpacked size of the libraries layer, MB. */
  readonly libs: number;
  /** First size of a writable layer, kB. */
  readonly upper: number;
}

export const schema: Schema<Params> = {
  copies: int(1, 6),
  cpus: int(1, 4),
  guest: oneOf('debian', 'microvm'),
  hypervisor: oneOf('kvm', 'xen'),
  start: oneOf('warm', 'cold'),
  hog: int(0, 4),
  limit: int(0, 400),
  scale: int(10, 300),
  vmcpu: int(10, 100),
  ctcpu: int(10, 100),
  link: int(10, 10_000),
  unpack: int(10, 2000),
  copy: int(10, 10_000),
  libs: int(0, 500),
  upper: int(0, 100_000),
};

const warm: Params = {
  copies: 3,
  cpus: 2,
  guest: 'debian',
  hypervisor: 'kvm',
  start: 'warm',
  hog: 0,
  limit: 0,
  scale: 66,
  vmcpu: 80,
  ctcpu: 90,
  link: 1000,
  unpack: 200,
  copy: 1000,
  libs: 9,
  upper: 12,
};

const params: Readonly<Record<keyof typeof presetWords, Params>> = {
  warm,
  cold: { ...warm, start: 'cold' },
  crowded: { ...warm, copies: 6, cpus: 1 },
  hog: { ...warm, hog: 2 },
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(
  ([id, { label, promise }]) => ({
    id,
    label,
    promise,
    params: params[id as keyof typeof presetWords],
  }),
);
