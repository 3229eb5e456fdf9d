/** Numbers and lists as this figure prints them. */

const words = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];

/** "seven", in words while it is small. */
export const count = (n: number): string => words[n] ?? String(n);
/** "third", from 1. */
export const ordinal = (n: number): string => ordinals[n - 1] ?? `${n}th`;
/** "one exit", "7 exits", "no exit". */
export const exitCount = (n: number): string => `${count(n)} ${n > 1 ? 'exits' : 'exit'}`;
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
export const times = (n: number): string =>
  n === 0 ? 'not once' : n === 1 ? 'once' : n === 2 ? 'twice' : `${count(n)} times`;
export const readCount = (n: number): string => `${n} ${n === 1 ? 'read' : 'reads'}`;
/** "exit 7", "exits 6 and 7", "exits 14 to 20", "no exit". */
export const exitSpan = (n: number, last: number): string =>
  n === 0 ? 'no exit' : n === 1 ? `exit ${last}` : `exits ${last - n + 1} ${n === 2 ? 'and' : 'to'} ${last}`;
/** An address or an entry as the CPU's manuals write it. */
export const hex = (value: bigint | number): string => `0x${value.toString(16)}`;
export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
