import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkLanguage } from '../../src/language/check-files.ts';
import { languageOf } from '../../src/language/translation.ts';
import { shapeProblems } from '../support/translated-words.ts';

const root = join(import.meta.dirname, '../..');
const temporary = mkdtempSync(join(tmpdir(), 'languages-'));
afterAll(() => rmSync(temporary, { recursive: true }));

/** A language of the real site whose own files are these, in a folder of its own. */
function planted(name: string, files: Readonly<Record<string, string>>) {
  const folder = join(temporary, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return { tag: 'qps', root, folder };
}

describe('the languages there are', () => {
  const tags = existsSync(join(root, 'languages')) ? readdirSync(join(root, 'languages')) : [];

  it('stand in for files that are there, with words of the same shape', () => {
    for (const tag of tags) {
      checkLanguage(languageOf(root, tag));
      expect(shapeProblems(languageOf(root, tag))).toEqual([]);
    }
  });
});

describe('the words of a language', () => {
  const words = 'src/figures/vm-anatomy/text.ts';

  it('pass if each is another text in its place', () => {
    const inBrackets = (file: string) =>
      readFileSync(join(root, file), 'utf8').replace(/'([A-Za-z][^'.]*)'/g, "'[$1]'");
    expect(inBrackets(words)).toContain("'[three]'");
    expect(shapeProblems(planted('same', { [words]: inBrackets(words) }))).toEqual([]);
  });

  it('may be some of them, the others taken from the file they stand in for', () => {
    const language = planted('some', {
      'src/search/words.ts':
        "export * from './words.ts';\nexport const alsoCalled = (names: readonly string[]): string => `[${names.length}]`;\n",
    });
    expect(shapeProblems(language)).toEqual([]);
  });

  it.each(['src/pages/_words/sources-words.ts', 'src/components/measurement-words.ts'])(
    'around a page pass if each is another text in its place: %s',
    (file) => {
      const text = readFileSync(join(root, file), 'utf8').replace(/'([A-Z][^'.]*)'/g, "'[$1]'");
      expect(text).toContain("'[");
      expect(shapeProblems(planted('page', { [file]: text }))).toEqual([]);
    },
  );

  it.each([
    ['lacks a word', 'export const other = 1;', /"?alsoCalled"?.* is missing/],
    ['has another kind of word', "export const alsoCalled = 'auch';", /not assignable/],
    ['asks for what is not given', 'export const alsoCalled = (n: number) => `${n}`;', /not assignable/],
    ['does not say anything', 'export const alsoCalled = () => {};', /not assignable/],
    [
      'imports what is not there',
      "import { none } from '../schemas/typeset.ts';\nexport const alsoCalled = none;",
      /'none'/,
    ],
  ])('do not, where it %s', (_, text, problem) => {
    const language = planted('wrong', {
      'src/search/words.ts': `export { belief } from './words.ts';\n${text}`,
    });
    const problems = shapeProblems(language);
    expect(problems[0]).toMatch(/^languages\/qps\/src\/search\/words\.ts: /);
    expect(problems.join('\n')).toMatch(problem);
  });
});

describe('the language of dates, numbers and lists', () => {
  const sources = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return sources(path);
      return /\.(ts|tsx|astro)$/.test(name) && !/\.test\.tsx?$/.test(name) ? [path] : [];
    });
  const asked = /(?:new Intl\.(?!Locale\b)\w+\(|\.toLocale\w+\(|\.localeCompare\((?:[^;,]*,)?)\s*([\w.']*)/g;
  const answers = new Set(['locale', 'document.documentElement.lang']);
  const strays = (text: string) =>
    [...text.matchAll(asked)].filter(([, said]) => !answers.has(said!)).map(([all]) => all);

  it('is asked for in one place', () => {
    const found = sources(join(root, 'src')).flatMap((path) =>
      strays(readFileSync(path, 'utf8')).map((said) => `${relative(root, path)}: ${said}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    "new Intl.NumberFormat('en-GB', {})",
    'n.toLocaleString()',
    "a.localeCompare(b, 'en')",
    'a.localeCompare(b)',
    'new Intl.DateTimeFormat()',
  ])('is not, in %s', (text) => expect(strays(text)).toHaveLength(1));

  it('is said by every page and feed, never written into it', () => {
    const written = sources(join(root, 'src')).filter((path) =>
      /\blang(?:uage)?(?:="|: ['"]|>)en|inLanguage: ['"]|content="en/.test(readFileSync(path, 'utf8')),
    );
    expect(written.map((path) => relative(root, path))).toEqual([]);
  });
});
