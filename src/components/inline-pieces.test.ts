import { expect, it } from 'vitest';
import { piecesOf } from './inline-pieces.ts';

const shown = (text: string, to?: string) =>
  piecesOf(text, to).map(({ as, text }) => (as === 'text' ? text : `${as}(${text})`));

it.each([
  ['One kernel.', undefined, ['One kernel.']],
  ['`uname` asks `the kernel`', undefined, ['code(uname)', ' asks ', 'code(the kernel)']],
  ['It stands in [chapter 3, Walls].', '/containers/', ['It stands in ', 'link(chapter 3, Walls)', '.']],
  ['Brackets [stay] as they are.', undefined, ['Brackets ', '[stay]', ' as they are.']],
  ['[Here], and `a[0]` is code.', '/here/', ['link(Here)', ', and ', 'code(a[0])', ' is code.']],
  ['<b>No markup</b>', undefined, ['<b>No markup</b>']],
])('%s', (text, to, pieces) => expect(shown(text, to)).toEqual(pieces));

it('wants words for a link', () =>
  expect(() => piecesOf('How `it` was done.', '/about/')).toThrow(
    'Nothing in "How `it` was done." leads to /about/: put the words that should between [ and ].',
  ));
