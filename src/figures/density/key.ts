import type { BoxRole } from '../../drawing/Box.tsx';
import { bands, type Band, type MiB, type SideName, type Use } from '../../simulators/density/index.ts';
import { bandRoles } from './memory-map.ts';
import { count, inMiB } from './text.ts';
import { bandWords, labels } from './words.ts';

/** One line of the key beside a map. */
export interface KeyRow {
  readonly id: string;
  readonly role: BoxRole;
  readonly name: string;
  /** There once on the host, however many copies there are. */
  readonly once: boolean;
  /** Of one copy, on average; empty where there is none. */
  readonly each: string;
  readonly all: string;
}

const ofSide: Readonly<Record<SideName, readonly Band[]>> = {
  vms: ['vmm', 'kernel', 'system', 'files', 'app'],
  containers: ['app', 'shim', 'books'],
};

/** What the colours of a side's map are, and how much there is of each: parts of a copy first, then what is there once. */
export function keyOf(use: Use, side: SideName, bases: number): KeyRow[] {
  const copies = use.groups.reduce((sum, group) => sum + group.copies, 0);
  const all = (band: Band): MiB =>
    use.groups.reduce((sum, group) => sum + group.copies * group.each[band], 0);
  const parts = bands
    .filter((band) => ofSide[side].includes(band))
    .map((band): KeyRow => ({
      id: band,
      role: bandRoles[band],
      name: bandWords[band],
      once: false,
      each: copies === 0 ? '' : inMiB(all(band) / copies),
      all: inMiB(all(band)),
    }));
  const once = (id: string, role: BoxRole, name: string, size: MiB): KeyRow => ({
    id,
    role,
    name,
    once: true,
    each: '',
    all: inMiB(size),
  });
  const sets = Math.min(bases, copies);
  const layers = sets > 1 ? labels.layersOn(count(sets)) : labels.layers;
  return [
    ...parts,
    ...(side === 'containers' ? [once('layers', 'layer', layers, use.once.files)] : []),
    ...(side === 'vms' ? [once('merged', 'virtual-hardware', labels.merged, use.once.merged)] : []),
    once('program', side === 'vms' ? 'hypervisor' : 'user-space', labels.program[side], use.once.program),
    once('host-kernel', 'kernel', labels.hostKernel, use.host.kernel),
    once('host-programs', 'user-space', labels.programs, use.host.programs),
  ];
}
