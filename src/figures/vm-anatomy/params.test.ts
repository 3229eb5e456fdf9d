import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { encodeState } from '../../share/codec.ts';
import { anyParams } from './any-params.testing.ts';
import { claimIds, factsOf } from './claims.ts';
import { mostCells, presets, runKey, schema, type Params } from './params.ts';

const of = { schema, presets };
const written = (params: Params) => encodeState(of, { preset: 'serve', params, t: 0 });
/** The settings with the reader's look taken out. */
const unseen = (params: Params): Params => ({ ...params, guest: 1, part: 'ram', cell: 0 });
const claims = testClaims(claimIds);

describe('the address', () => {
  it('says where the reader looks', () => {
    const { params } = presets[0]!;
    const text = written({ ...params, guest: 2, part: 'disk', cell: 7 });
    expect(text).toBe('1.guest-2.part-disk.cell-7');
  });
});

describe('where the reader looks', () => {
  it('is no part of the run, and everything else is', () => {
    const { params } = presets[0]!;
    expect(runKey({ ...params, guest: 3, part: 'net', cell: 9 })).toBe(runKey(params));
    fc.assert(
      fc.property(anyParams, anyParams, (a, b) => {
        expect(runKey(a) === runKey(b)).toBe(written(unseen(a)) === written(unseen(b)));
      }),
    );
  });
});

describe('what the run is made of', () => {
  it('comes from the claims, in whole squares', () => {
    expect(factsOf(claims)).toMatchObject({
      cpus: 2,
      frames: 28,
      ownFrames: 4,
      swapSlots: 24,
      blocks: 32,
      guestPages: mostCells,
      guestBlocks: mostCells,
      bootPages: 2,
      installed: 2,
      servePages: 2,
      serveBlocks: 1,
      tick: 4000,
      ratios: { cpu: 4, ram: 1, disk: 1 },
    });
  });

  it('names a claim that the page forgot', () => {
    const rest = Object.fromEntries(Object.entries(claims).filter(([id]) => id !== 'va-host-link'));
    expect(() => factsOf(rest)).toThrow('The page did not give the figure the claim "va-host-link".');
  });
});
