/** The same bytes as numbers of each width. */
export interface Chunk {
  readonly floats: Float64Array;
  readonly ints: Int32Array;
  readonly bytes: Uint8Array;
}

/** Room in memory: `at` is a byte, a multiple of 8. */
export interface Place {
  readonly chunk: Chunk;
  readonly at: number;
  readonly size: number;
}

/** A chunk is as large as all that is taken so far, within these bounds. */
const LEAST = 2 ** 13;
const MOST = 2 ** 18;

/** Memory for many small blocks, taken in large chunks that never move. */
export class Memory {
  #chunk = chunkOf(0);
  #free = 0;
  #used = 0;
  readonly #released: Place[] = [];

  /** How many bytes are taken and not released. */
  get used(): number {
    return this.#used;
  }

  /** Takes `size` bytes of one chunk, of what was released if it will do. */
  take(size: number): Place {
    const again = this.#released.pop();
    const place = again && again.size >= size ? again : this.#new((size + 7) & ~7);
    this.#used += place.size;
    return place;
  }

  /** Nobody needs what is at `place` any more. */
  release(place: Place): void {
    this.#used -= place.size;
    this.#released.push(place);
  }

  #new(size: number): Place {
    if (this.#free + size > this.#chunk.bytes.length) {
      const room = Math.max(LEAST, Math.min(MOST, this.#used));
      // Blocks are mostly alike: as many as there is room for, and nothing left over.
      this.#chunk = chunkOf(size * Math.max(1, Math.floor(room / size)));
      this.#free = 0;
    }
    const at = this.#free;
    this.#free += size;
    return { chunk: this.#chunk, at, size };
  }
}

function chunkOf(size: number): Chunk {
  const buffer = new ArrayBuffer(size);
  return { floats: new Float64Array(buffer), ints: new Int32Array(buffer), bytes: new Uint8Array(buffer) };
}
