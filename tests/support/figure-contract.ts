import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BaseFrame, FigureClaims, FigureDefinition } from '../../src/playback/figure.ts';
import type { Still } from '../../src/playback/first-frame.ts';
import { decodeState, encodeState, maxStateLength } from '../../src/share/codec.ts';
import { testClaims } from './claims.ts';
import * as check from './figure-checks.ts';
import type { Speech } from './figure-checks.ts';

/** What a figure hands over to be held to the contract. What it does otherwise than most stands in an option. */
export interface Holding<P extends object, R, F extends BaseFrame> extends Speech {
  readonly definition: FigureDefinition<P, R, F>;
  readonly meta: { readonly id: string; readonly title: string; readonly claims: readonly string[] };
  readonly poster: (claims: FigureClaims) => Still<unknown>;
  /** Settings of all kinds that a link may carry. */
  readonly any: fc.Arbitrary<P>;
  /** Settings that can be run, where not all can. */
  readonly runnable?: fc.Arbitrary<P>;
  /** What the figure says to settings it does not run; without it, every one of `runnable` runs. */
  readonly refusal?: RegExp;
  /** Id of the preset the figure opens with. */
  readonly opens: string;
  /** For each preset what its bet comes out as, null where it has none; what a verdict says to who was right, and to the others. */
  readonly bets: {
    readonly outcomes: Readonly<Record<string, string | null>>;
    readonly right: RegExp;
    readonly wrong?: RegExp;
  };
  /** The picture changes between steps too. */
  readonly between?: true;
  /** Something in the picture moves between changes. */
  readonly smooth?: true;
  /** The run ends with its last change instead of leaving it time to be read. */
  readonly endsAtOnce?: true;
  /** Settings of the reader's own may say one sentence at two steps running; a preset never may. */
  readonly repeats?: true;
  /** Presets whose picture does not change. */
  readonly still?: readonly string[];
  /** How many settings are run (default 100) and how many are sought in (default 100), where runs are long. */
  readonly runs?: number;
  readonly seeks?: number;
}

/**
 * Registers the tests that every figure has to pass: params → run → frame at t as src/playback/figure.ts promises it,
 * with sentences for who reads along, bets that their run settles, and links that give back what they were made of.
 */
export function holdsTheContract<P extends object, R, F extends BaseFrame>(of: Holding<P, R, F>): void {
  const { definition, meta, runnable = of.any, runs = 100, seeks = 100 } = of;
  const { presets } = definition;
  const claims = testClaims(meta.claims);

  /** The run; null if the figure refused the settings, in words that it may use. */
  const runOf = (params: P): R | null => {
    if (!of.refusal) return definition.run(params, claims);
    try {
      return definition.run(params, claims);
    } catch (error) {
      expect((error as Error).message).toMatch(of.refusal);
      return null;
    }
  };
  const holds = (params: P, mayRepeat: boolean): void => {
    const run = runOf(params);
    if (run === null) return;
    check.timeline(definition.timeline(run), of);
    check.speech(definition, run, of, mayRepeat);
    check.bet(definition, run, of);
  };

  describe(`the contract of figures: ${meta.id}`, () => {
    it('is one definition under one name, and opens as promised', () => {
      expect({ id: definition.id, title: definition.title }).toEqual({ id: meta.id, title: meta.title });
      expect(presets[0]!.id).toBe(of.opens);
      expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    });

    it.each(presets)('preset $id runs to its end, and says at each step what is new', (preset) => {
      expect(preset.label).not.toBe('');
      expect(preset.promise).not.toBe('');
      const run = definition.run(preset.params, claims);
      check.timeline(definition.timeline(run), of);
      check.speech(definition, run, of, false);
      check.bet(definition, run, of);
      if (!of.still?.includes(preset.id)) check.follows(definition, run);
      check.seeking(definition, [run, definition.run(preset.params, claims)], 0.5, of);
    });

    it('runs whatever is set: steps forward, a sentence each, a picture in words, a bet that can be settled', () => {
      fc.assert(
        fc.property(runnable, (params) => holds(params, of.repeats === true)),
        { numRuns: runs },
      );
    });

    it('shows at any time what playing to it shows', () => {
      fc.assert(
        fc.property(runnable, fc.nat(1100), (params, at) => {
          const run = runOf(params);
          if (run !== null) check.seeking(definition, [run, definition.run(params, claims)], at / 1000, of);
        }),
        { numRuns: seeks },
      );
    });

    it('is in its address, whole, short and plain', () => {
      const state = fc.record({
        preset: fc.constantFrom(...presets.map(({ id }) => id)),
        params: of.any,
        t: fc.oneof(fc.nat(120_000_000), fc.nat(3_600_000_000)),
      });
      fc.assert(
        fc.property(state, (given) => {
          const text = encodeState(definition, given);
          expect(text.length).toBeLessThanOrEqual(maxStateLength);
          expect(text).toMatch(/^[\w.*-]*$/);
          expect(decodeState(definition, text)).toEqual({ ...given, problems: [] });
        }),
      );
    });

    it('says nothing in its address where nothing is changed', () => {
      expect(encodeState(definition, { preset: of.opens, params: presets[0]!.params, t: 0 })).toBe('');
    });

    it('has a bet where it is promised, which comes out as promised, and says who was right', () => {
      const outcomes = presets.map(({ id, params }) => {
        const run = definition.run(params, claims);
        const bet = definition.bet?.(run) ?? null;
        for (const { id: picked } of bet?.options ?? []) {
          const [verdict, right] = [bet!.verdict(run, picked), picked === bet!.outcome(run)];
          expect(of.bets.right.test(verdict), `${id}, ${picked}: ${verdict}`).toBe(right);
          if (of.bets.wrong) expect(of.bets.wrong.test(verdict), verdict).toBe(!right);
        }
        return [id, bet?.outcome(run) ?? null];
      });
      expect(Object.fromEntries(outcomes)).toEqual(of.bets.outcomes);
    });

    it('has a still of its first frame', () => {
      const { picture, alt } = of.poster(claims);
      expect(JSON.stringify(picture)).toMatch(/"kind":"(box|lanes|cells|lines|text)"/);
      expect(alt).toBe(definition.frameAt(definition.run(presets[0]!.params, claims), 0).alt);
    });
  });
}
