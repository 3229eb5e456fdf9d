import { describe, expect, it } from 'vitest';
import { TWO_LEVEL_SIMPLIFICATIONS } from './simplifications.ts';

describe('TWO_LEVEL_SIMPLIFICATIONS', () => {
  it('are whole sentences, each with its consequence, and no two alike', () => {
    const texts = TWO_LEVEL_SIMPLIFICATIONS.flatMap(({ what, consequence }) => [what, consequence]);
    for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/s);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
