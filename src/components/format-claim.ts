/** How a number is printed, everywhere: prose, tables and figures. Pure; runs on the server and in the browser. */

import { locale } from '../language/locale.ts';
import { fromTo, relationWords, unitWord, type Relation } from './claim-words.ts';

export interface Quantity {
  readonly value: number;
  readonly unit: string;
  readonly relation?: Relation;
}

const NBSP = '\u00A0';
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
/** Whole numbers keep every digit, the others three significant ones. */
const plain = (value: number) =>
  (Number.isInteger(value) || Math.abs(value) >= 100 ? whole : short).format(value);
const ladders = [
  ['B', 'kB', 'MB', 'GB', 'TB'],
  ['ns', 'µs', 'ms', 's'],
];

/**
 * Value and unit with a non-breaking space: `{value: 125, unit: 'ms'}` → "125 ms". Bytes (powers of 1000) and times
 * climb to the unit that leaves less than a thousand, at three significant digits: 29780765 B → "29.8 MB",
 * 1630 ms → "1.63 s". "%" stands close, "" leaves the number alone, "1 layers" becomes "1 layer".
 */
export function formatQuantity({ value, unit }: Quantity): string {
  if (unit === '') return plain(value);
  if (unit === '%') return `${plain(value)}%`;
  const [number, name] = climb(value, unit);
  return `${number}${NBSP}${unitWord(value, name)}`;
}

/** A quantity with what its relation says of it: "at most 125 ms"; nothing for `exactly`. */
export function formatClaim(quantity: Quantity): string {
  const text = formatQuantity(quantity);
  const relation = relationWords[quantity.relation ?? 'exactly'];
  return relation === '' ? text : `${relation}${NBSP}${text}`;
}

/** The smallest and the largest of the runs: "82 to 91 ms". */
export function formatRange([low, high]: readonly [number, number], unit: string): string {
  const last = formatQuantity({ value: high, unit });
  const first = formatQuantity({ value: low, unit });
  // From the first letter or sign behind the number, which a language may group by spaces.
  const tail = /\s*[^\p{N}\s.,'’−-].*$/u.exec(last)?.[0] ?? '';
  return fromTo(tail !== '' && first.endsWith(tail) ? first.slice(0, -tail.length) : first, last);
}

/** The printed number and its unit after as many steps of a thousand as it takes. */
function climb(value: number, unit: string): [string, string] {
  const ladder = ladders.find((units) => units.includes(unit)) ?? [unit];
  let rung = ladder.indexOf(unit);
  let rest = value;
  // Compare what is printed: 999 950 B would otherwise become "1,000 kB".
  while (rung < ladder.length - 1 && Math.abs(Number(rest.toPrecision(3))) >= 1000) {
    rest /= 1000;
    rung += 1;
  }
  return [rest === value ? plain(value) : short.format(rest), ladder[rung]!];
}
