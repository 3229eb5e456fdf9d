import type { BaseFrame, FigureClaims, FigureDefinition } from './figure.ts';

/** What a figure shows before anybody touches it, and what it says of it. */
export interface Still<S> {
  readonly picture: S;
  readonly alt: string;
}

interface First<P, R, F> {
  readonly frame: F;
  readonly run: R;
  readonly params: P;
}

/**
 * A figure's still: its default preset at the start, drawn by `draw` as whatever shapes the caller has. Gives a
 * function of the claims the figure needs.
 */
export const stillOf =
  <P extends object, R, F extends BaseFrame, S>(
    definition: FigureDefinition<P, R, F>,
    draw: (first: First<P, R, F>) => S,
  ) =>
  (claims: FigureClaims): Still<S> => {
    const { params } = definition.presets[0]!;
    const run = definition.run(params, claims);
    const frame = definition.frameAt(run, 0);
    return { picture: draw({ frame, run, params }), alt: frame.alt };
  };
