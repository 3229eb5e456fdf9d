import { locale } from '../../language/locale.ts';
import type { MiB } from '../../simulators/density/index.ts';

const NBSP = '\u00A0';
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

/** A size as it is printed: "10.5 MiB", "187 MiB", "3.5 GiB". */
export function inMiB(size: MiB): string {
  // Compare what is printed: 1023.8 would otherwise become "1,024 MiB".
  if (Math.round(size) >= 1024) return `${one.format(size / 1024)}${NBSP}GiB`;
  return `${(size < 20 ? one : whole).format(size)}${NBSP}MiB`;
}

export const count = (n: number): string => whole.format(n);

/** A ratio: "1.2", "14". */
export const times = (ratio: number): string => (ratio < 9.95 ? one : whole).format(ratio);

/** "is" or "are", by the size as it is printed: one GiB is, 1.5 GiB are. */
export const areIn = (size: MiB): string => (/^1\u00A0/.test(inMiB(size)) ? 'is' : 'are');

/** "1st", "2nd", "20th". */
export function nth(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${count(n)}${ending}`;
}

/** A share as it is printed: "6%", "over 99%" for what is nearly all. */
export function percent(share: number): string {
  return share < 1 && share >= 0.995 ? `over${NBSP}99%` : `${whole.format(share * 100)}%`;
}
