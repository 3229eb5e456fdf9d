import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkReferences } from './references.ts';

const files = {
  'content/sources/a.yaml':
    'oci: { author: OCI, title: Specification, year: 2024, place: GitHub, read: primary }',
  'content/claims/a.yaml':
    'size: { value: 1, unit: MB, what: The size of a thing., label: published, source: oci }',
  'content/glossary/a.yaml': 'kernel: { term: kernel, definition: The program at the heart., see: [kernel] }',
  'content/misconceptions/a.yaml': `small: { belief: It is small., tempting: It looks rather small to me.,
    truth: It is not small at all when you look at it closely., sources: [oci], read: containers#walls,
    figure: race=1.x, order: 1 }`,
  'content/questions/a.yaml': `walls: { chapter: containers, order: 1, question: What do the walls keep in?,
    answers: [{ text: The app, right: true, why: That is what they are there for. },
    { text: Heat, why: They are not that kind of wall. }, { text: Light, why: They are not that kind of wall. }],
    read: containers#walls, figure: race }`,
  'content/chapters/containers.mdx': '## Walls [#walls]',
  'src/pages/index.astro': '<div id="chapters">',
  'content/pages/about.mdx': '## What the labels mean [#labels]',
  'src/figures/race/meta.ts': '',
};
let root: string;

function project(changes: Partial<Record<keyof typeof files, string>> = {}): string {
  root = mkdtempSync(join(tmpdir(), 'references-'));
  for (const [path, text] of Object.entries({ ...files, ...changes })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterEach(() => rmSync(root, { recursive: true }));

describe('checkReferences', () => {
  it('is silent when everything is there', () => {
    expect(() => checkReferences(project())).not.toThrow();
  });

  it.each([
    [
      'content/claims/a.yaml',
      ['source: oci', 'source: nope'],
      'content/claims/a.yaml: "size" names the source "nope"',
    ],
    [
      'content/glossary/a.yaml',
      ['see: [kernel]', 'see: [nope]'],
      'content/glossary/a.yaml: "kernel" names the term "nope"',
    ],
    ['content/misconceptions/a.yaml', ['#walls', '#nope'], '"small" names the section "containers#nope"'],
    ['content/misconceptions/a.yaml', ['race=1.x', 'nope'], '"small" names the figure "nope"'],
    ['content/misconceptions/a.yaml', ['[oci]', '[nope]'], '"small" names the source "nope"'],
  ] as const)('refuses an unknown name in %s: %j', (file, [old, wrong], sentence) => {
    const changed = files[file].replace(old, wrong);
    expect(() => checkReferences(project({ [file]: changed }))).toThrow(sentence);
  });
});
