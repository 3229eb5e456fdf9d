import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isWordsFile } from '../../src/language/words-files.ts';
import { astroAsTsx } from '../support/astro-as-tsx.ts';
import { proseIn } from '../support/prose.ts';

const root = join(import.meta.dirname, '../..');
const folders = [
  ...['src/figures', 'src/playback', 'src/share', 'src/drawing', 'src/scripts', 'src/search'],
  ...['src/components', 'src/layouts', 'src/pages'],
];

/** What may read like prose outside of a words file: all of it, or the named texts. */
const exceptions: readonly {
  readonly file: string;
  readonly texts?: readonly string[];
  readonly why: string;
}[] = [
  {
    file: 'src/figures/blast-radius/cves.ts',
    texts: ['SACK Panic', 'Copy Fail', 'Leaky Vessels'],
    why: 'names that their finders gave to holes',
  },
  {
    file: 'src/figures/container-layers/calls.ts',
    why: 'system calls and commands, and what stands in made-up files, whose bytes are counted',
  },
  { file: 'src/figures/containerfile/folder.ts', why: 'what stands in the files of a build folder' },
  {
    file: 'src/figures/containerfile/texts.ts',
    why: 'Containerfiles; links hold the numbers of their lines',
  },
  {
    file: 'src/figures/image-anatomy/run.ts',
    texts: ['no kernel in here', 'hello from a very small image', 'another app on the same base'],
    why: 'what stands in files of the image, whose digests are shown',
  },
  {
    file: 'src/components/embed-snippet.ts',
    why: 'HTML and a script for a page elsewhere',
  },
  { file: 'src/components/og/fit.ts', why: 'said to whoever draws a picture that a text does not fit' },
  { file: 'src/pages/robots.txt.ts', why: 'a file in a format of its own' },
  {
    file: 'src/search/index.ts',
    texts: ['The search index cannot be built: ◦'],
    why: 'said to whoever builds the site',
  },
];

const excepted = (file: string, text: string): boolean =>
  exceptions.some((each) => each.file === file && (each.texts?.includes(text) ?? true));

interface Found {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.(tsx?|astro)$/.test(name) && !/\.(test|testing)\.tsx?$/.test(name) ? [path] : [];
  });
}

const files = folders
  .flatMap((folder) => sourceFiles(join(root, folder)))
  .map((path) => relative(root, path));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const found: readonly Found[] = files
  .filter((file) => !isWordsFile(file))
  .flatMap((file) => proseIn(file, read(file)).map((prose) => ({ file, ...prose })));

describe('words and logic', () => {
  it('stand in different files: a second language is a folder', () => {
    const strays = found.filter(({ file, text }) => !excepted(file, text));
    expect(strays.map(({ file, line, text }) => `${file}:${line}: ${text}`)).toEqual([]);
  });

  it.each(exceptions)('$file is still an exception: $why', ({ file, texts }) => {
    const there = found.filter((each) => each.file === file).map(({ text }) => text);
    expect(there).not.toEqual([]);
    expect((texts ?? []).filter((text) => !there.includes(text))).toEqual([]);
  });

  it('words draw nothing', () => {
    const drawing = files
      .filter(isWordsFile)
      .flatMap((file) =>
        ts
          .preProcessFile(read(file))
          .importedFiles.flatMap(({ fileName }) =>
            /^(react|framer-motion)|\.(tsx|css)$/.test(fileName) ? [`${file}: ${fileName}`] : [],
          ),
      );
    expect(drawing).toEqual([]);
  });

  it('every figure has its words', () => {
    const figures = [...new Set(files.flatMap((file) => /^src\/figures\/[^/]+/.exec(file) ?? []))];
    expect(figures.length).toBeGreaterThan(10);
    expect(figures.filter((figure) => !files.includes(`${figure}/words.ts`))).toEqual([]);
  });

  it('are looked for in every page: each can be read as TSX', () => {
    const astro = files.filter((file) => file.endsWith('.astro'));
    expect(astro.length).toBeGreaterThan(40);
    const problems = astro.flatMap((file) => {
      const { diagnostics } = ts.transpileModule(astroAsTsx(read(file)), {
        fileName: `${file}.tsx`,
        reportDiagnostics: true,
        compilerOptions: { jsx: ts.JsxEmit.Preserve, target: ts.ScriptTarget.Latest },
      });
      return (diagnostics ?? []).map(({ messageText }) => `${file}: ${String(messageText)}`);
    });
    expect(problems).toEqual([]);
  });
});
