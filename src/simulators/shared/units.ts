/** Whole microseconds. */
export type Us = number;

/** Milliseconds to whole microseconds. */
export const ms = (value: number): Us => Math.round(value * 1000);

/** Seconds to whole microseconds. */
export const sec = (value: number): Us => Math.round(value * 1_000_000);
