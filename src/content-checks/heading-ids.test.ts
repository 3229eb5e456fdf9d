import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { headingIds } from './heading-ids.ts';

const check = (text: string) => compile(text, [headingIds]);

describe('headingIds', () => {
  it('takes the written-down id from the heading', async () => {
    const code = await check('## Who schedules what [#who-schedules]\n\n### In *detail* [#detail]');
    expect(code).toContain('id: "who-schedules"');
    expect(code).toContain('"text": "Who schedules what"');
    expect(code).toContain('id: "detail"');
    expect(code).not.toContain('[#');
  });

  it.each([
    ['## No id', 'trial.mdx:1: a heading needs its id at its end'],
    ['text\n\n## Wrong [#Two Words]', 'trial.mdx:3: a heading needs its id at its end'],
    ['# Title [#title]', "trial.mdx:1: a chapter's headings are ## and ###, not #."],
    ['## A [#same]\n\n## B [#same]', 'trial.mdx:3: the id "same" stands in line 1 already; choose another.'],
    [
      '## A [#race]\n\n<Figure id="race" n="1.1">x</Figure>',
      'trial.mdx:3: the id "race" stands in line 1 already',
    ],
    ['Text <Note>without</Note>', 'trial.mdx:1: <Note> needs an id="…".'],
    ['<Table id="Two Words" caption="x">\n\n</Table>', 'trial.mdx:1: the id "Two Words" may have only'],
  ])('refuses %j', async (text, sentence) => {
    await expect(check(text)).rejects.toThrow(sentence);
  });
});
