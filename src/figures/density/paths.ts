import { pieces, type MemoryMap } from './memory-map.ts';

/** The drawing's own units: a map is this wide, and a row this high with its gap. */
export const mapWidth = 1000;
export const rowPitch = 10;
const rowHeight = 8.6;

export interface PartPath {
  readonly part: string;
  readonly role: string;
  /** The area, and lines along it for those who cannot tell its colour. */
  readonly area: string;
  readonly lines: string;
}

/** Heights of the lines in a row, as shares; parts differ by how many there are. */
const lineHeights: Readonly<Record<string, readonly number[]>> = {
  kernel: [0.25, 0.75],
  hypervisor: [0.5],
  layer: [0.5],
  'virtual-hardware': [0.25, 0.75],
};

/** One path a part: where its stretches lie in the rows, as SVG path data. */
export function pathsOf({ stretches, capacity, rows }: MemoryMap): PartPath[] {
  const found = new Map<string, { role: string; area: string; lines: string }>();
  for (const stretch of stretches) {
    const path = found.get(stretch.part) ?? { role: stretch.role, area: '', lines: '' };
    for (const { row, left, width } of pieces(stretch, capacity / rows)) {
      const x = short(left * mapWidth);
      const w = short(width * mapWidth);
      const y = row * rowPitch;
      path.area += `M${x} ${y}h${w}v${rowHeight}h-${w}z`;
      for (const at of lineHeights[stretch.role] ?? [])
        path.lines += `M${x} ${short(y + rowHeight * at)}h${w}`;
    }
    found.set(stretch.part, path);
  }
  return [...found].map(([part, path]) => ({ part, ...path }));
}

/** A line across the row wherever one copy ends and another begins. */
export function cutsOf({ cuts, capacity, rows }: MemoryMap): string {
  const row = capacity / rows;
  return cuts
    .filter((at) => at > 0 && at < capacity)
    .map(
      (at) =>
        `M${short((at / row - Math.floor(at / row)) * mapWidth)} ${Math.floor(at / row) * rowPitch}v${rowHeight}`,
    )
    .join('');
}

const short = (n: number): string => String(Number(n.toFixed(2)));
