import { pieces, type MemoryMap } from './memory-map.ts';

/** The drawing's own units: a map is this wide, a row this high with its gap and without. Short numbers, short paths. */
export const mapWidth = 1000;
export const rowPitch = 7;
const rowHeight = 6;

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
  const found = new Map<string, { role: string; area: Pen; lines: Pen }>();
  for (const stretch of stretches) {
    const path = found.get(stretch.part) ?? { role: stretch.role, area: new Pen(), lines: new Pen() };
    for (const { row, left, width } of pieces(stretch, capacity / rows)) {
      const [x, end, y] = [left * mapWidth, (left + width) * mapWidth, row * rowPitch];
      path.area.box(x, y, end);
      for (const at of lineHeights[stretch.role] ?? []) path.lines.across(x, y + rowHeight * at, end);
    }
    found.set(stretch.part, path);
  }
  return [...found].map(([part, { role, area, lines }]) => ({ part, role, area: area.d, lines: lines.d }));
}

/** The rows themselves, under what lies in them. */
export function rowsOf({ rows }: MemoryMap): string {
  const pen = new Pen();
  for (let row = 0; row < rows; row += 1) pen.box(0, row * rowPitch, mapWidth);
  return pen.d;
}

/** A line across the row wherever one copy ends and another begins. */
export function cutsOf({ cuts, capacity, rows }: MemoryMap): string {
  const row = capacity / rows;
  const pen = new Pen();
  for (const at of cuts.filter((cut) => cut > 0 && cut < capacity))
    pen.down((at / row - Math.floor(at / row)) * mapWidth, Math.floor(at / row) * rowPitch);
  return pen.d;
}

/**
 * Writes path data. Every step is relative: copies are alike, so their steps are too, and hundreds of them pack to next
 * to nothing. Places are kept in tenths of a unit, less than a dot on any screen, so that roundings do not add up.
 */
class Pen {
  d = '';
  #x = 0;
  #y = 0;

  /** A row's height of the stretch from `x` to `end`. */
  box(x: number, y: number, end: number): void {
    this.#to(x, y);
    const width = (tenths(end) - this.#x) / 10;
    this.d += `h${width}v${rowHeight}h${-width}z`;
  }
  across(x: number, y: number, end: number): void {
    this.#to(x, y);
    this.d += `h${(tenths(end) - this.#x) / 10}`;
    this.#x = tenths(end);
  }
  down(x: number, y: number): void {
    this.#to(x, y);
    this.d += `v${rowHeight}`;
    this.#y += rowHeight * 10;
  }
  #to(x: number, y: number): void {
    this.d += `m${(tenths(x) - this.#x) / 10} ${(tenths(y) - this.#y) / 10}`;
    [this.#x, this.#y] = [tenths(x), tenths(y)];
  }
}

const tenths = (n: number): number => Math.round(n * 10);
