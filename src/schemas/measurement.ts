import { z } from 'astro/zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const sentence = z.string().trim().min(10);
/** A figure, or the words that say nobody kept it. */
const kept = z.union([z.number(), z.literal('not kept')]);

/** What was timed or counted n times. */
const measuredRow = z.strictObject({
  id,
  what: z.string().trim().min(3),
  /** The set-up it belongs to, where a file has several. */
  group: z.string().min(3).optional(),
  /** Where it is not the file's. */
  unit: z.string().min(1).optional(),
  n: z.number().int().min(1),
  median: z.number(),
  min: kept,
  max: kept,
  runs: z.union([z.array(z.number()).min(1), z.literal('not kept')]),
  note: sentence.optional(),
});

/** The difference of two medians of the same file: a phase between two marks whose runs nobody kept. */
const differenceRow = z.strictObject({
  id,
  what: z.string().trim().min(3),
  group: z.string().min(3).optional(),
  unit: z.string().min(1).optional(),
  median: z.number(),
  /** Row ids: `of` less `less`. */
  difference: z.strictObject({ of: id, less: id }),
  note: sentence.optional(),
});

const machine = z.strictObject({
  kind: sentence,
  cpus: z.number().int().min(1),
  memoryGiB: z.number().positive(),
  kernel: z.string().min(3),
  /** The distribution; not everybody wrote it down. */
  system: z.string().min(3).optional(),
  storage: z.string().min(2),
  scheduler: z.string().min(3),
  cgroups: z.string().min(2),
});

export const topics = ['container-start', 'vm-boot', 'sizes', 'memory', 'system-calls'] as const;
/** `TCG` is QEMU's emulation in software, `KVM` the hardware's virtualization, `none`: no machine was made up. */
export const accelerators = ['none', 'KVM', 'TCG'] as const;

/**
 * One file of content/measurements: what was measured with one method on one machine on one day. Where guests ran
 * under emulation, `hardware` names published claims that must stand beside it, and why.
 */
export const measurementSchema = z
  .strictObject({
    title: z.string().min(5),
    topic: z.enum(topics),
    /** Files measured in one go share it. */
    series: id,
    machine,
    /** Program to version. */
    versions: z.record(z.string(), z.string()),
    date: z.iso.date(),
    method: sentence,
    /** What else the machine was doing. */
    load: sentence,
    /** What the figures do not bear. */
    limits: z.array(sentence),
    unit: z.string().min(1),
    accelerator: z.enum(accelerators),
    hardware: z.strictObject({ why: sentence, claims: z.array(z.string()).min(1) }).optional(),
    rows: z.array(z.union([measuredRow, differenceRow])).min(1),
  })
  .superRefine((file, context) => {
    for (const message of contradictions(file)) context.addIssue({ code: 'custom', message });
  });

export type MeasuredRow = z.infer<typeof measuredRow>;
export type DifferenceRow = z.infer<typeof differenceRow>;
export type MeasurementRow = MeasuredRow | DifferenceRow;
export type Machine = z.infer<typeof machine>;
export type Measurement = z.infer<typeof measurementSchema>;

export const isMeasured = (row: MeasurementRow): row is MeasuredRow => 'n' in row;

/** Where on /sources/ a file's table stands, or one of its rows: "measurement-2026-11-23-memory--copies-1". */
export const measurementAnchor = (file: string, row?: string) =>
  `measurement-${file}${row === undefined ? '' : `--${row}`}`;

/** To the three decimals in which everything is written down. */
export const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** The middle value, or the mean of the two middle ones. Throws a RangeError on an empty list. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing.');
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Every way in which a file's own figures disagree, one sentence each. */
function contradictions(file: Pick<Measurement, 'rows' | 'accelerator' | 'hardware' | 'unit'>): string[] {
  const rows = new Map(file.rows.map((row) => [row.id, row]));
  const found: string[] = [];
  if (rows.size < file.rows.length) found.push('two rows have the same id');
  if ((file.accelerator === 'TCG') !== (file.hardware !== undefined))
    found.push(
      'a file has "hardware", published figures to stand beside it, exactly if its accelerator is TCG',
    );
  for (const row of file.rows) {
    const wrong = isMeasured(row) ? wrongStatistics(row) : wrongDifference(row, rows, file.unit);
    if (wrong) found.push(`row "${row.id}": ${wrong}`);
  }
  return found;
}

function wrongStatistics({ n, median: middle, min, max, runs }: MeasuredRow): string | undefined {
  if (runs === 'not kept') {
    const inOrder = (min === 'not kept' || min <= middle) && (max === 'not kept' || middle <= max);
    return inOrder ? undefined : 'the median is not between min and max';
  }
  if (runs.length !== n) return `n is ${n}, but ${runs.length} runs stand there`;
  if (min !== Math.min(...runs)) return 'min is not the smallest run';
  if (max !== Math.max(...runs)) return 'max is not the largest run';
  return middle === rounded(median(runs)) ? undefined : 'the median is not that of the runs';
}

function wrongDifference(
  { median: middle, unit, difference }: DifferenceRow,
  rows: ReadonlyMap<string, MeasurementRow>,
  fileUnit: string,
): string | undefined {
  const of = rows.get(difference.of);
  const less = rows.get(difference.less);
  if (!of || !less) return `there is no row "${of ? difference.less : difference.of}"`;
  const units = new Set([unit ?? fileUnit, of.unit ?? fileUnit, less.unit ?? fileUnit]);
  if (units.size > 1) return 'the two rows it is the difference of have another unit';
  return middle === rounded(of.median - less.median)
    ? undefined
    : 'the median is not the difference of the two';
}
