import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { recordsIn } from './in-language.ts';
import { searchRecords } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'search-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('gives the words of the language to what search finds, and English where it has none', async () => {
  mkdirSync(join(folder, 'src/search'), { recursive: true });
  writeFileSync(
    join(folder, 'src/search/words.ts'),
    "export * from './words.ts';\nexport const alsoCalled = (names) => `Auch: ${names.join(', ')}.`;\n",
  );
  const records = await recordsIn({ tag: 'qps', root: process.cwd(), folder });
  expect(records.map(({ url }) => url)).toEqual(searchRecords().map(({ url }) => url));
  expect(records.find(({ url }) => url.endsWith('#vmm'))!.text).toMatch(/Auch: virtual machine monitor\.$/);
  expect(records.filter(({ kind }) => kind === 'misconception')).toEqual(
    searchRecords().filter(({ kind }) => kind === 'misconception'),
  );
});
