import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { checkLanguage } from './check-files.ts';
import { languageOf, withOwn } from './translation.ts';

const roots: string[] = [];
afterEach(() => roots.splice(0).forEach((root) => rmSync(root, { recursive: true })));

function project(...files: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'language-'));
  roots.push(root);
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  return root;
}
const check = (tag: string, ...files: string[]) => checkLanguage(languageOf(project(...files), tag));

it('lets a language have its own words and content, and English needs no folder', () => {
  check('en');
  check(
    'de',
    ...[
      'src/figures/run/words.ts',
      'src/pages/_words/glossary-words.ts',
      'src/components/og/preview-words.ts',
      'src/simulators/cpu-scheduling/xen-credit/simplifications.ts',
      'content/chapters/containers.mdx',
      'content/pages/about.mdx',
      'content/glossary/more.yaml',
    ].flatMap((file) => [file, `languages/de/${file}`]),
  );
});

it.each([
  [
    'qps',
    ['languages/de/x'],
    'SITE_LANGUAGE is "qps", but languages/qps/ is not there: make it, or leave SITE_LANGUAGE out.',
  ],
  ['../src', [], 'SITE_LANGUAGE is "../src", which is no language tag such as "de" or "pt-BR".'],
  ['DE', [], 'SITE_LANGUAGE is "DE", which is no language tag'],
  [
    'de',
    ['languages/de/src/figures/run/word.ts'],
    'languages/de/src/figures/run/word.ts: there is no src/figures/run/word.ts that it could stand in for; move or delete it.',
  ],
  [
    'de',
    ['src/figures/run/frame.ts', 'languages/de/src/figures/run/frame.ts'],
    'languages/de/src/figures/run/frame.ts: src/figures/run/frame.ts holds more than words, so a language cannot have its own.',
  ],
  [
    'de',
    ['src/pages/glossary.astro', 'languages/de/src/pages/glossary.astro'],
    'languages/de/src/pages/glossary.astro: src/pages/glossary.astro holds more than words',
  ],
  ['de', ['content/published-ids.txt', 'languages/de/content/published-ids.txt'], 'holds more than words'],
])('stops a build in %s with %j', (tag, files, problem) => {
  expect(() => check(tag, ...files)).toThrow(problem);
});

it('names the own source of a page first', () => {
  const root = project('src/figures/run/words.ts', 'languages/de/src/figures/run/words.ts');
  expect(withOwn('src/figures/run', languageOf(root, 'de'))).toEqual([
    'languages/de/src/figures/run',
    'src/figures/run',
  ]);
  expect(withOwn('content/glossary', languageOf(root, 'de'))).toEqual(['content/glossary']);
  expect(withOwn('src/figures/run', languageOf(root, 'en'))).toEqual(['src/figures/run']);
});
