/** Numbers and lists as this figure prints them. */

import { locale } from '../../language/locale.ts';

const NBSP = '\u00A0';
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });

/** "6,021 bytes", exact. */
export const bytes = (n: number): string =>
  `${whole.format(n)}${NBSP}${Math.abs(n) === 1 ? 'byte' : 'bytes'}`;
/** "6.02 kB": for a narrow place. */
export const size = (n: number): string =>
  n < 1000 ? `${whole.format(n)}${NBSP}B` : `${short.format(n / 1000)}${NBSP}kB`;

export const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const dirOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "two", in words while it is small. */
export const count = (n: number): string => ['none', 'one', 'two', 'three', 'four', 'five'][n] ?? String(n);
/** "6,021 bytes more", "12 bytes less". */
export const change = (n: number): string =>
  n > 0 ? `${bytes(n)} more` : n < 0 ? `${bytes(-n)} less` : 'no more than before';
