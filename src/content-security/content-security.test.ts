import { describe, expect, it } from 'vitest';
import { addPolicy } from './add-policy.ts';
import { inlineCode } from './inline-code.ts';
import { policy } from './policy.ts';

describe('inline code', () => {
  it('is scripts and styles of the page itself, letter for letter, each once', () => {
    const html =
      '<style>a > b {}</style><script>\n f("</style>")\n</script><script type="module">g()</script>' +
      "<SCRIPT TYPE='text/javascript'>h()</SCRIPT><script src=/x.js></script><script>g()</script>";
    expect(inlineCode(html)).toEqual({
      scripts: ['\n f("</style>")\n', 'g()', 'h()'],
      styles: ['a > b {}'],
    });
  });

  it('is not data, comments, or what an attribute or a text shows', () => {
    const html =
      '<script type="application/ld+json">{"a":"<script>"}</script><!-- <script>a()</script> -->' +
      '<button data-copy="<script>b()</script>">x</button><code>&lt;script>c()&lt;/script></code>' +
      "<p title='<style>d</style>'>";
    expect(inlineCode(html)).toEqual({ scripts: [], styles: [] });
  });

  it('is refused where an element is left open', () => {
    expect(() => inlineCode('<script>a()')).toThrow('A <script> element is not closed');
  });
});

describe('the policy', () => {
  it('names each inline script and style by its hash, and lets nobody else in', () => {
    // printf 'a()' | openssl dgst -sha256 -binary | base64
    const text = policy({ scripts: ['a()'], styles: ['b{}'] });
    expect(text).toContain(
      "script-src 'self' 'wasm-unsafe-eval' 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='; ",
    );
    expect(text).toContain("style-src 'self' 'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='; ");
    const [, ...sources] = policy({ scripts: [], styles: [] }).split(/ |; /);
    expect(sources.filter((source) => /[:*]|^'unsafe-(?!inline)/.test(source))).toEqual([]);
  });

  it('stands first in the head, before what it governs', () => {
    const page = addPolicy('<head><meta charset="utf-8"><script>$&</script></head>', 'a.html');
    expect(page).toMatch(
      /^<head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="[^"]+"><meta name="referrer" content="same-origin"><script>\$&<\/script><\/head>$/,
    );
  });

  it('is not left out in silence', () => {
    expect(() => addPolicy('<p>', 'a.html')).toThrow('a.html has no <meta charset="utf-8">');
  });
});
