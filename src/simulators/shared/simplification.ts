/** Something a model leaves out or decides otherwise, and what a reader could wrongly conclude from it. */
export interface Simplification {
  readonly what: string;
  readonly consequence: string;
}
