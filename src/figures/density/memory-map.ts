import type { BoxRole } from '../../drawing/Box.tsx';
import {
  bands,
  sizeOf,
  type Band,
  type DiskUse,
  type MiB,
  type SideName,
  type Use,
} from '../../simulators/density/index.ts';
import { bandLabels, labels } from './words.ts';

/** A stretch of memory or disk, MiB from its start. `ghost`: what is wanted and not there. */
export interface Stretch {
  /** A line of the key, or `ghost`. */
  readonly part: string;
  readonly role: BoxRole | 'ghost';
  readonly from: MiB;
  readonly to: MiB;
}

export interface Label {
  readonly text: string;
  readonly role: BoxRole;
  readonly row: number;
  /** Shares of the row, 0 to 1. */
  readonly left: number;
  readonly width: number;
}

/** A host's memory or disk, laid out in rows like a text. */
export interface MemoryMap {
  readonly rows: number;
  readonly capacity: MiB;
  readonly stretches: readonly Stretch[];
  /** Where one copy ends and the next begins. */
  readonly cuts: readonly MiB[];
  readonly labels: readonly Label[];
  /** Copies that one tile stands for. */
  readonly tile: number;
}

export const bandRoles: Readonly<Record<Band, BoxRole>> = {
  vmm: 'hypervisor',
  kernel: 'kernel',
  system: 'user-space',
  files: 'layer',
  app: 'app',
  shim: 'user-space',
  books: 'user-space',
};
export const memoryRows = 16;
export const diskRows = 4;
/** More tiles than this would be dust, and slow. */
const mostTiles = 600;
/** A name needs this share of a row at least. */
const roomForName = 0.13;

interface Piece {
  readonly part: string;
  readonly role: BoxRole;
  readonly size: MiB;
  readonly name: string;
}

/** The memory of a side's host: the host's own, what is there once, and then copy after copy. */
export function memoryMap(use: Use, side: SideName, capacity: MiB, ghost: MiB): MemoryMap {
  const copies = use.groups.reduce((sum, group) => sum + group.copies, 0);
  const tile = Math.max(1, Math.ceil(copies / mostTiles));
  const once: Piece[] = [
    { part: 'host-kernel', role: 'kernel', size: use.host.kernel, name: labels.hostKernel },
    { part: 'host-programs', role: 'user-space', size: use.host.programs, name: labels.hostPrograms },
    { part: 'program', role: side === 'vms' ? 'hypervisor' : 'user-space', size: use.once.program, name: '' },
    { part: 'layers', role: 'layer', size: use.once.files, name: labels.layersShort },
    { part: 'merged', role: 'virtual-hardware', size: use.once.merged, name: labels.merged },
  ];
  const tiles = use.groups.flatMap(({ copies: n, each }) =>
    Array.from({ length: Math.ceil(n / tile) }, (_, i) => {
      const stands = Math.min(tile, n - i * tile);
      return { each, stands, size: sizeOf(each) * stands };
    }),
  );
  return lay(
    capacity,
    memoryRows,
    tile,
    once,
    tiles.map(({ each, stands }, i) =>
      bands.map((band) => ({
        part: band,
        role: bandRoles[band],
        size: each[band] * stands,
        name: i === 0 ? bandLabels[band] : '',
      })),
    ),
    ghost,
  );
}

/** The disk of a side's host: what is there once, and what each copy has for itself. */
export function diskMap(use: DiskUse, side: SideName, full: boolean, capacity: MiB, ghost: MiB): MemoryMap {
  const tile = Math.max(1, Math.ceil(use.copies / mostTiles));
  const own = side === 'vms' && full;
  const shared: Piece = {
    part: 'base',
    role: 'layer',
    size: use.once,
    name: own ? '' : labels.diskBase[side],
  };
  const each = Array.from({ length: Math.ceil(use.copies / tile) }, (_, i): Piece[] => [
    {
      part: 'own',
      role: own ? 'virtual-hardware' : 'writable',
      size: use.each * Math.min(tile, use.copies - i * tile),
      name: own && i === 0 ? labels.copy(1) : '',
    },
  ]);
  return lay(capacity, diskRows, tile, [shared], each, ghost);
}

function lay(
  capacity: MiB,
  rows: number,
  tile: number,
  once: readonly Piece[],
  tiles: readonly (readonly Piece[])[],
  ghost: MiB,
): MemoryMap {
  const stretches: Stretch[] = [];
  const named: Label[] = [];
  const cuts: MiB[] = [];
  let at = 0;
  const put = ({ part, role, size, name }: Piece) => {
    if (size <= 0) return;
    const to = Math.min(capacity, at + size);
    // Tiles are many: neighbours that are the same become one stretch.
    const last = stretches.at(-1);
    if (last?.part === part) stretches[stretches.length - 1] = { ...last, to };
    else if (to > at) stretches.push({ part, role, from: at, to });
    if (name !== '') named.push(...nameOn(name, role, at, to, capacity / rows));
    at = to;
  };
  once.forEach(put);
  for (const pieces of tiles) {
    cuts.push(at);
    pieces.forEach(put);
  }
  if (tiles.length > 0) cuts.push(at);
  if (ghost > 0 && at < capacity)
    stretches.push({ part: 'ghost', role: 'ghost', from: at, to: Math.min(capacity, at + ghost) });
  return { rows, capacity, stretches, cuts, labels: named, tile };
}

/** The name of a stretch, on its longest piece of a row, if there is room for it. */
function nameOn(text: string, role: BoxRole, from: MiB, to: MiB, row: MiB): Label[] {
  const longest = pieces({ from, to }, row).reduce<{ row: number; left: number; width: number } | null>(
    (best, piece) => (best === null || piece.width > best.width ? piece : best),
    null,
  );
  return longest && longest.width >= roomForName ? [{ text, role, ...longest }] : [];
}

/** A stretch cut at the ends of rows: for each piece its row, and where it lies in it, 0 to 1. */
export function pieces(
  { from, to }: { readonly from: MiB; readonly to: MiB },
  row: MiB,
): { row: number; left: number; width: number }[] {
  const found = [];
  for (let r = Math.floor(from / row); r * row < to; r += 1) {
    const left = Math.max(from, r * row);
    const width = Math.min(to, (r + 1) * row) - left;
    if (width > row * 1e-9) found.push({ row: r, left: left / row - r, width: width / row });
  }
  return found;
}
