import type { Preset, Schema } from '../../share/codec.ts';
import { flag, oneOf } from '../../share/fields.ts';
import { guestKinds, vmms, type GuestKind, type Vmm } from '../../simulators/density/index.ts';
import { presetWords } from './words.ts';

/** `ours`: as we measured it; else MiB. */
export const owns = ['ours', '32', '64', '128', '256', '512', '1024', '2048'] as const;
export const fileSizes = ['ours', '50', '100', '200', '400'] as const;
/** GiB. */
export const memories = ['4', '8', '16', '32', '64'] as const;
export const disks = ['8', '16', '32', '64', '128'] as const;
/** MiB; the model's `offers`. */
export const offerings = ['128', '256', '512', '1024', '1536', '2048', '3072'] as const;
export const baseCounts = ['one', 'four', 'each'] as const;
export const diskKinds = ['full', 'backing'] as const;
export const afters = ['refuse', 'swap', 'oom'] as const;

export interface Params {
  readonly own: (typeof owns)[number];
  readonly files: (typeof fileSizes)[number];
  readonly memory: (typeof memories)[number];
  readonly disk: (typeof disks)[number];
  readonly guest: GuestKind;
  readonly vmm: Vmm;
  readonly offered: (typeof offerings)[number];
  readonly balloon: boolean;
  readonly ksm: boolean;
  readonly bases: (typeof baseCounts)[number];
  readonly images: (typeof diskKinds)[number];
  readonly after: (typeof afters)[number];
}

export const schema: Schema<Params> = {
  own: oneOf(...owns),
  files: oneOf(...fileSizes),
  memory: oneOf(...memories),
  disk: oneOf(...disks),
  guest: oneOf(...guestKinds),
  vmm: oneOf(...vmms),
  offered: oneOf(...offerings),
  balloon: flag,
  ksm: flag,
  bases: oneOf(...baseCounts),
  images: oneOf(...diskKinds),
  after: oneOf(...afters),
};

const ours: Params = {
  own: 'ours',
  files: 'ours',
  memory: '4',
  disk: '32',
  guest: 'full',
  vmm: 'qemu',
  offered: '256',
  balloon: false,
  ksm: false,
  bases: 'one',
  images: 'full',
  after: 'refuse',
};

const changes: Readonly<Record<keyof typeof presetWords, Partial<Params>>> = {
  app: {},
  large: { own: '1024', files: '100', memory: '64', disk: '128', offered: '1536' },
  bases: { bases: 'each' },
  micro: { guest: 'minimal', vmm: 'firecracker', offered: '128' },
  help: { balloon: true, ksm: true },
  disk: { memory: '16', disk: '16' },
  more: { after: 'oom' },
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(
  ([id, { label, promise }]) => ({
    id,
    label,
    promise,
    params: { ...ours, ...changes[id as keyof typeof changes] },
  }),
);
