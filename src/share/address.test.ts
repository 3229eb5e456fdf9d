import { describe, expect, it } from 'vitest';
import { readState, withState } from './address.ts';
import { addressToShare } from './page-address.ts';

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

describe('addressToShare', () => {
  it.each([
    [
      'its own page keeps the query',
      'http://a/b/boot/?boot=1.micro#x',
      'https://site/b/boot/',
      'http://a/b/boot/?boot=1.micro',
    ],
    [
      'however the page was named',
      'http://a/b/boot/index.html?u=1',
      'https://site/b/boot/',
      'http://a/b/boot/?u=1',
    ],
    [
      'a frame gives the page it is a part of',
      'http://a/embed/boot/?boot=1.micro&theme=dark',
      'https://site/labs/boot/',
      'http://a/labs/boot/',
    ],
    ['without a canonical address', 'http://a/boot/?x=1', undefined, 'http://a/boot/?x=1'],
    ['with a broken one', 'http://a/boot/', 'nowhere', 'http://a/boot/'],
  ])('%s', (_, href, canonical, expected) => {
    expect(addressToShare(href, canonical)).toBe(expected);
  });
});
