import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { decodeState, encodeState, maxStateLength } from '../../share/codec.ts';
import { anyParams } from './any-params.testing.ts';
import { assumed, number } from './claims.ts';
import { presets, schema } from './params.ts';

describe('the address', () => {
  const of = { schema, presets };
  it('gives back every state, and is never too long', () => {
    const anyState = fc.record({
      preset: fc.constantFrom(...presets.map(({ id }) => id)),
      params: anyParams,
      t: fc.integer({ min: 0, max: 3_600_000_000 }),
    });
    fc.assert(
      fc.property(anyState, (state) => {
        const text = encodeState(of, state);
        expect(text.length).toBeLessThanOrEqual(maxStateLength);
        expect(decodeState(of, text)).toEqual({ ...state, problems: [] });
      }),
    );
  });

  it('says nothing for the first preset at its start', () => {
    expect(encodeState(of, { preset: 'shared', params: presets[0]!.params, t: 0 })).toBe('');
  });
});

describe('what no source gives', () => {
  it('starts from the illustrative claims', () => {
    const claims = testClaims(Object.values(assumed));
    for (const [key, id] of Object.entries(assumed) as [keyof typeof assumed, string][]) {
      expect([key, claims[id]!.label, number(claims, id)]).toEqual([
        key,
        'illustrative',
        presets[0]!.params[key],
      ]);
    }
  });
});
