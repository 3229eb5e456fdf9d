import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDifference, type Line } from './line-difference.ts';

const drawn = (lines: readonly Line[]): string =>
  lines.map(({ text, mark }) => ({ same: ' ', new: '+', gone: '-' })[mark] + text).join('');
const anyLines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });

describe('the difference between two answers', () => {
  it.each([
    ['', '', ''],
    ['abc', 'abc', ' a b c'],
    ['abcd', 'ad', ' a-b-c d'],
    ['ab', 'axb', ' a+x b'],
    ['ab', 'xb', '-a+x b'],
    ['aab', 'ab', ' a-a b'],
  ])('%s to %s', (before, now, expected) => {
    expect(drawn(lineDifference([...before], [...now]))).toBe(expected);
  });

  it('holds every line of both, in their order', () => {
    fc.assert(
      fc.property(anyLines, anyLines, (before, now) => {
        const lines = lineDifference(before, now);
        const without = (mark: Line['mark']) =>
          lines.flatMap((line) => (line.mark === mark ? [] : [line.text]));
        expect(without('new')).toEqual(before);
        expect(without('gone')).toEqual(now);
        if (before.join() === now.join()) expect(lines.every(({ mark }) => mark === 'same')).toBe(true);
      }),
    );
  });
});
