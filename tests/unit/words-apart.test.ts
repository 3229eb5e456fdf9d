import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isWordsFile } from '../../src/language/words-files.ts';
import { proseIn } from '../support/prose.ts';

const root = join(import.meta.dirname, '../..');
const folders = ['src/figures', 'src/playback', 'src/share', 'src/drawing', 'src/scripts', 'src/search'];

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
    return /\.tsx?$/.test(name) && !/\.(test|testing)\.tsx?$/.test(name) ? [path] : [];
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
});

const textsIn = (source: string): string[] => proseIn('planted.tsx', source).map(({ text }) => text);

describe('what reads like prose', () => {
  it.each([
    ["const a = 'One kernel runs.';", 'One kernel runs.'],
    ['const a = `Kernels running: ${n}.`;', 'Kernels running: ◦.'],
    ['const a = `${label}: less`;', '◦: less'],
    ["const a = known ? ', with steal' : '';", ', with steal'],
    ["const a = ' and ';", 'and'],
    ["const a = { id: 'x', label: 'Warm' };", 'Warm'],
    ['const a = <p>Kernel</p>;', 'Kernel'],
    ['const a = <b>page {n}</b>;', 'page'],
    ['const a = <button aria-label="Close" />;', 'Close'],
    ["const a = <button aria-label={more ? 'Show more' : undefined} />;", 'Show more'],
    ["throw new Error('The metal is never taken off.');", 'The metal is never taken off.'],
    ["const a = head('your program');", 'your program'],
  ])('%s', (source, text) => expect(textsIn(source)).toEqual([text]));

  it('is named with its line', () => {
    expect(proseIn('planted.ts', "const a = 1;\n\nconst b = 'Nobody asks.';\n")).toEqual([
      { line: 3, text: 'Nobody asks.' },
    ]);
  });

  it.each([
    "import { a } from './a file.ts';",
    "type A = 'stage 0' | 'host, room ready';",
    "const a = b === 'opaque directory';",
    "switch (a) { case 'opaque directory': b(); }",
    'const a = <i className="boot small" />;',
    'const a = <path d="M3 7h10v2H3z" />;',
    'const a = <i style={{ transform: `translate(${x}px, ${y}px)` }} />;',
    'const a = `M${x} ${y}H${z}`;',
    'const a = `${value} MiB`;',
    'const a = `${one}, ${two}`;',
    "const a = matchMedia('(prefers-reduced-motion: reduce)');",
    "const a = document.querySelector('.toc ol a');",
    "const a = 'input:not([type=radio], [type=range]), select, textarea';",
    "const a = 'in-the-way';",
    'throw new Error(`The page did not give the figure the claim "${id}".`);',
  ])('is not: %s', (source) => expect(textsIn(source)).toEqual([]));
});
