import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TWO_LEVEL_SIMPLIFICATIONS, TWO_LEVEL_VERSION } from './simplifications.ts';

describe('TWO_LEVEL_SIMPLIFICATIONS', () => {
  it('are whole sentences, each with its consequence, and no two alike', () => {
    const texts = TWO_LEVEL_SIMPLIFICATIONS.flatMap(({ what, consequence }) => [what, consequence]);
    for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/s);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('say that no figure shows this model, as long as none does', () => {
    const figures = new URL('../../../figures/', import.meta.url);
    const users = readdirSync(figures, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .filter((path) => readFileSync(new URL(path, figures), 'utf8').includes('simulateTwoLevel'));
    expect(TWO_LEVEL_VERSION.includes('No figure shows this model yet')).toBe(users.length === 0);
  });
});
