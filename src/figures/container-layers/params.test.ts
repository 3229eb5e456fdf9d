import { describe, expect, it } from 'vitest';
import { encodeState, maxStateLength } from '../../share/codec.ts';
import { knownPaths, mostOperations, operation, type Operation } from './operations.ts';
import { presets, schema, type Params } from './params.ts';

const of = { schema, presets };
describe('the address', () => {
  it('holds the longest list there can be', () => {
    const longest = [...knownPaths].sort((a, b) => b.length - a.length)[0]!;
    const ops = Array.from(
      { length: mostOperations },
      () => ({ container: 2, verb: 'append', path: longest }) as const,
    );
    const params: Params = { containers: 2, image: 'leftovers', volume: true, ops };
    const preset = presets.map(({ id }) => id).sort((a, b) => b.length - a.length)[0]!;
    const text = encodeState(of, { preset, params, t: 119_999_999 });
    expect(text.length).toBeLessThanOrEqual(maxStateLength);
  });

  it('reads as words', () => {
    const write = (op: Operation) => operation.encode(op);
    expect(write({ container: 1, verb: 'append', path: 'srv/lib/words.db' })).toBe('1add-srv-lib-words_db');
    expect(write({ container: 2, verb: 'stop' })).toBe('2stop');
  });

  it.each([
    '',
    '1',
    '3cat-etc',
    '1cat',
    '1cat-etc-passwd',
    '1stop-etc',
    '1fly-etc',
    '1cat-__proto__',
    '1CAT-etc',
  ])('refuses %j', (text) => {
    expect(operation.decode(text)).toBeNull();
  });

  it('writes every path in its own way', () => {
    const written = knownPaths.map((path) => operation.encode({ container: 1, verb: 'read', path }));
    expect(new Set(written).size).toBe(knownPaths.length);
  });
});
