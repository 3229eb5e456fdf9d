import { expect, it } from 'vitest';
import { typeset } from './typeset.ts';

it.each([
  ["the guest's kernel", 'the guest’s kernel'],
  ["three guests' pages", 'three guests’ pages'],
  ['called "flat" (or "up")', 'called “flat” (or “up”)'],
  ["the 'smp' mode", 'the ‘smp’ mode'],
  ['https://example.org/?a=1', 'https://example.org/?a=1'],
])('sets %s', (plain, set) => {
  expect(typeset(plain)).toBe(set);
});

it('goes through lists and objects and leaves the rest', () => {
  expect(typeset({ a: ["it's"], n: 3, none: undefined })).toEqual({ a: ['it’s'], n: 3, none: undefined });
});
