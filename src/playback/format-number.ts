import { locale } from '../language/locale.ts';

/** Numbers as a figure's sentences print them, by their least and most decimals. */
const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, minimum: number, maximum: number): string {
  const key = `${minimum} ${maximum}`;
  const made =
    formats.get(key) ??
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: minimum,
      maximumFractionDigits: maximum,
      useGrouping: false,
    });
  formats.set(key, made);
  return made.format(value);
}

/** With exactly this many decimals: `fixed(1.5, 2)` → "1.50". */
export const fixed = (value: number, decimals: number): string =>
  // Rounded first: the printed digits are those of the number itself, not of its shortest decimal form.
  format(Number(value.toFixed(decimals)), decimals, decimals);

/** With at most this many decimals: `upTo(1.5, 2)` → "1.5". */
export const upTo = (value: number, decimals: number): string =>
  format(Number(value.toFixed(decimals)), 0, decimals);
