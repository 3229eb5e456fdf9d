import type { Preset, Schema } from '../../share/codec.ts';
import { flag, int, oneOf } from '../../share/fields.ts';
import { presetWords } from './preset-words.ts';

export const partIds = ['cpu', 'ram', 'disk', 'net'] as const;
export type PartId = (typeof partIds)[number];

export interface Params {
  readonly guests: number;
  readonly vcpus: number;
  /** What the guests do with each part in the end. */
  readonly cpu: 'some' | 'all';
  readonly ram: 'some' | 'all' | 'turns';
  readonly disk: 'some' | 'all';
  readonly net: 'some' | 'all';
  readonly swap: boolean;
  /** Whether guests tell the host which pages they have freed. */
  readonly report: boolean;
  /** What the host promises: whatever is asked, what OpenStack's ratios allow, or what it has. */
  readonly admit: 'all' | 'nova' | 'reserved';
  /** The guest that is looked at, 1…6. */
  readonly guest: number;
  /** The part that is looked at, and the square of it. */
  readonly part: PartId;
  readonly cell: number;
}

export const mostGuests = 6;
export const mostVcpus = 4;
/** Squares of a guest's memory and of its disk. */
export const mostCells = 12;

export const schema: Schema<Params> = {
  guests: int(1, mostGuests),
  vcpus: int(1, mostVcpus),
  cpu: oneOf('some', 'all'),
  ram: oneOf('some', 'all', 'turns'),
  disk: oneOf('some', 'all'),
  net: oneOf('some', 'all'),
  swap: flag,
  report: flag,
  admit: oneOf('all', 'nova', 'reserved'),
  guest: int(1, mostGuests),
  part: oneOf(...partIds),
  cell: int(0, mostCells - 1),
};

const base: Params = {
  guests: 3,
  vcpus: 2,
  cpu: 'some',
  ram: 'some',
  disk: 'some',
  net: 'some',
  swap: true,
  report: false,
  admit: 'all',
  guest: 1,
  part: 'ram',
  cell: 1,
};

const changes: Readonly<Record<keyof typeof presetWords, Partial<Params>>> = {
  serve: {},
  compute: { guests: 4, cpu: 'all', part: 'cpu' },
  touch: { guests: 4, ram: 'all', cell: 4 },
  'no-swap': { guests: 4, ram: 'all', swap: false, guest: 2 },
  disk: { disk: 'all', part: 'disk', guest: 3, cell: 10 },
  turns: { guests: 4, ram: 'turns', cell: 6 },
  reserved: {
    guests: 6,
    vcpus: 1,
    cpu: 'all',
    ram: 'all',
    disk: 'all',
    net: 'all',
    admit: 'reserved',
    part: 'net',
  },
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(([id, words]) => ({
  id,
  ...words,
  params: { ...base, ...changes[id as keyof typeof presetWords] },
}));

/** What the run depends on: the settings without where the reader looks. */
export function runKey(params: Params): string {
  const { guests, vcpus, cpu, ram, disk, net, swap, report, admit } = params;
  return JSON.stringify({ guests, vcpus, cpu, ram, disk, net, swap, report, admit });
}
