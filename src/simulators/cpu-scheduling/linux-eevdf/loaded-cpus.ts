/** On which CPUs each group has something queued. A group visits many CPUs and is on few at a time. */
export class LoadedCpus {
  /** A bit for each CPU, 32 to a word; the words of one group together. */
  readonly state: Int32Array;
  readonly #words: number;

  constructor(groups: number, cpus: number) {
    this.#words = (cpus + 31) >> 5;
    this.state = new Int32Array(groups * this.#words);
  }

  add(group: number, cpu: number): void {
    this.state[group * this.#words + (cpu >> 5)]! |= 1 << (cpu & 31);
  }

  remove(group: number, cpu: number): void {
    this.state[group * this.#words + (cpu >> 5)]! &= ~(1 << (cpu & 31));
  }

  /** The lowest of the group's CPUs above `cpu` (−1: of all), −1 if there is none. */
  above(group: number, cpu: number): number {
    const first = group * this.#words;
    let mask = -1 << ((cpu + 1) & 31);
    for (let word = (cpu + 1) >> 5; word < this.#words; word++, mask = -1) {
      const bits = this.state[first + word]! & mask;
      if (bits !== 0) return (word << 5) + 31 - Math.clz32(bits & -bits);
    }
    return -1;
  }
}
