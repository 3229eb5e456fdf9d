import { describe, expect, it } from 'vitest';
import { Memory } from './memory.ts';

describe('memory for blocks', () => {
  it('is taken in chunks that blocks of one size fill, large ones too', () => {
    for (const size of [64, 5048, 138_400, 2 ** 20]) {
      const memory = new Memory();
      const places = Array.from({ length: 300 }, () => memory.take(size));
      const chunks = new Set(places.map(({ chunk }) => chunk));
      const bytes = [...chunks].reduce((sum, chunk) => sum + chunk.bytes.length, 0);
      // Only the last may have room left.
      expect(bytes - memory.used).toBeLessThan(places.at(-1)!.chunk.bytes.length);
    }
  });

  it('gives what was released again', () => {
    const memory = new Memory();
    const place = memory.take(100);
    memory.release(place);
    expect(memory.used).toBe(0);
    expect(memory.take(96)).toBe(place);
  });
});
