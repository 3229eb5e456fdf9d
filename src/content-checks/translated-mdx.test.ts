import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { languageOf } from '../language/translation.ts';
import { checkTranslatedMdx } from './translated-mdx.ts';

const roots: string[] = [];
afterEach(() => roots.splice(0).forEach((root) => rmSync(root, { recursive: true })));

function check(translation: string, tag = 'qps', file = 'content/chapters/containers.mdx'): void {
  const root = mkdtempSync(join(tmpdir(), 'translated-'));
  roots.push(root);
  for (const [path, text] of [
    [file, '## Walls [#walls]\n\n<Figure id="run" n="1">The start.</Figure>'],
    [`languages/qps/${file}`, translation],
  ] as const) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  checkTranslatedMdx(languageOf(root, tag));
}

it('lets a chapter in another language have the ids of the original in any order', () => {
  check('<Figure id="run" n="1">[Stärt].</Figure>\n\n## [Wälls] [#walls]');
});

it.each([
  ['## [Wälls] [#walls]', 'the id "run" of content/chapters/containers.mdx is missing'],
  [
    '## [Wälls] [#walls]\n## [Möré] [#more]\n\n<Figure id="run" n="1">[Stärt].</Figure>',
    'the id "more" is not in content/chapters/containers.mdx',
  ],
])('stops at %j', (translation, problem) => {
  expect(() => check(translation)).toThrow(
    `languages/qps/content/chapters/containers.mdx: ${problem}; ids do not change with the language.`,
  );
});

it('asks the same of a page of prose', () => {
  const page = 'content/pages/about.mdx';
  check('## [Wälls] [#walls]\n\n<Figure id="run" n="1">[Stärt].</Figure>', 'qps', page);
  expect(() => check('<Figure id="run" n="1">[Stärt].</Figure>', 'qps', page)).toThrow(
    `languages/qps/${page}: the id "walls" of ${page} is missing; ids do not change with the language.`,
  );
});

it('asks nothing of a language that is not built', () => check('## Other [#other]', 'en'));
