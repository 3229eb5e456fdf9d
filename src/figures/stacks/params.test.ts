import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeState, encodeState, maxStateLength } from '../../share/codec.ts';
import { anyParams } from './any-params.testing.ts';
import { layersField, presets, schema } from './params.ts';
import { shapes, system } from './shapes.ts';

const of = { schema, presets };

describe('the address', () => {
  it('gives back every state, and is never too long', () => {
    const anyState = fc.record({
      preset: fc.constantFrom(...presets.map(({ id }) => id)),
      params: anyParams,
      t: fc.integer({ min: 0, max: 120_000_000 }),
    });
    fc.assert(
      fc.property(anyState, (state) => {
        const text = encodeState(of, state);
        expect(text.length).toBeLessThanOrEqual(maxStateLength);
        expect(text).toMatch(/^[\w.*-]*$/);
        expect(decodeState(of, text)).toEqual({ ...state, problems: [] });
      }),
    );
  });

  it('reads as words', () => {
    expect(layersField.encode(system)).toBe('kernel');
    expect(layersField.encode(shapes.both)).toBe('kernel*hypervisor*machines2*guests*engine*containers*apps');
    expect(layersField.encode({ ...system, kernel: false })).toBe('metal');
  });

  it.each([
    '',
    'none',
    'apps*kernel',
    'kernel*',
    'kernel*kernel',
    'machines0',
    'machines4',
    'machines',
    'KERNEL',
    'metal*apps',
  ])('refuses %j', (text) => {
    expect(layersField.decode(text)).toBeNull();
  });
});
