import { describe, expect, it } from 'vitest';
import type { Found } from './pagefind.ts';
import { bestSections, fits, namesakesFirst } from './search-fit.ts';

const found = (
  title: string,
  excerpt: string,
  sections: readonly [title: string, score: number][] = [],
): Found => ({
  url: `/${title}/`,
  excerpt,
  meta: { title },
  filters: {},
  sub_results: sections.map(([name, score]) => ({
    url: name === title ? `/${title}/` : `/${title}/#${name}`,
    title: name,
    excerpt: '',
    weighted_locations: [{ balanced_score: score }],
  })),
});

describe('a result', () => {
  it.each([
    ['namespaces', 'x', 'a <mark>namespace</mark> of'],
    ['kern', 'x', 'the <mark>kernel’s</mark> own'],
    ['kernal', 'x', 'the <mark>kernel</mark>'],
    ['booting', 'x', 'it <mark>boots</mark>'],
    ['copy up', 'x', 'That is <mark>copy-up.</mark>'],
    ['overlay', 'overlayfs', 'nothing marked'],
    ['OS', 'x', 'an <mark>OS</mark>'],
    ['k', 'x', 'a <mark>kernel</mark>'],
  ])('for "%s" fits', (query, title, excerpt) => {
    expect(fits(found(title, excerpt), query)).toBe(true);
  });

  it.each([
    ['asdfqwer', 'x', 'as safe <mark>as</mark>'],
    ['zebra', 'x', 'a <mark>z</mark>'],
    ['!?', 'x', 'a <mark>z</mark>'],
    ['kernel', 'x', 'the kernel, not marked'],
  ])('for "%s" has nothing to do with it', (query, title, excerpt) => {
    expect(fits(found(title, excerpt), query)).toBe(false);
  });
});

it('what is called as the query comes first', () => {
  const results = ['kernel module', 'Kernel', 'boot'].map((title) => found(title, ''));
  expect(namesakesFirst(results, ' kernel').map(({ meta }) => meta['title'])).toEqual([
    'Kernel',
    'kernel module',
    'boot',
  ]);
});

it('the best sections come first, and the page is none of them', () => {
  const page = found('page', '', [
    ['page', 9],
    ['a', 1],
    ['b', 3],
    ['c', 2],
  ]);
  expect(bestSections(page, 2).map(({ title }) => title)).toEqual(['b', 'c']);
});
