import type { Preset, Schema } from '../share/codec.ts';
import type { Timeline, Us } from './timeline.ts';

/** A number with its source, as a page hands it to a figure. */
export interface FigureClaim {
  readonly value: number;
  readonly unit: string;
  readonly label: 'measured' | 'published' | 'illustrative';
  readonly what: string;
  /** Value and unit as they are printed. */
  readonly text: string;
  readonly source: { readonly title: string; /** Its entry on the sources page. */ readonly href: string };
}

export type FigureClaims = Readonly<Record<string, FigureClaim>>;

/** What every frame says of itself. */
export interface BaseFrame {
  /** The narration: one sentence for the event that was last. */
  readonly say: string;
  /** What the picture shows now, for those who do not see it. */
  readonly alt: string;
}

/** A question the reader answers before playing. */
export interface Bet<R> {
  /** Tells one question of a figure from another: the reader's answer stays as long as this does. */
  readonly id: string;
  readonly question: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** Which option came true in this run. */
  readonly outcome: (run: R) => string;
  /** From when on the outcome can be seen. */
  readonly settledAt: (run: R) => Us;
  /** One or two sentences that name what was bet and how far off it was. */
  readonly verdict: (run: R, picked: string) => string;
}

/**
 * A figure without its drawing: params → run → frame at t. Everything here is pure; the same in a test, on the
 * server and in the browser.
 */
export interface FigureDefinition<P extends object, R, F extends BaseFrame> {
  readonly id: string;
  readonly title: string;
  readonly schema: Schema<P>;
  /** The first is the default. */
  readonly presets: readonly Preset<P>[];
  /** Computes a whole run. Throws an error whose message is one sentence for the reader when the settings cannot be run. */
  readonly run: (params: P, claims: FigureClaims) => R;
  readonly timeline: (run: R) => Timeline;
  /** Everything that is drawn, said and counted at `t`; O(log n) in the run's length. */
  readonly frameAt: (run: R, t: Us) => F;
  /** Simulated microseconds that pass in one second of playing at speed 1. */
  readonly pace: (run: R) => Us;
  /** The bet that this run can settle, null where it holds no surprise. */
  readonly bet?: (run: R) => Bet<R> | null;
  /** A moment in words, where seconds would mean nothing: "step 6 of 19". */
  readonly moment?: (run: R, t: Us) => string;
}

/** What every island is given by the page. */
export interface FigureProps {
  readonly place: 'chapter' | 'lab' | 'cover' | 'embed';
  readonly claims: FigureClaims;
  /** Id of the preset to start from (default: the first). */
  readonly preset?: string | undefined;
  /** Draws the key moments of the run for paper instead of the figure itself. */
  readonly keyFrames?: true;
}
