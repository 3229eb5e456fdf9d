import { locale } from '../../language/locale.ts';

const NBSP = '\u00A0';
const short = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });

/** "36.4 MB", "2.56 kB", "512 B". */
export const size = (n: number): string =>
  n < 1000
    ? `${n}${NBSP}B`
    : n < 1_000_000
      ? `${short.format(n / 1000)}${NBSP}kB`
      : `${short.format(n / 1_000_000)}${NBSP}MB`;

const small = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
export const count = (n: number): string => small[n] ?? String(n);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
