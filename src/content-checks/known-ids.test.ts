import { describe, expect, it } from 'vitest';
import { withBase } from '../schemas/with-base.ts';
import { compile } from './compile.ts';
import { idsInMdx, type Known } from './known.ts';
import { knownIds } from './known-ids.ts';
import { internalLinks } from './internal-links.ts';

const known: Known = {
  Claim: new Set(['app-size']),
  Term: new Set(['kernel']),
  Source: new Set(['oci']),
  Figure: new Set(['race']),
  pages: new Map([
    ['/trial/', new Set(['here'])],
    ['/containers/', new Set(['images'])],
    ['/glossary/', new Set(['kernel'])],
  ]),
};

describe('knownIds', () => {
  const check = (text: string) => compile(text, [knownIds(() => known)]);

  it('lets known ids pass', async () => {
    await check(
      '<Term id="kernel">k</Term> <Claim id="app-size" /> <Source id="oci">s</Source>\n\n<TradeOffs about="vm" />',
    );
  });

  it.each([
    ['A\n\n<Claim id="nope" />', 'trial.mdx:3: <Claim id="nope"> is unknown: content/claims/ has no "nope".'],
    [
      '<Term id="nope">x</Term>',
      'trial.mdx:1: <Term id="nope"> is unknown: content/glossary/ has no "nope".',
    ],
    ['<Source id="nope">x</Source>', 'content/sources/ has no "nope".'],
    ['<Figure id="nope" n="1.1">x</Figure>', 'src/figures/ has no "nope".'],
    ['<Claim />', 'trial.mdx:1: <Claim> needs an id="…".'],
    ['<TradeOffs about="both" />', 'must be about "vm" or "container"'],
  ])('refuses %j', async (text, sentence) => {
    await expect(check(text)).rejects.toThrow(sentence);
  });
});

describe('internalLinks', () => {
  const check = (text: string, base = '/') => compile(text, [internalLinks(() => known, base)]);

  it('adds the base path and leaves the rest as written', async () => {
    const code = await check(
      '[a](/containers/?race=1.x#images) [b](#here) [c](https://example.org/)',
      '/docs/',
    );
    expect(code).toContain('href: "/docs/containers/?race=1.x#images"');
    expect(code).toContain('href: "#here"');
    expect(code).toContain('href: "https://example.org/"');
  });

  it.each([
    ['[a](/nowhere/)', 'trial.mdx:1: the link "/nowhere/" leads to a page that is not there.'],
    [
      'x\n\n[a](/containers/#nope)',
      'trial.mdx:3: the link "/containers/#nope" leads to "#nope", which that page does not have.',
    ],
    ['[a](/containers)', 'the link "/containers" must end its path with "/".'],
    ['[a](#nope)', 'leads to "#nope"'],
    ['[a](containers/)', 'must begin with "/", "#" or "https://".'],
    ['[a](http://example.org/)', 'must begin with "/", "#" or "https://".'],
  ])('refuses %j', async (text, sentence) => {
    await expect(check(text)).rejects.toThrow(sentence);
  });

  it.each([
    ['/', '/a/', '/a/'],
    ['/docs', '/a/', '/docs/a/'],
    ['/docs/', '/', '/docs/'],
  ])('joins %s and %s', (base, path, joined) => {
    expect(withBase(base, path)).toBe(joined);
  });
});

describe('idsInMdx', () => {
  it('finds headings, figures, tables and notes', () => {
    const text =
      '## A [#a]\n\nText.<Note id="n-1">x</Note>\n<Figure id="f" n="1.1">\n<Table id="t" caption="c">\n### B [#b]';
    expect([...idsInMdx(text)].sort()).toEqual(['a', 'b', 'f', 'n-1', 't']);
  });
});
