/** One rule of a model, turned around in the text of its source. */
export interface Mutant {
  /** Below src/simulators. */
  readonly file: string;
  /** The rule that is flipped, in words. */
  readonly rule: string;
  /** Must stand in the file exactly once. */
  readonly original: string;
  readonly mutated: string;
}

/** Mutants of one model and the tests that are to catch them. */
export interface MutatedModel {
  readonly model: string;
  /** Which unit tests are run: how their paths below src/simulators begin. */
  readonly tests: readonly string[];
  readonly mutants: readonly Mutant[];
}

/** Takes a source and gives it with the rule flipped. Throws an Error unless the original stands there exactly once. */
export function mutate(source: string, { file, original, mutated }: Mutant): string {
  const [before, after, ...more] = source.split(original);
  if (before === undefined || after === undefined || more.length > 0) {
    const times = source.split(original).length - 1;
    throw new Error(
      `${file}: "${original}" stands there ${times} times, not once; bring the mutant up to date`,
    );
  }
  return `${before}${mutated}${after}`;
}
