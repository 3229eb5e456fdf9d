import type { InlineCode } from './inline-code.ts';
import { createHash } from 'node:crypto';

const hashes = (texts: readonly string[]) =>
  texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);

/**
 * The Content Security Policy of a page, as the text of its meta element: this origin and nobody else, and of inline
 * code only what the page was built with. Who may frame a page can be said in a header only; the server says it.
 */
export const policy = ({ scripts, styles }: InlineCode): string =>
  [
    ["default-src 'none'"],
    // Pagefind's index is read by WebAssembly, which is compiled, though never from text.
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes(scripts)],
    ["style-src 'self'", ...hashes(styles)],
    // The first frame of a figure comes from the server with its places in style attributes, and a hash cannot name those.
    ["style-src-attr 'unsafe-inline'"],
    ["img-src 'self'"],
    ["font-src 'self'"],
    ["connect-src 'self'"],
    ["manifest-src 'self'"],
    ["worker-src 'self'"],
    ["base-uri 'none'"],
    ["form-action 'none'"],
    ["object-src 'none'"],
    ["require-trusted-types-for 'script'"],
    // No script makes HTML or code out of text. The one policy there is, src/scripts/trusted-types.ts, makes the address of our own service worker.
    ['trusted-types worker-address'],
  ]
    .map((parts) => parts.join(' '))
    .join('; ');
