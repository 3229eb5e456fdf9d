import { describe, expect, it } from 'vitest';
import { encodeState } from '../../share/codec.ts';
import { mostOps, presets, schema, ways, type Params } from './params.ts';

const of = { schema, presets };

describe('the address', () => {
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
