/** What the index knows of a term besides its definition. */
export const alsoCalled = (names: readonly string[]): string => `Also called ${names.join(', ')}.`;
