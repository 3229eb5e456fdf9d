/*
 * The two functions that dockerfile-ast calls in vscode-languageserver-types. The whole package would cost the page
 * 7 kB; an alias in astro.config.mjs puts this file in its place.
 */
interface Place {
  readonly line: number;
  readonly character: number;
}

export const Position = {
  create: (line: number, character: number): Place => ({ line, character }),
};

export const Range = {
  /** From two positions, or from two lines with their characters. */
  create: (a: Place | number, b: Place | number, c = 0, d = 0): { start: Place; end: Place } =>
    typeof a === 'object' && typeof b === 'object'
      ? { start: a, end: b }
      : { start: Position.create(a as number, b as number), end: Position.create(c, d) },
};
