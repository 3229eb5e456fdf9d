import type { Digest, Tree } from '../image-layers/index.ts';
import type { BuiltLayer } from './types.ts';
import type { Values } from './variables.ts';

/** A stage while it is built. */
export interface State {
  tree: Tree;
  key: Digest;
  layers: BuiltLayer[];
  readonly values: Map<string, string>;
  user: string;
  cwd: string;
  /** Whether something unknown was done, so that files may be missing here that a real build has. */
  unsure: boolean;
}

/** What a step that makes a layer comes to: its inputs, which make its key, and how to do it. */
export interface Work {
  readonly inputs: readonly unknown[];
  /** Does it; throws a Stop where it cannot be done. */
  readonly make: () => Made;
  /** Whether it may find more in a real build than here. */
  readonly unsure: boolean;
}

export interface Made {
  readonly tree: Tree;
  readonly unknown: readonly string[];
  readonly untold: readonly string[];
}

/** Variables that a step's key holds, in an order of their own. */
export const inOrder = (values: Values): readonly (readonly [string, string])[] =>
  [...values].sort(([a], [b]) => (a < b ? -1 : 1));
