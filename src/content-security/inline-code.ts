/** What stands in a page's own text and would run or style it, without the files it names. */
export interface InlineCode {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

// A comment, or a tag whose quoted attributes may hold anything, also the text of another tag.
const TAG = /<!--[\s\S]*?-->|<([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
// The types that are code (HTML Living Standard, "prepare the script element"); any other is data, which CSP leaves alone.
const CODE = /^(?:module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script|)$/i;

/** Finds the inline scripts and style elements of a whole HTML page, each once, letter for letter as a browser hashes them. */
export function inlineCode(html: string): InlineCode {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  TAG.lastIndex = 0;
  for (let found = TAG.exec(html); found; found = TAG.exec(html)) {
    const name = found[1]?.toLowerCase();
    if (name !== 'script' && name !== 'style') continue;
    const end = html.slice(TAG.lastIndex).search(new RegExp(`</${name}[\\s/>]`, 'i'));
    if (end < 0) throw new Error(`A <${name}> element is not closed; close it where it is written.`);
    const text = html.slice(TAG.lastIndex, TAG.lastIndex + end);
    const attributes = found[2]!;
    if (name === 'style') styles.add(text);
    else if (!/\ssrc\s*=/i.test(attributes) && CODE.test(typeOf(attributes))) scripts.add(text);
    TAG.lastIndex += end;
  }
  return { scripts: [...scripts], styles: [...styles] };
}

const typeOf = (attributes: string): string =>
  /\stype\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i
    .exec(attributes)
    ?.slice(1)
    .find((value) => value !== undefined) ?? '';
