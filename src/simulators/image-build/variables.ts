/** Variables by name. A map, for a reader may call one `constructor` or `__proto__`. */
export type Values = ReadonlyMap<string, string>;

/** `$NAME`, `${NAME}`, or with another text for a name that is unset or, with a colon, empty. */
export interface Variable {
  readonly name: string;
  readonly sign: string;
  readonly other: string;
  /** Where the text goes on behind it. */
  readonly end: number;
}

const VARIABLE = /\$(?:\{([A-Za-z_]\w*)(?:(:?[-+])([^}$"'`\\]*))?\}|([A-Za-z_]\w*))/y;

/** The variable that begins at the dollar sign at `at`; null when none of a known form does. */
export function variableAt(text: string, at: number): Variable | null {
  VARIABLE.lastIndex = at;
  const match = VARIABLE.exec(text);
  if (!match) return null;
  const [whole, braced, sign = '', other = '', bare] = match;
  return { name: braced ?? bare!, sign, other, end: at + whole.length };
}

/** What a variable stands for; an unknown name becomes nothing, as in builders and shells. */
export function valueOf(
  { name, sign, other }: Pick<Variable, 'name' | 'sign' | 'other'>,
  values: Values,
): string {
  const value = values.get(name);
  const there = sign.startsWith(':') ? (value ?? '') !== '' : value !== undefined;
  if (sign.endsWith('-')) return there ? value! : other;
  if (sign.endsWith('+')) return there ? other : '';
  return value ?? '';
}

/**
 * A word as a builder reads it (BuildKit frontend/dockerfile/shell/lex.go): quotes and backslashes do their work and
 * go, variables are put in but in single quotes. Words are not split.
 */
export function expand(text: string, values: Values): string {
  let out = '';
  let quote = '';
  for (let i = 0; i < text.length;) {
    const char = text[i]!;
    const next = text[i + 1];
    const variable = char === '$' && quote !== "'" ? variableAt(text, i) : null;
    if (variable) {
      out += valueOf(variable, values);
      i = variable.end;
      continue;
    }
    if (char === '\\' && quote !== "'" && next !== undefined) {
      out += quote === '"' && !'"$\\'.includes(next) ? char + next : next;
      i += 2;
      continue;
    }
    if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else out += char;
    i++;
  }
  return out;
}

/** The words of ENV and ARG: spaces in quotes and behind a backslash split nothing (line_parsers.go, parseWords). */
function wordsOf(text: string): readonly string[] {
  return text.match(/(?:\\.|"(?:\\.|[^"\\])*"?|'[^']*'?|[^\s\\"']|\\$)+/gs) ?? [];
}

/** NAME=value pairs of ENV and ARG, values not yet expanded; the old form "NAME value" too. null: no value is given. */
export function pairs(text: string): readonly (readonly [string, string | null])[] {
  const words = wordsOf(text);
  const [first = ''] = words;
  if (!first.includes('=') && words.length > 1) return [[first, text.trim().slice(first.length).trim()]];
  return words.map((word) => {
    const at = word.indexOf('=');
    return at < 0 ? [word, null] : [word.slice(0, at), word.slice(at + 1)];
  });
}
