import { describe, expect, it } from 'vitest';
import { LINUX_SIMPLIFICATIONS, LINUX_VERSION } from './simplifications.ts';

describe('LINUX_SIMPLIFICATIONS', () => {
  it('are whole sentences, each with its consequence, and no two alike', () => {
    const texts = LINUX_SIMPLIFICATIONS.flatMap(({ what, consequence }) => [what, consequence]);
    for (const text of [LINUX_VERSION, ...texts]) expect(text).toMatch(/^[A-Z].*\.$/s);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
