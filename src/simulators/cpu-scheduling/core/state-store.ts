import { clone } from './clone.ts';

/** What all the states held at one moment; only a store made for states of the same shape can put it back. */
export interface SavedState {
  /** The typed arrays, one behind the other. */
  readonly bytes: Uint8Array;
  /** Copies of everything else, in the order of the tree. */
  readonly rest: readonly unknown[];
}

/**
 * Saves and puts back what trees of state hold. The objects and typed arrays of a tree (down to the first array, Map or
 * Set) must stay the same ones for good; only what they hold changes. So a save is a few block copies, and loading
 * makes no garbage: checkpoints can be dense, and a look-up near one is cheap.
 */
export class StateStore {
  readonly #blocks: Uint8Array[] = [];
  readonly #places: { readonly at: Record<string, unknown>; readonly key: string }[] = [];
  #size = 0;

  constructor(...trees: readonly object[]) {
    for (const tree of trees) this.#survey(tree as Record<string, unknown>);
  }

  save(): SavedState {
    const bytes = new Uint8Array(this.#size);
    let end = 0;
    for (const block of this.#blocks) {
      bytes.set(block, end);
      end += block.length;
    }
    return { bytes, rest: this.#places.map(({ at, key }) => clone(at[key])) };
  }

  load({ bytes, rest }: SavedState): void {
    let end = 0;
    for (const block of this.#blocks) block.set(bytes.subarray(end, (end += block.length)));
    this.#places.forEach(({ at, key }, i) => (at[key] = clone(rest[i])));
  }

  #survey(at: Record<string, unknown>): void {
    for (const key of Object.keys(at)) {
      const value = at[key];
      if (ArrayBuffer.isView(value)) {
        this.#blocks.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
        this.#size += value.byteLength;
      } else if (isPlain(value)) this.#survey(value);
      else this.#places.push({ at, key });
    }
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return !Array.isArray(value) && !(value instanceof Map) && !(value instanceof Set);
}

/** Roughly how many bytes a value of plain objects, arrays, typed arrays, Maps, Sets and primitives takes. */
export function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 8;
  if (ArrayBuffer.isView(value)) return 128 + value.byteLength;
  const items = value instanceof Map || value instanceof Set ? [...value] : Object.values(value);
  return items.reduce<number>((sum, item) => sum + sizeOf(item), 32);
}
