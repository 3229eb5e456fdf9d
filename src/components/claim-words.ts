/** What is said around the number of a claim. */

const NBSP = '\u00A0';

export type Relation = 'exactly' | 'about' | 'at most' | 'at least' | 'more than';

/** In front of a number; nothing where it holds exactly. */
export const relationWords: Readonly<Record<Relation, string>> = {
  exactly: '',
  about: 'about',
  'at most': `at${NBSP}most`,
  'at least': `at${NBSP}least`,
  'more than': `more${NBSP}than`,
};

/** "82 to 91 ms", of the smallest and the largest. */
export const fromTo = (low: string, high: string): string => `${low} to ${high}`;

/** A unit behind its number: "1 layer", "3 layers", "1 byte"; abbreviations stay as they are. */
export function unitWord(value: number, unit: string): string {
  if (unit === 'B') return value === 1 ? 'byte' : 'bytes';
  return value === 1 && /^[a-z ]{3,}[^s]s$/.test(unit) ? unit.slice(0, -1) : unit;
}
