/** Puts $NAME, ${NAME} and ${NAME:-default} in; an unknown name becomes nothing, as builders do. */
export const expand = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(
    /\\\$|\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}|\$([A-Za-z_]\w*)/g,
    (whole, braced?: string, fallback?: string, bare?: string) =>
      whole === '\\$' ? '$' : own(values, braced ?? bare!) || (fallback ?? ''),
  );

const own = (values: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(values, name) ? values[name]! : '';

/** NAME=value pairs of ENV and ARG; the old form "NAME value" too. */
export function pairs(words: readonly string[], text: string): readonly (readonly [string, string | null])[] {
  const [first = '', ...rest] = words;
  if (!first.includes('=') && rest.length > 0) return [[first, text.slice(first.length).trim()]];
  return words.map((word) => {
    const at = word.indexOf('=');
    return at < 0 ? [word, null] : [word.slice(0, at), word.slice(at + 1).replace(/^(["'])(.*)\1$/, '$2')];
  });
}
