import { describe, expect, it } from 'vitest';
import { piecesOf, withDots } from './excerpt.ts';

const drawn = (excerpt: string) =>
  piecesOf(excerpt)
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('|');

describe('an excerpt', () => {
  it('falls apart into text and what was found', () => {
    expect(drawn('The <mark>kernel</mark> is <mark>the</mark>')).toBe('The |[kernel]| is |[the]');
  });

  it('may be found whole, or not at all', () => {
    expect(drawn('<mark>runc</mark>')).toBe('[runc]');
    expect(drawn('runc')).toBe('runc');
    expect(drawn('')).toBe('');
  });

  it('reads escaped characters once', () => {
    expect(drawn('a &lt;b&gt; &amp;amp; <mark>&quot;c&#39;</mark>')).toBe(`a <b> &amp; |["c']`);
  });

  it('takes any other tag for text', () => {
    expect(drawn('<img src=x onerror=y> <mark>z')).toBe('<img src=x onerror=y> <mark>z');
  });
});

it.each([
  ['The whole sentence.', 'The whole sentence.'],
  ['“All of it.”', '“All of it.”'],
  ['It ends too', 'It ends too …'],
  ['begins late.', '… begins late.'],
  ['<mark>begins</mark> and <mark>ends</mark>', '… <mark>begins</mark> and <mark>ends</mark> …'],
  ['All of <mark>it.</mark>', 'All of <mark>it.</mark>'],
])('dots stand where a sentence is cut: %s', (excerpt, shown) => {
  expect(withDots(excerpt)).toBe(shown);
});
