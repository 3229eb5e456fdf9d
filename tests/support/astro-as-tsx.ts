/**
 * An Astro file as TSX with the same number of lines: its frontmatter, then its template as one fragment. Scripts,
 * styles and comments are blank; scripts of the browser stand in files of their own. Throws a RangeError for a file
 * without frontmatter.
 */
export function astroAsTsx(source: string): string {
  const [, front, template] = /^---\n([\s\S]*?\n|)---\n([\s\S]*)$/.exec(source) ?? [];
  if (front === undefined || template === undefined) throw new RangeError('An Astro file begins with "---".');
  const markup = template.replace(
    /<(script|style)\b[^>]*(?<!\/)>[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<!doctype[^>]*>/gi,
    blank,
  );
  return `\n${front};<>\n${markup}</>`;
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
