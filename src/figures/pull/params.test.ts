import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { assumed, number } from './claims.ts';
import { presets } from './params.ts';

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
