import type { Tree } from '../image-layers/index.ts';
import type { Failure } from './types.ts';

/** Thrown inside the builder where a step or a command cannot be done; the builder makes a Failure of it. */
export class Stop {
  readonly failure: Failure;
  /** What the command had done by then; null for nothing. */
  readonly tree: Tree | null;
  constructor(reason: Failure['reason'], what: string, tree: Tree | null = null) {
    this.failure = { reason, what };
    this.tree = tree;
  }
}
