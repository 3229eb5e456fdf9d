import { describe, expect, it } from 'vitest';
import { readState, withState } from './address.ts';

describe('address', () => {
  it('sets one figure and keeps the others', () => {
    const href = withState(
      'https://example.org/containers/?a=1.x#top',
      'side-by-side',
      '1.warm.t-5ms',
      'side-by-side',
    );
    expect(href).toBe('https://example.org/containers/?a=1.x&side-by-side=1.warm.t-5ms#side-by-side');
    expect(readState(new URL(href).search, 'side-by-side')).toBe('1.warm.t-5ms');
  });

  it('removes a state that says nothing', () => {
    expect(withState('https://example.org/?a=1.x', 'a', '')).toBe('https://example.org/');
  });

  it('hands on no more than the decoder needs to refuse it', () => {
    expect(readState(`?a=${'x'.repeat(100_000)}`, 'a')).toHaveLength(513);
  });
});
