import { inlineCode } from './inline-code.ts';
import { policy } from './policy.ts';

const FIRST = '<meta charset="utf-8">';

/**
 * Puts a page's Content Security Policy into it, before anything it is to govern, and what a link tells the site it
 * leads to: nothing. `name` names the page in the error for one without a charset to stand behind.
 */
export function addPolicy(html: string, name: string): string {
  if (!html.includes(FIRST)) throw new Error(`${name} has no ${FIRST}; start its head with one.`);
  const metas =
    `<meta http-equiv="content-security-policy" content="${policy(inlineCode(html))}">` +
    '<meta name="referrer" content="same-origin">';
  return html.replace(FIRST, () => FIRST + metas);
}
