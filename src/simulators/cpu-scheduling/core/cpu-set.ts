/** A set of CPUs, by number. As cheap with hundreds of CPUs as with two. */
export class CpuSet {
  /** A bit each, 32 to a word. */
  readonly #words: Int32Array;
  #size = 0;

  constructor(cpus: number) {
    this.#words = new Int32Array((cpus + 31) >> 5);
  }

  get size(): number {
    return this.#size;
  }

  add(cpu: number): void {
    const word = cpu >> 5;
    const before = this.#words[word]!;
    const after = before | (1 << (cpu & 31));
    if (after === before) return;
    this.#words[word] = after;
    this.#size++;
  }

  /** Takes the lowest member above `cpu` out of the set and gives it, −1 if there is none. */
  takeAbove(cpu: number): number {
    if (this.#size === 0) return -1;
    const words = this.#words;
    const from = cpu + 1;
    let mask = -1 << (from & 31);
    for (let word = from >> 5; word < words.length; word++, mask = -1) {
      const bits = words[word]! & mask;
      if (bits === 0) continue;
      const lowest = bits & -bits;
      words[word]! ^= lowest;
      this.#size--;
      return (word << 5) + 31 - Math.clz32(lowest);
    }
    return -1;
  }
}
