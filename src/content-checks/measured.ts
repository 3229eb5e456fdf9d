import type { NumberClaim } from '../schemas/claim.ts';
import { isMeasured, type Measurement } from '../schemas/measurement.ts';

/** Binary and decimal units of size, in bytes. */
const bytes: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
};

/**
 * What is wrong with a claim that says it comes straight from a row of content/measurements
 * (`measurement: <file>#<row>`), as the end of a sentence; undefined if it has the row's median and range. The unit
 * may be another size; only a claim with the relation `about` may round, to as many decimals as it prints.
 */
export function disagreement(
  claim: NumberClaim,
  files: ReadonlyMap<string, Measurement>,
): string | undefined {
  if (claim.measurement === undefined) return undefined;
  const [fileId, rowId] = claim.measurement.split('#') as [string, string];
  const file = files.get(fileId);
  const row = file?.rows.find(({ id }) => id === rowId);
  if (!file || !row) return `names the measurement "${claim.measurement}", which is not there`;
  if (claim.label !== 'measured')
    return `has a row of our measurements, so its label must be "measured", not "${claim.label}"`;
  if (file.accelerator === 'TCG' && file.topic === 'vm-boot' && !/emulation|emulated/.test(claim.what))
    return `was measured under emulation, which its "what" must say`;

  const rowUnit = row.unit ?? file.unit;
  const factor = between(rowUnit, claim.unit);
  if (factor === undefined) return `has the unit "${claim.unit}", its row "${rowUnit}"`;
  const agrees = (mine: number, theirs: number) =>
    mine === (claim.relation === 'about' ? toDecimalsOf(mine, theirs * factor) : theirs * factor);
  if (!agrees(claim.value, row.median))
    return `says ${claim.value} ${claim.unit}, its row ${row.median} ${rowUnit}`;

  const range = isMeasured(row) && row.n > 1 ? ([row.min, row.max] as const) : undefined;
  if (!claim.range)
    return range?.every(isNumber) && claim.relation === 'exactly'
      ? `lacks the range of its row, ${range.join(' to ')}`
      : undefined;
  if (!range) return 'has a range, its row has none';
  return claim.range.every((end, i) => isNumber(range[i]) && agrees(end, range[i]))
    ? undefined
    : `has the range ${claim.range.join(' to ')}, its row ${range.join(' to ')}`;
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** By what a number in one unit is multiplied to be in the other. */
function between(from: string, to: string): number | undefined {
  if (from === to) return 1;
  const [a, b] = [bytes[from], bytes[to]];
  return a === undefined || b === undefined ? undefined : a / b;
}

/** The second number with as many decimals as the first is written with. */
function toDecimalsOf(model: number, value: number): number {
  const decimals = String(model).split('.')[1]?.length ?? 0;
  return Number(value.toFixed(decimals));
}
