import { insertionOf } from './build.ts';
import { problemsOf, type Problem } from './problems.ts';
import { has, layers, withLayer, type Layer, type StackSpec } from './spec.ts';

/** The nearest orders that keep the wish and can stand. */
export interface Way {
  readonly spec: StackSpec;
  /** The other layers that have to come (or to go) with it. */
  readonly layers: readonly Layer[];
  readonly on: boolean;
}

/** A wish that cannot be granted as it is. */
export interface Refusal {
  readonly layer: Layer;
  readonly on: boolean;
  readonly problem: Problem;
  /** It asks to take off a machine that was put in because the layer of the problem needs it. */
  readonly unasked: boolean;
  readonly ways: readonly Way[];
}

export type Change =
  | { readonly granted: true; readonly spec: StackSpec }
  | { readonly granted: false; readonly refusal: Refusal };

/**
 * Puts one layer in or takes it out. Refused where something would stand on nothing: with the first thing that is
 * missing, and the shortest way of granting the wish by adding only, and by taking away only, where there is one.
 * To take off a machine that was put in unasked means to take off what needs it.
 */
export function change(spec: StackSpec, layer: Layer, on: boolean): Change {
  const wished = withLayer(spec, layer, on);
  const insertion = insertionOf(wished);
  const unasked = !on && !has(spec, layer) && insertion !== null;
  const problem: Problem | undefined = unasked
    ? { layer: insertion.layer, lacks: 'guests' }
    : problemsOf(wished)[0];
  if (!problem) return { granted: true, spec: wished };
  const others = layers.filter((each) => each !== layer);
  const ways = [true, false].flatMap((add) => {
    const found = shortest(wished, others, add, unasked);
    return found ? [found] : [];
  });
  return { granted: false, refusal: { layer, on, problem, unasked, ways } };
}

/** The fewest other layers to add (or to take off) so that the order can stand; the lowest ones among equals. */
function shortest(spec: StackSpec, others: readonly Layer[], on: boolean, unasked: boolean): Way | null {
  const open = others.filter((layer) => has(spec, layer) !== on);
  let best: Way | null = null;
  for (let bits = 1; bits < 2 ** open.length; bits += 1) {
    const chosen = open.filter((_, i) => (bits >> i) % 2 === 1);
    if (best && best.layers.length <= chosen.length) continue;
    const next = chosen.reduce((sum, layer) => withLayer(sum, layer, on), spec);
    const stands = problemsOf(next).length === 0 && !(unasked && insertionOf(next));
    if (stands) best = { spec: next, layers: chosen, on };
  }
  return best;
}
