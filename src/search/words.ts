/** What the index knows of a term besides its definition. */
export const alsoCalled = (names: readonly string[]): string => `Also called ${names.join(', ')}.`;

/** A misconception among what was found: somebody’s words, not ours. */
export const belief = (words: string): string => `“${words}”`;
