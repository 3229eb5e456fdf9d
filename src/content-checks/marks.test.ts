import { expect, it } from 'vitest';
import { compile } from './compile.ts';
import { marks } from './marks.ts';
import { tableHeaders } from './table-headers.ts';

it('numbers notes in order and closes them up to their word', async () => {
  const code = await compile('One. <Note id="a">x</Note>\n\nTwo.  <Note id="b">y</Note> Three.', [marks]);
  expect([...code.matchAll(/id: "(\w)",\s*n: "(\d)"/g)].map((m) => m[1]! + m[2]!)).toEqual(['a1', 'b2']);
  expect(code).toContain('"One."');
  expect(code).toContain('"Two."');
});

it('marks every card of a chapter differently, also for the same term', async () => {
  const code = await compile('<Term id="k">a</Term> <Claim id="c" /> <Term id="k">b</Term>', [marks]);
  expect([...code.matchAll(/mark: "(\d+)"/g)].map((m) => m[1])).toEqual(['1', '2', '3']);
});

it.each([
  ['<Claim id="c" /> is a lot.', true],
  ['It is. <Claim id="c" /> is a lot.', true],
  ['He said “no.” <Claim id="c" /> is a lot.', true],
  ['It is <Claim id="c" />.', false],
  ['It is *so* <Claim id="c" />.', false],
])('knows whether a claim opens a sentence: %s', async (text, opens) => {
  expect((await compile(text, [marks])).includes('opens: "true"')).toBe(opens);
});

it('makes the first column of a table without a corner its row headings', async () => {
  const code = await compile('| | VM | Container |\n|---|---|---|\n| Kernel | own | shared |', [
    tableHeaders,
  ]);
  expect(code.match(/scope: "row"/g)).toHaveLength(1);
  expect(code.match(/scope: "col"/g)).toHaveLength(2);
  expect(code.match(/_components\.th,/g)).toHaveLength(3);
});
