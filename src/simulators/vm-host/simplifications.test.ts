import { describe, expect, it } from 'vitest';
import { VM_HOST_SIMPLIFICATIONS, VM_HOST_VERSION } from './simplifications.ts';

describe('what the host with several guests leaves out', () => {
  it('is whole sentences, each with its consequence, and no two alike', () => {
    const texts = VM_HOST_SIMPLIFICATIONS.flatMap(({ what, consequence }) => [what, consequence]);
    for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/s);
    expect(VM_HOST_VERSION).toMatch(/\.$/);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
