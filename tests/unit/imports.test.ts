import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

async function complaints(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path });
  return (result?.messages ?? []).map((m) => m.ruleId ?? m.message);
}

describe('the import rules', () => {
  it.each([
    [
      'src/simulators/shared/planted.ts',
      "import { clampTime } from '../../playback/timeline.ts';\nclampTime(1, 1);\n",
    ],
    ['src/simulators/shared/planted.ts', "import { int } from '../../share/fields.ts';\nint(1, 1);\n"],
    ['src/playback/planted.ts', "import { ms } from '../simulators/shared/units.ts';\nms(1);\n"],
    ['src/share/planted.ts', "import { clampTime } from '../playback/timeline.ts';\nclampTime(1, 1);\n"],
    ['src/drawing/planted.tsx', "import { clampTime } from '../playback/timeline.ts';\nclampTime(1, 1);\n"],
    [
      'src/figures/side-by-side/planted.ts',
      "import { meta } from '../container-layers/meta.ts';\nString(meta);\n",
    ],
    [
      'src/figures/side-by-side/planted.ts',
      "import { isNumber } from '../../schemas/claim.ts';\nString(isNumber);\n",
    ],
    [
      'src/layouts/Planted.astro',
      "---\nimport { clampTime } from '../playback/timeline.ts';\nclampTime(1, 1);\n---\n",
    ],
    [
      'content/chapters/planted.mdx',
      "import { ms } from '../../src/simulators/shared/units.ts';\n\n{ms(1)}\n",
    ],
  ])('bite in %s', async (path, code) => {
    expect(await complaints(path, code)).toContain('boundaries/dependencies');
  });

  it('let a figure reach its simulator, the playback, and its own folder', async () => {
    const code =
      "import { ms } from '../../simulators/shared/units.ts';\nimport { clampTime } from '../../playback/timeline.ts';\nimport { meta } from './meta.ts';\nString([ms, clampTime, meta]);\n";
    expect(await complaints('src/figures/side-by-side/planted.ts', code)).toEqual([]);
  });
});

describe('src', () => {
  it('has no import cycles', () => {
    const files = sourceFiles(resolve('src'));
    const graph = new Map(files.map((file) => [file, importsOf(file)]));
    expect(cycles(graph).map((cycle) => cycle.map((f) => relative('.', f)).join(' → '))).toEqual([]);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.(ts|tsx)$/.test(name) ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
  const text = readFileSync(file, 'utf8');
  return importedFiles
    .filter(({ fileName, pos }) => fileName.startsWith('.') && !isTypeOnly(text, pos))
    .map(({ fileName }) => resolve(dirname(file), fileName));
}

/** `import type … from` leaves nothing at run time. */
function isTypeOnly(text: string, pos: number): boolean {
  return /import type[^;]*$/.test(text.slice(text.lastIndexOf('import', pos), pos));
}

function cycles(graph: Map<string, string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file]);
    if (done.has(file) || path.includes(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
