import { describe, expect, it } from 'vitest';
import { astroAsTsx } from '../support/astro-as-tsx.ts';
import { proseIn } from '../support/prose.ts';

const textsIn = (source: string, file = 'planted.tsx'): string[] =>
  proseIn(file, source).map(({ text }) => text);

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
    ["const a = <b>{n > 1 ? 'Figures' : b}</b>;", 'Figures'],
    ["const a = <b title={(n && 'Figure') || b} />;", 'Figure'],
    ['const a = `<b>on</b> ${day}`;', '<b>on</b> ◦'],
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
    'const a = `<time datetime="${day}">${text}</time>`;',
    'const a = `2px solid ${ink}`;',
    "const a = <i>{n === 'figure' && draw('figure')}</i>;",
    'const a = `${value} MiB`;',
    'const a = `${one}, ${two}`;',
    "const a = matchMedia('(prefers-reduced-motion: reduce)');",
    "const a = document.querySelector('.toc ol a');",
    "const a = 'input:not([type=radio], [type=range]), select, textarea';",
    "const a = 'in-the-way';",
    'throw new Error(`The page did not give the figure the claim "${id}".`);',
  ])('is not: %s', (source) => expect(textsIn(source)).toEqual([]));
});

describe('what reads like prose in a page', () => {
  const page = (template: string, front = '') =>
    textsIn(`---\n${front}---\n\n${template}\n`, 'planted.astro');

  it.each([
    ['<p>Here they are.</p>', 'Here they are.'],
    ['<Plain title="Glossary" />', 'Glossary'],
    ['<Plain kicker="Here" />', 'Here'],
    ['<Plain description="What there is." />', 'What there is.'],
    ['<nav aria-label="Letters"></nav>', 'Letters'],
    ['<p>Chapter {n}: {title}</p>', 'Chapter'],
    ['{all.map(({ n }) => <li>{`Chapter ${n}`}</li>)}', 'Chapter ◦'],
    ["{n === 1 ? 'One claim' : words.claims(n)}", 'One claim'],
    ['<style>\n  p {\n    margin: 0;\n  }\n</style>\n<p>Below</p>', 'Below'],
    ["<script>\n  import './a.ts';\n</script>\n<p>Below</p>", 'Below'],
    ['<script is:inline set:html={a} />\n<p>Between</p>\n<script>a < b;</script>', 'Between'],
    ['<!doctype html>\n<html><body><p>Whole</p></body></html>', 'Whole'],
  ])('%s', (template, text) => expect(page(template)).toEqual([text]));

  it('is found above its template too, and named with its line', () => {
    const source = "---\nconst caption = 'What speaks for it';\n---\n\n<b>{caption}</b>\n<i>Against</i>\n";
    expect(proseIn('planted.astro', source)).toEqual([
      { line: 2, text: 'What speaks for it' },
      { line: 6, text: 'Against' },
    ]);
  });

  it.each([
    '<p class="labs-place">{words.explained(n, title)}</p>',
    '<meta name="viewport" content="width=device-width, initial-scale=1" />',
    '<!-- A comment for whoever reads the file. -->',
    '<style>\n  .a b {\n    content: "see also";\n  }\n</style>',
    "<script>\n  import './a b c.ts';\n</script>",
    '<div class:list={["heading one", name]}>{a}, {b}</div>',
  ])('is not: %s', (template) => expect(page(template)).toEqual([]));

  it('wants frontmatter', () =>
    expect(() => astroAsTsx('<p>Nothing above.</p>')).toThrow('An Astro file begins with "---".'));
});
