/** Small checks for fields of a file that somebody else wrote; each throws a `ParamError` that names the field. */
import { ParamError } from '../../../src/simulators/shared/errors.ts';

export type Fields = Readonly<Record<string, unknown>>;

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);

function refuse(field: string, value: unknown, wanted: string): never {
  const problem = value === undefined ? 'is missing' : `${shown(value)} is not allowed`;
  throw new ParamError(field, `${problem}; give ${wanted}.`);
}

/** An object, not a list and not null. */
export function object(field: string, value: unknown): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  return refuse(field, value, 'an object');
}

/** A list, its items checked by `item` under `field[i]`. */
export function list<T>(
  field: string,
  value: unknown,
  item: (field: string, value: unknown) => T,
): readonly T[] {
  if (!Array.isArray(value)) return refuse(field, value, 'a list');
  return value.map((each, i) => item(`${field}[${i}]`, each));
}

/** A text that is not empty, unless `empty` allows that. */
export function text(field: string, value: unknown, { empty = false } = {}): string {
  if (typeof value === 'string' && (empty || value !== '')) return value;
  return refuse(field, value, 'a text');
}

export function flag(field: string, value: unknown): boolean {
  return typeof value === 'boolean' ? value : refuse(field, value, 'true or false');
}

/** A text that matches; `wanted` says in words what would. */
export function matching(field: string, value: unknown, pattern: RegExp, wanted: string): string {
  return typeof value === 'string' && pattern.test(value) ? value : refuse(field, value, wanted);
}

/** Refuses fields that nothing would look at: what is misspelt must not be passed over. */
export function only(field: string, value: Fields, known: readonly string[]): void {
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) {
      throw new ParamError(`${field}.${name}`, `is not known here; give ${known.join(', ')}.`);
    }
  }
}

/** PATH_MAX, with the zero byte that ends a path. */
const MOST_PATH = 4096;

/** Refuses a path that no call would take. */
export function fitsCall(field: string, path: string): void {
  if (Buffer.byteLength(path) < MOST_PATH) return;
  throw new ParamError(
    `${field.slice(0, 60)}…`,
    `is a path of more than ${MOST_PATH - 1} bytes; shorten it.`,
  );
}
