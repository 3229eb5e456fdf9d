import { globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceLinks, sourcesOf } from './page-source.ts';

const root = join(import.meta.dirname, '../..');
const chapters = readdirSync(join(root, 'content/chapters')).map((file) => `/${file.replace(/\.mdx$/, '')}/`);
const plain = readdirSync(join(root, 'src/pages'))
  .filter((file) => /^[a-z]+\.astro$/.test(file) && file !== 'index.astro')
  .map((file) => `/${file.replace(/\.astro$/, '')}/`);

describe('sourcesOf', () => {
  it.each(['/', '/labs/', '/labs/boot/', ...chapters, ...plain])(
    '%s is made of files that are there',
    (path) => {
      const files = sourcesOf(path);
      expect(files.length).toBeGreaterThan(0);
      for (const file of files)
        expect(globSync(file.replace(':(glob)', ''), { cwd: root }), file).not.toEqual([]);
    },
  );

  it('counts the figures that a chapter shows', () => {
    expect(sourcesOf('/containers/', ['pull'])).toContain('src/figures/pull');
  });

  it('gives none for what is no page', () => {
    expect(sourcesOf('/404.html')).toEqual([]);
    expect(sourcesOf('/embed/boot/')).toEqual([]);
    expect(sourcesOf('/constructor/x/')).toEqual([]);
  });
});

describe('sourceLinks', () => {
  it('tells a file from a folder', () => {
    const at = 'https://host.example/owner/name';
    expect(sourceLinks(at, 'content/chapters/containers.mdx')).toEqual({
      source: `${at}/blob/HEAD/content/chapters/containers.mdx`,
      history: `${at}/commits/HEAD/content/chapters/containers.mdx`,
    });
    expect(sourceLinks(at, 'src/figures/boot').source).toBe(`${at}/tree/HEAD/src/figures/boot`);
  });
});
