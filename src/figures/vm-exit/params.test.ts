import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeState, encodeState, maxStateLength } from '../../share/codec.ts';
import { anyParams } from './any-params.testing.ts';
import { mostOps, presets, schema, ways, type Params } from './params.ts';

const of = { schema, presets };

describe('the address', () => {
  it('gives back every state, and is never too long', () => {
    const anyState = fc.record({
      preset: fc.constantFrom(...presets.map(({ id }) => id)),
      params: anyParams,
      t: fc.integer({ min: 0, max: 900_000_000 }),
    });
    fc.assert(
      fc.property(anyState, (state) => {
        const text = encodeState(of, state);
        expect(text.length).toBeLessThanOrEqual(maxStateLength);
        expect(text).toBe(encodeURI(text));
        expect(decodeState(of, text)).toEqual({ ...state, problems: [] });
      }),
    );
  });

  it('holds the longest program there can be', () => {
    const params: Params = {
      ops: Array.from({ length: mostOps }, () => 'switch' as const),
      ways,
      guest: '2m',
      host: '2m',
      levels: '5',
      worker: 'ahead',
      look: 'each',
    };
    expect(encodeState(of, { preset: 'letter', params, t: 899_999_999 }).length).toBeLessThan(200);
  });

  it('reads as words', () => {
    const params: Params = { ...presets[0]!.params, ops: ['read', 'send'], ways: ['trap', 'queue'] };
    expect(encodeState(of, { preset: 'call', params, t: 0 })).toBe('1.ops-read*send.ways-trap*queue');
  });

  it.each(['', 'queue*trap', 'trap*trap', 'trap*fly', 'all', 'TRAP'])('refuses the ways %j', (text) => {
    expect(schema.ways.decode(text)).toBeNull();
  });
});
