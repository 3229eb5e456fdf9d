import { clone } from './clone.ts';
import type { Memory, Place } from './memory.ts';

/**
 * Columns of which only the first `used[0]` entries count. What lies behind is neither saved nor put back, so room for
 * many rows costs nothing while few are used.
 */
export interface Table {
  readonly used: Int32Array;
  readonly columns: object;
}

/** What all the states held at one moment; only a store made for states of the same shape can put it back. */
export interface SavedState {
  /** Where the typed arrays are, and their bytes: so many floats, so many ints, and single bytes. */
  readonly place: Place;
  readonly floats: number;
  readonly ints: number;
  /** Copies of everything else, in the order of the tree. */
  readonly rest: readonly unknown[];
}

/** Arrays of one width: whole ones, and columns of tables. */
interface Blocks<Numbers> {
  readonly whole: Numbers[];
  readonly columns: { readonly used: Int32Array; readonly column: Numbers }[];
}

/** Below this many numbers a loop is faster than a call of `set`. */
const FEW = 48;

/**
 * Saves and puts back what trees of state hold. The objects and typed arrays of a tree (down to the first array, Map or
 * Set) must stay the same ones for good; only what they hold changes. So a save is a few block copies, and loading
 * makes no garbage: checkpoints can be dense, and a look-up near one is cheap.
 */
export class StateStore {
  readonly #floats: Blocks<Float64Array> = { whole: [], columns: [] };
  readonly #ints: Blocks<Int32Array> = { whole: [], columns: [] };
  readonly #bytes: Blocks<Uint8Array> = { whole: [], columns: [] };
  readonly #places: { readonly of: Record<string, unknown>; readonly key: string }[] = [];

  constructor(...trees: readonly object[]) {
    for (const tree of trees) this.#survey(tree as Record<string, unknown>);
  }

  save(memory: Memory): SavedState {
    const floats = count(this.#floats);
    const ints = count(this.#ints);
    const place = memory.take(8 * floats + 4 * ints + count(this.#bytes));
    const { chunk, at } = place;
    write(this.#floats, chunk.floats, at / 8);
    write(this.#ints, chunk.ints, at / 4 + 2 * floats);
    write(this.#bytes, chunk.bytes, at + 8 * floats + 4 * ints);
    return { place, floats, ints, rest: this.#places.map(({ of, key }) => clone(of[key])) };
  }

  load({ place: { chunk, at }, floats, ints, rest }: SavedState): void {
    // The ints first: the numbers of rows are among them.
    read(this.#ints, chunk.ints, at / 4 + 2 * floats);
    read(this.#floats, chunk.floats, at / 8);
    read(this.#bytes, chunk.bytes, at + 8 * floats + 4 * ints);
    this.#places.forEach(({ of, key }, i) => (of[key] = clone(rest[i])));
  }

  #survey(of: Record<string, unknown>): void {
    for (const key of Object.keys(of)) {
      const value = of[key];
      if (ArrayBuffer.isView(value)) this.#add(value);
      else if (isTable(value)) {
        this.#add(value.used);
        for (const column of Object.values(value.columns) as ArrayBufferView[]) this.#add(column, value.used);
      } else if (isPlain(value)) this.#survey(value);
      else this.#places.push({ of, key });
    }
  }

  #add(array: ArrayBufferView, used?: Int32Array): void {
    if (array instanceof Float64Array) put(this.#floats, array, used);
    else if (array instanceof Int32Array) put(this.#ints, array, used);
    else if (array instanceof Uint8Array) put(this.#bytes, array, used);
    else throw new TypeError('A state may hold Float64Array, Int32Array and Uint8Array only.');
  }
}

function put<Numbers>(
  { whole, columns }: Blocks<Numbers>,
  array: Numbers,
  used: Int32Array | undefined,
): void {
  if (used) columns.push({ used, column: array });
  else whole.push(array);
}

function count({ whole, columns }: Blocks<ArrayLike<number>>): number {
  let sum = 0;
  for (const array of whole) sum += array.length;
  for (const { used } of columns) sum += used[0]!;
  return sum;
}

type Numbers = Float64Array | Int32Array | Uint8Array;

function copy<T extends Numbers>(from: T, start: number, to: T, at: number, length: number): void {
  if (length > FEW) to.set(from.subarray(start, start + length), at);
  else for (let i = 0; i < length; i++) to[at + i] = from[start + i]!;
}

function write<T extends Numbers>({ whole, columns }: Blocks<T>, to: T, start: number): void {
  let at = start;
  for (const array of whole) {
    copy(array, 0, to, at, array.length);
    at += array.length;
  }
  for (const { used, column } of columns) {
    copy(column, 0, to, at, used[0]!);
    at += used[0]!;
  }
}

function read<T extends Numbers>({ whole, columns }: Blocks<T>, from: T, start: number): void {
  let at = start;
  for (const array of whole) {
    copy(from, at, array, 0, array.length);
    at += array.length;
  }
  for (const { used, column } of columns) {
    copy(from, at, column, 0, used[0]!);
    at += used[0]!;
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return !Array.isArray(value) && !(value instanceof Map) && !(value instanceof Set);
}

const isTable = (value: unknown): value is Table => isPlain(value) && 'used' in value && 'columns' in value;
