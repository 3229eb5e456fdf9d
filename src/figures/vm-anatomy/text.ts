import { upTo } from '../../playback/format-number.ts';

/** Small pieces that sentences are made of. */
const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A number as a word up to ten: "three". */
export const inWords = (value: number): string => words[value] ?? String(value);

/** "1 page", "3 pages". */
export const count = (value: number, noun: string): string => `${value} ${noun}${value === 1 ? '' : 's'}`;

/** "a", "a and b", "a, b and c". */
export function and(list: readonly string[]): string {
  return list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
}

/** Numbers in order with stretches drawn together: "3, 5 to 8". */
export function numbers(list: readonly number[]): string {
  const sorted = [...new Set(list)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const value of sorted) {
    const last = runs.at(-1);
    if (last?.[1] === value - 1) last[1] = value;
    else runs.push([value, value]);
  }
  return and(
    runs.flatMap(([from, to]) =>
      to - from > 1 ? [`${from} to ${to}`] : from === to ? [String(from)] : [String(from), String(to)],
    ),
  );
}

/** MiB in the unit that suits it: "256 MiB", "1.5 GiB". */
export const size = (mib: number): string =>
  mib >= 1024 ? `${upTo(mib / 1024, 2)} GiB` : `${upTo(mib, 0)} MiB`;

/** A share of CPUs: "2", "0.5", "0.17". */
export const amount = (value: number): string => upTo(value, 2);

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** With a capital. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
