/** Numbers, names and lists as this figure prints them. */

import { locale } from '../../language/locale.ts';

const NBSP = '\u00A0';
const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const three = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });

/** "29,780,765". */
export const whole = (n: number): string => integer.format(n);

/** "29,780,765 bytes", exact. */
export const bytes = (n: number): string => `${integer.format(n)}${NBSP}${n === 1 ? 'byte' : 'bytes'}`;

/** "29.8 MB", for a narrow place; powers of a thousand. */
export function size(n: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let rest = n;
  let unit = 0;
  while (rest >= 999.5 && unit < units.length - 1) {
    rest /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? integer.format(rest) : three.format(rest)}${NBSP}${units[unit]!}`;
}

export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "two", in words while it is small. */
export const count = (n: number): string =>
  ['none', 'one', 'two', 'three', 'four', 'five', 'six'][n] ?? String(n);

/** "90744cff8f32": the first twelve digits, as tools print a digest in a narrow place. */
export const short = (digest: string): string => digest.slice(7, 19);

/** "sha256:90744cff8f32…", in a sentence. */
export const brief = (digest: string): string => `sha256:${short(digest)}…`;

/** A path with its digest cut short. */
export const briefPath = (path: string): string => path.replace(/sha256:[0-9a-f]{64}/, brief);
