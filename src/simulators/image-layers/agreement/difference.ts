/** What a comparison with a recorded case found. */
export interface Agreement {
  /** Name of the case. */
  readonly name: string;
  readonly agrees: boolean;
  /** One sentence for each thing that differs; empty when all agrees. */
  readonly differences: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Text of any JSON value with sorted keys, so that equal values have equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'undefined';
  const fields = Object.entries(value as Fields).filter(([, each]) => each !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
    .join(',')}}`;
}

// A path can be __proto__.
const own = (record: Fields, key: string): unknown => (Object.hasOwn(record, key) ? record[key] : undefined);

/** Compares two records path by path; a sentence for each path that is missing, too many or different. */
export function compareRecords(what: string, expected: Fields, actual: Fields): string[] {
  const out: string[] = [];
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const want = canonical(own(expected, key));
    const got = canonical(own(actual, key));
    if (want !== got) out.push(`${what} ${key}: expected ${want}, the simulator says ${got}`);
  }
  return out;
}

/** A case and what differs in it; it agrees when nothing does. */
export const agreement = (name: string, differences: readonly string[]): Agreement => ({
  name,
  agrees: differences.length === 0,
  differences,
});
